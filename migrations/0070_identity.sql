-- Identity under guard: a key for each file and capture, quotas, and what two persons decide together (docs/decisions/0020).

-- 1. A key of its own for each file and each unfinished capture: destroying it leaves nothing readable, in old copies either.
alter table stored_file add column own_key boolean not null default false;
alter table stored_file alter column own_key set default true;
comment on column stored_file.own_key is 'Sealed under a key of its own in sintra_keys; false only for files of before, under the institution''s key of class file.';
alter table record_draft add column key_id uuid;
comment on column record_draft.key_id is 'Its own key in sintra_keys, never the id that the screen chose; null only for captures of before.';

-- The keys' housekeeping sees which captures and files still need theirs, and throws away those of a person to be forgotten.
create policy keeper on record_draft for select
  using ((select security.purpose()) = 'worker' and institution_id = (select security.institution_id()));
create policy forget on record_draft for delete
  using ((select security.purpose()) = 'worker' and institution_id = (select security.institution_id()));

-- 2. The log's signing keys are wrapped again when the provider's key changes.
grant update (wrapped) on log_signing_key to sintra_app;
create policy rewrap on log_signing_key for update
  using ((select security.purpose()) = 'worker') with check ((select security.purpose()) = 'worker');

-- 3. Quotas: how much identity one person may open.
create table quota (
  name text primary key check (name in ('reveal_hour', 'reveal_day', 'export_day')),
  value integer not null check (value between 1 and 1000000),
  updated_by uuid,
  updated_at timestamptz
);
comment on table quota is 'Records with identity that one account may open in an hour and in a day, and export in a day before it is an alert.';
insert into quota (name, value) values ('reveal_hour', 200), ('reveal_day', 1000), ('export_day', 1000);
grant select, update (value, updated_by, updated_at) on quota to sintra_app;
alter table quota enable row level security;
alter table quota force row level security;
create policy known on quota for select using ((select security.user_id()) is not null);
create policy administer on quota for update using ((select security.account_scope()) = 'national');

create table identity_use (
  institution_id uuid not null,
  user_id uuid not null,
  record_id uuid not null,
  at timestamptz not null
);
comment on table identity_use is 'Whose identity this account opened in the last two days: what the quota counts. The lasting account of it is the log.';
create index identity_use_own on identity_use (user_id, at);
grant select, insert, delete on identity_use to sintra_app;
alter table identity_use enable row level security;
alter table identity_use force row level security;
create policy own on identity_use
  using (user_id = (select security.user_id()))
  with check (user_id = (select security.user_id()) and institution_id = (select security.institution_id()));

create table quota_refusal (
  institution_id uuid not null,
  user_id uuid not null,
  over text not null check (over in ('hour', 'day')),
  at timestamptz not null
);
comment on table quota_refusal is 'When somebody was last told that this account met a limit: once for each hour or day.';
create index quota_refusal_own on quota_refusal (user_id, at);
grant select, insert, delete on quota_refusal to sintra_app;
alter table quota_refusal enable row level security;
alter table quota_refusal force row level security;
create policy own on quota_refusal
  using (user_id = (select security.user_id()))
  with check (user_id = (select security.user_id()) and institution_id = (select security.institution_id()));

-- 4. What one person asks for and another allows.
create table approval (
  institution_id uuid not null,
  id uuid not null,
  number integer not null check (number >= 1),
  kind text not null check (kind in ('export', 'erasure')),
  form text not null,
  record_id uuid,
  reason text not null,
  details jsonb not null default '{}',
  sealed bytea,
  records integer not null check (records >= 0),
  asked_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  decision text check (decision in ('approved', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  use_until timestamptz,
  used_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, number),
  check ((decision is null) = (decided_by is null)),
  -- Four eyes: nobody allows what they asked for.
  check (decided_by <> asked_by),
  check (used_at is null or decision = 'approved'),
  check ((kind = 'erasure') = (record_id is not null))
);
comment on table approval is 'Exports with identity and erasures: asked for by one person with a reason, allowed or refused by another within a day, used once.';
comment on column approval.sealed is 'What of the request may name a person (the searched words), under a key of its own.';
create index approval_open on approval (institution_id, asked_at desc);
grant select, insert on approval to sintra_app;
grant update (decision, decided_by, decided_at, decision_reason, use_until, used_at) on approval to sintra_app;
alter table approval enable row level security;
alter table approval force row level security;
create policy see on approval for select using (
  (select security.people_scope()) = 'national'
  or ((select security.people_scope()) in ('institution', 'state') and institution_id = (select security.institution_id()))
  or (select security.purpose()) = 'worker');
create policy ask on approval for insert
  with check (institution_id = (select security.institution_id()) and asked_by = (select security.user_id()) and decision is null);
create policy decide on approval for update
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) in ('institution', 'state') and institution_id = (select security.institution_id()))
    or (select security.purpose()) = 'worker')
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) in ('institution', 'state') and institution_id = (select security.institution_id()))
    or (select security.purpose()) = 'worker');

-- 5. Erasing: the words by which a person was found go with their key, those kept to undo an import too.
grant update (tokens_before) on import_change to sintra_app;
