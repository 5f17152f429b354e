-- Former names are public knowledge (LGT arts. 85 and 114) and hold nobody's data; they stand behind the same wall as every table
-- that names an institution, so that no exception has to be remembered: everybody reads them, nobody takes one away.
alter table institution_former_name enable row level security;
alter table institution_former_name force row level security;
create policy institution_former_name_read on institution_former_name for select using (true);
create policy institution_former_name_keep on institution_former_name for insert with check (true);
revoke update on institution_former_name from sintra_app;
