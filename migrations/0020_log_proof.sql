-- The log proves itself (docs/decisions/0009): months as partitions, one Merkle tree per institution, signed checkpoints.

-- 1. Months ------------------------------------------------------------------------------------------------------------
-- The log becomes a table of months (UTC), in a schema that the server's login may not enter: it reaches them through
-- log_entry and its policies alone.
create schema log_month;

drop index log_entry_owner, log_entry_record, log_entry_actor;
alter table log_entry rename constraint log_entry_pkey to log_entry_before_key;
alter table log_entry rename to log_entry_before;

create table log_entry (
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_institution_id uuid,
  owner_institution_id uuid,
  action text not null,
  resource text not null,
  record_id uuid,
  version integer,
  fields text[],
  reason text,
  channel text not null,
  request_id text not null,
  details jsonb not null default '{}',
  -- Which transaction wrote it: the sequencer takes entries once theirs can no longer be overtaken by an older one.
  tx xid8 not null default pg_current_xact_id(),
  constraint log_entry_key primary key (id, at)
) partition by range (at);
comment on table log_entry is 'Bitácora: who did what to whose record, which fields, never a value. Append-only by grant; partitions by month in schema log_month.';
create index log_entry_owner on log_entry (owner_institution_id, at desc);
create index log_entry_record on log_entry (record_id, at desc) where record_id is not null;
create index log_entry_actor on log_entry (actor_id, at desc);
create index log_entry_tx on log_entry (tx);

-- Takes what no month of its own takes, so that a missing month never stops the system.
create table log_month.rest partition of log_entry default;
alter table log_month.rest enable row level security;
alter table log_month.rest force row level security;

-- Makes this month's partition and the next three where they are missing; returns how many it made. A new table is attached
-- and not created in place: attaching does not stop whoever is writing. What cannot be had at once is left for the next call.
create function security.prepare_log_months() returns integer
  language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '2s' as $$
declare
  month timestamp;
  name text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(5458254, 6);
  for ahead in 0..3 loop
    month := date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead);
    name := to_char(month, '"m"YYYY_MM');
    continue when to_regclass('log_month.' || name) is not null;
    begin
      execute format('create table log_month.%I (like public.log_entry including all)', name);
      execute format('alter table log_month.%I enable row level security', name);
      execute format('alter table log_month.%I force row level security', name);
      execute format('alter table public.log_entry attach partition log_month.%I for values from (%L) to (%L)',
        name, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
      made := made + 1;
    exception when check_violation or lock_not_available then null;
    end;
  end loop;
  return made;
end $$;
revoke execute on function security.prepare_log_months() from public;
grant execute on function security.prepare_log_months() to sintra_app;
select security.prepare_log_months();

alter table log_entry_before no force row level security;
insert into log_entry (id, at, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, fields, reason, channel, request_id, details)
  select id, at, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, fields, reason, channel, request_id, details
  from log_entry_before order by at, id;
drop table log_entry_before;

-- Neither the moment nor the transaction of an entry is the writer's to choose.
grant select on log_entry to sintra_app;
grant insert (id, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, fields, reason, channel, request_id, details)
  on log_entry to sintra_app;
alter table log_entry enable row level security;
alter table log_entry force row level security;
create policy append on log_entry for insert
  with check (actor_id is not distinct from (select security.user_id()) or (select security.purpose()) in ('sign_in', 'worker'));
create policy read on log_entry for select
  using ((select security.log_scope()) = 'national'
      or ((select security.log_scope()) = 'institution' and owner_institution_id = (select security.institution_id())));

-- 2. Trees -------------------------------------------------------------------------------------------------------------
-- RFC 6962. The tree of entries without an owner, the house's own, is institution 0.
create table log_leaf (
  institution_id uuid not null,
  leaf_index bigint not null check (leaf_index >= 0),
  entry_id uuid not null,
  entry_at timestamptz not null,
  hash bytea not null check (length(hash) = 32),
  primary key (institution_id, leaf_index)
);
comment on table log_leaf is 'Place of each log entry in the Merkle tree of its owner institution; hash = SHA-256(0x00 || canonical JSON of the entry).';
-- Not unique across institutions by a constraint that tells anything: entry ids are random and known to the writer alone.
create unique index log_leaf_entry on log_leaf (entry_id);

create table log_tile (
  institution_id uuid not null,
  level smallint not null check (level >= 1),
  tile_index bigint not null check (tile_index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (institution_id, level, tile_index)
);
comment on table log_tile is 'Root of each complete subtree of 256^level leaves, so that roots and proofs read hundreds of hashes, not millions.';

-- Up to where the sequencer has taken everything: no transaction below it can still commit.
create table log_sequence (
  only_one boolean primary key default true check (only_one),
  watermark xid8 not null
);
insert into log_sequence (watermark) values ('0');

-- 3. Checkpoints -------------------------------------------------------------------------------------------------------
create table log_signing_key (
  id uuid primary key,
  public_key bytea not null check (length(public_key) = 32),
  wrapped bytea not null,
  created_at timestamptz not null
);
comment on table log_signing_key is 'Ed25519. The private half is sealed by the key provider; the newest row signs.';

create table log_checkpoint (
  number bigint primary key check (number >= 1),
  at timestamptz not null,
  body text not null
);
comment on table log_checkpoint is 'Signed notes over the roots of all trees (docs/log-format.md). Copies live outside the database.';

grant select, insert on log_leaf, log_tile, log_signing_key, log_checkpoint to sintra_app;
grant select, update (watermark) on log_sequence to sintra_app;

do $$
declare name text;
begin
  foreach name in array array['log_leaf', 'log_tile', 'log_sequence', 'log_signing_key', 'log_checkpoint'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['log_leaf', 'log_tile', 'log_signing_key', 'log_checkpoint'] loop
    execute format('create policy append on %I for insert with check ((select security.purpose()) = ''worker'')', name);
  end loop;
  foreach name in array array['log_leaf', 'log_tile'] loop
    execute format('create policy read on %I for select using ((select security.log_scope()) = ''national''
      or ((select security.log_scope()) = ''institution'' and institution_id = (select security.institution_id())))', name);
  end loop;
  -- No people here: roots, sizes, a public key and a sealed one.
  foreach name in array array['log_sequence', 'log_signing_key', 'log_checkpoint'] loop
    execute format('create policy read on %I for select using ((select security.log_scope()) <> ''none'')', name);
  end loop;
end $$;
create policy advance on log_sequence for update using ((select security.purpose()) = 'worker');
