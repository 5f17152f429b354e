-- What the records of every form share: unfinished captures, and the names of the officials who captured them.

-- An unfinished capture, sealed, seen by its author alone, swept after 30 days (design page §10).
create table record_draft (
  id uuid primary key,
  institution_id uuid not null,
  user_id uuid not null,
  form text not null,
  sealed bytea not null,
  saved_at timestamptz not null
);
create index record_draft_owner on record_draft (user_id, form, saved_at desc);
alter table record_draft enable row level security;
alter table record_draft force row level security;
create policy own on record_draft
  using (user_id = (select security.user_id()))
  with check (user_id = (select security.user_id()) and institution_id = (select security.institution_id()));
-- A draft is not yet a record: once stored or thrown away nothing of it must remain.
grant select, insert, update, delete on record_draft to sintra_app;

-- Who captured or acted, in words; null where the reader may not see that account.
create function security.user_name(id uuid) returns text language sql stable
  as $$ select name from public.user_account where user_account.id = $1 $$;
create function security.user_email(id uuid) returns text language sql stable
  as $$ select email from public.user_account where user_account.id = $1 $$;
