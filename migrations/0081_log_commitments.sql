-- The log says what a value was without saying the value: one keyed commitment for each field that a write touched, whose salt
-- lies beside the versions, behind the record's own wall (docs/decisions/0021). And on whose behalf an act was done.

alter table log_entry add column on_behalf_of uuid;
alter table log_entry add column commitments jsonb;
comment on column log_entry.on_behalf_of is 'The person or institution for whom the actor acted; their own rights were the limit.';
comment on column log_entry.commitments is 'Field → HMAC-SHA256 of its new value under a salt that is not here. Absent from the canonical JSON when null.';
grant insert (on_behalf_of, commitments) on log_entry to sintra_app;

-- Entries come in the order of time: a few kilobytes find an hour of the log among millions.
create index log_entry_at on log_entry using brin (at);

create table record_salt (
  institution_id uuid not null,
  record_id uuid not null,
  version integer not null,
  -- Which wall: records with people, or records of work.
  domain text not null check (domain in ('people', 'work')),
  -- Of clear fields.
  salt bytea not null check (length(salt) = 32),
  -- Of identifying ones: sealed under the person's key, so that destroying it leaves their commitments without meaning.
  sealed bytea,
  primary key (institution_id, record_id, version)
);
comment on table record_salt is 'Salts of the commitments that the log holds of a version''s values: with the salt a value is proved, without it nothing is learned.';
alter table record_salt enable row level security;
alter table record_salt force row level security;
create policy own on record_salt
  using ((domain = 'people' and ((select security.people_scope()) = 'national'
      or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id()))))
    or (domain = 'work' and ((select security.work_scope()) = 'national'
      or ((select security.work_scope()) <> 'none'
        and institution_id in ((select security.institution_id()), '01900000-0000-7000-8000-000000000001')))))
  with check ((domain = 'people' and ((select security.people_scope()) = 'national'
      or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id()))))
    or (domain = 'work' and ((select security.work_scope()) = 'national'
      or ((select security.work_scope()) <> 'none' and institution_id = (select security.institution_id())))));
grant select, insert on record_salt to sintra_app;

-- An auditor looks for a record by its folio and may not read the record: the entry of its creation says it.
create index log_entry_folio on log_entry ((details ->> 'folio')) where action = 'record.create';
