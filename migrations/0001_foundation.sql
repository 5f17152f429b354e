-- The walls that every later table leans on: roles, the request's signed context, institutions, catalogues, the log.
-- Runs as the owner. The server's login, sintra_app, owns nothing and is granted only what it needs (docs/decisions/0002).

create schema security;
revoke create on schema public from public;
grant usage on schema public, security to sintra_app;

-- 1. The context of a request -----------------------------------------------------------------------------------------
-- Row security cannot trust a plain setting: an injected set_config would forge it. The setting is therefore a token
-- signed by the server (HMAC-SHA256, RFC 2104); the two padded keys are written here by the owner after migrating.

create table security.context_key (
  only_one boolean primary key default true check (only_one),
  inner_pad bytea not null,
  outer_pad bytea not null
);
comment on table security.context_key is 'Key of the context token, padded as RFC 2104 asks. Nobody but the owner reads it.';

-- Token: user|institution|people scope|log scope|purpose|mac. Empty or forged: null, so that no policy lets a row through.
create function security.context() returns text[]
  language plpgsql stable security definer parallel safe set search_path = pg_catalog, security as $$
declare
  token text := current_setting('sintra.context', true);
  cut integer;
  body bytea;
  pad record;
begin
  if token is null or token = '' then return null; end if;
  cut := length(token) - 64;
  body := convert_to(left(token, greatest(cut, 0)), 'UTF8');
  select inner_pad, outer_pad into pad from security.context_key;
  if encode(sha256(pad.outer_pad || sha256(pad.inner_pad || body)), 'hex') <> right(token, 64) then return null; end if;
  return string_to_array(left(token, greatest(cut - 1, 0)), '|');
end $$;

create function security.user_id() returns uuid language sql stable parallel safe
  as $$ select nullif((security.context())[1], '')::uuid $$;
create function security.institution_id() returns uuid language sql stable parallel safe
  as $$ select nullif((security.context())[2], '')::uuid $$;
create function security.people_scope() returns text language sql stable parallel safe
  as $$ select coalesce((security.context())[3], 'none') $$;
create function security.log_scope() returns text language sql stable parallel safe
  as $$ select coalesce((security.context())[4], 'none') $$;
create function security.purpose() returns text language sql stable parallel safe
  as $$ select coalesce((security.context())[5], 'none') $$;

-- 2. Versions ----------------------------------------------------------------------------------------------------------
-- Keeps the values that an update replaces in <table>_version: nothing is overwritten silently (principle 5). Sealed
-- cells stay ciphertext.
create function security.keep_version() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  execute format(
    'insert into public.%I (institution_id, id, version, written_by, written_at, origin, content, sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8)', tg_table_name || '_version')
  using old.institution_id, old.id, old.version, old.updated_by, old.updated_at, old.origin, to_jsonb(old) - 'sealed', old.sealed;
  return new;
end $$;

-- 3. Institutions ------------------------------------------------------------------------------------------------------
create table institution (
  id uuid primary key,
  acronym text not null check (acronym ~ '^[A-Z0-9]{2,12}$'),
  name text not null,
  legal_name text,
  level text not null check (level in ('federal', 'state', 'municipal', 'civil_society', 'trial')),
  state text,
  successor_id uuid references institution (id),
  valid_from date,
  valid_until date,
  created_at timestamptz not null default now()
);
comment on table institution is 'Members of the Comisión Intersecretarial and states'' institutions (LGT arts. 85, 86, 114). Level trial holds data for trials only.';
create unique index institution_acronym on institution (acronym);
grant select, insert, update on institution to sintra_app;

-- The Secretaría Técnica (LGT art. 87) exists from the first day: the first account belongs to it.
insert into institution (id, acronym, name, legal_name, level)
values ('01900000-0000-7000-8000-000000000001', 'ST', 'Secretaría Técnica de la Comisión Intersecretarial', null, 'federal');

-- 4. Catalogues --------------------------------------------------------------------------------------------------------
create table catalog_entry (
  catalog text not null,
  code text not null,
  label_es text not null,
  label_en text not null,
  position integer not null,
  parent text,
  law text,
  valid_from date,
  valid_until date,
  replaced_by text,
  maps jsonb not null default '{}',
  alias text[] not null default '{}',
  edited boolean not null default false,
  primary key (catalog, code)
);
comment on column catalog_entry.edited is 'An administrator changed this row: a release no longer touches its labels.';
grant select, insert, update on catalog_entry to sintra_app;

-- 5. The log (bitácora) ------------------------------------------------------------------------------------------------
-- Append-only by grant. It says who, what, whose and which fields, never a value (design page §6).
create table log_entry (
  id uuid primary key,
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
  details jsonb not null default '{}'
);
create index log_entry_owner on log_entry (owner_institution_id, at desc);
create index log_entry_record on log_entry (record_id, at desc) where record_id is not null;
create index log_entry_actor on log_entry (actor_id, at desc);
grant select, insert on log_entry to sintra_app;
alter table log_entry enable row level security;
alter table log_entry force row level security;
create policy append on log_entry for insert
  with check (actor_id is not distinct from (select security.user_id()) or (select security.purpose()) in ('sign_in', 'worker'));
create policy read on log_entry for select
  using ((select security.log_scope()) = 'national'
      or ((select security.log_scope()) = 'institution' and owner_institution_id = (select security.institution_id())));
