-- Who opened and who reviewed are of different institutions, and row security shows neither the other's account: the name of that
-- day stands with the access, as it does in the notice that each of them received (docs/decisions/0070).
alter table emergency_access add column opened_by_name text, add column reviewed_by_name text;
comment on column emergency_access.opened_by_name is 'Name of who opened it, as it was that day; null before this column.';
comment on column emergency_access.reviewed_by_name is 'Name of who judged it, as it was that day.';
grant update (reviewed_by_name) on emergency_access to sintra_app;
