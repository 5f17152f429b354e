-- Spreadsheets coming in: the uploaded files (sealed), the runs that import them, what they changed, and saved mappings.

-- 1. Files --------------------------------------------------------------------------------------------------------------
-- A file is chunks of at most 256 KB, each sealed under its institution's key of class `file` (design page §10).
create table stored_file (
  id uuid primary key,
  institution_id uuid not null,
  user_id uuid not null,
  name text not null,
  stored_at timestamptz not null,
  -- Null until the last byte has arrived.
  size bigint,
  sha256 bytea,
  unique (institution_id, id)
);
create table file_chunk (
  institution_id uuid not null,
  file_id uuid not null,
  position integer not null,
  sealed bytea not null,
  primary key (institution_id, file_id, position),
  foreign key (institution_id, file_id) references stored_file (institution_id, id) on delete cascade
);

-- 2. Runs ---------------------------------------------------------------------------------------------------------------
create table import_run (
  id uuid primary key,
  -- Whose records it brings; the institution of the person who sent it may be another (national coordination).
  institution_id uuid not null,
  user_id uuid not null,
  user_institution_id uuid not null,
  form text not null,
  file_id uuid not null,
  file_name text not null,
  file_size bigint not null,
  file_sha256 bytea not null,
  state text not null check (state in
    ('received', 'reading', 'mapping', 'validating', 'staged', 'applying', 'applied', 'undone', 'failed', 'discarded')),
  -- What the queue still has to do for this run: the table is the queue (docs/decisions/0013).
  wanted text check (wanted in ('stage', 'apply_all', 'apply_good')),
  attempts integer not null default 0,
  heartbeat_at timestamptz,
  mapping jsonb,
  done integer not null default 0,
  total integer,
  understood jsonb,
  report jsonb,
  balance jsonb,
  problem text,
  received_at timestamptz not null,
  staged_at timestamptz,
  applied_at timestamptz,
  applied_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  undone_reason text
);
comment on table import_run is 'One file imported into one form: stage, report, apply; undone while its records are untouched.';
-- The same file is applied once; undoing frees it.
create unique index import_run_once on import_run (institution_id, form, file_sha256) where state = 'applied';
create index import_run_file on import_run (file_sha256);
create index import_run_recent on import_run (user_institution_id, form, received_at desc);
create index import_run_wanted on import_run (received_at) where wanted is not null;

-- Rows that were not taken, with columns and causes, never values: the corrected workbook reads the values from the file.
create table import_row (
  institution_id uuid not null,
  run_id uuid not null references import_run (id),
  sheet text not null,
  row_no integer not null,
  outcome text not null check (outcome in ('rejected', 'repeated', 'conflict')),
  problems jsonb not null,
  primary key (run_id, sheet, row_no)
);

-- What an applied run changed in existing records, so that it can be undone.
create table import_change (
  institution_id uuid not null,
  run_id uuid not null references import_run (id),
  record_id uuid not null,
  version_before integer not null,
  tokens_before bigint[],
  primary key (run_id, record_id)
);

create table import_mapping (
  id uuid primary key,
  institution_id uuid not null,
  form text not null,
  name text not null check (name ~ '^[a-z0-9][a-z0-9_-]{0,59}$'),
  spec jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null
);
create unique index import_mapping_name on import_mapping (institution_id, form, name);

-- 3. Staging ------------------------------------------------------------------------------------------------------------
-- Tables staging.<table>, unlogged copies of each form's tables, are made after migrating (packages/platform/imports/staging.ts):
-- what they hold can always be read again from the file. Sealed cells are sealed in them too.
create schema staging;
grant usage on schema staging to sintra_app;

-- A new id in order of time (UUIDv7, RFC 9562), for rows that SQL makes by the thousand.
create function security.new_id() returns uuid language sql volatile parallel safe set search_path = pg_catalog as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- 4. Walls --------------------------------------------------------------------------------------------------------------
grant select, insert, update, delete on stored_file to sintra_app;
grant select, insert, delete on file_chunk, import_row, import_change to sintra_app;
grant select, insert, update on import_run, import_mapping to sintra_app;

do $$
declare name text;
begin
  foreach name in array array['stored_file', 'file_chunk', 'import_run', 'import_row', 'import_change', 'import_mapping'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

-- An uploaded file shows identities in clear to whoever opens it: only its own institution does, whatever the scope.
create policy own on stored_file
  using (institution_id = (select security.institution_id()) and (select security.people_scope()) <> 'none')
  with check (institution_id = (select security.institution_id()) and (select security.people_scope()) <> 'none');
create policy own on file_chunk
  using (institution_id = (select security.institution_id()) and (select security.people_scope()) <> 'none')
  with check (institution_id = (select security.institution_id()) and (select security.people_scope()) <> 'none');

create policy own on import_run
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and user_institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and user_institution_id = (select security.institution_id())
      and institution_id = (select security.institution_id())));
-- The queue's housekeeping finds work and the account it acts for; it reads no record.
create policy queue on import_run using ((select security.purpose()) = 'worker') with check ((select security.purpose()) = 'worker');

create policy own on import_row
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));
create policy own on import_change
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));

create policy own on import_mapping
  using (institution_id = (select security.institution_id()) and (select security.people_scope()) <> 'none')
  with check (institution_id = (select security.institution_id()) and (select security.people_scope()) <> 'none');
