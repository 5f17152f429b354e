-- Imports write each row twice and no more: once when they are staged, once when they are applied (docs/decisions/0014).

-- 1. Staging: a place of its own for each run --------------------------------------------------------------------------
-- COPY cannot enter a table with row security, and rows that pass through a temporary table are written once more. A run's
-- rows therefore go into unlogged tables that the owner makes for it. While they fill, sintra_app may only add to them; once closed they
-- stand behind a wall as the records do. What they hold can always be read again from the file.
create function security.staging_of(run uuid) returns text language sql immutable parallel safe
  as $$ select 'staging_' || replace(run::text, '-', '') $$;

-- Only whoever sees a run, and the queue's housekeeping, may touch its place.
create function security.require_run(run uuid) returns void
  language plpgsql stable set search_path = pg_catalog, security as $$
begin
  if not exists (select from public.import_run r where r.id = run and (security.people_scope() = 'national'
      or r.user_institution_id = security.institution_id() or security.purpose() = 'worker')) then
    raise exception 'no such run' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Makes the run's copy of a form's table: its columns, all of them free to be empty but the institution.
create function security.open_staging(run uuid, source text) returns void
  language plpgsql security definer set search_path = pg_catalog, security set client_min_messages = 'warning' as $$
declare
  place text := security.staging_of(run);
  loose text;
begin
  perform security.require_run(run);
  if not exists (select from pg_class where oid = to_regclass(format('public.%I', source)) and relforcerowsecurity) then
    raise exception 'no such form' using errcode = 'insufficient_privilege';
  end if;
  if to_regnamespace(place) is null then
    execute format('create schema %I', place);
    execute format('grant usage on schema %I to sintra_app', place);
  end if;
  execute format('create unlogged table %I.%I (stage_row integer not null, stage_kind text not null, stage_version integer, stage_key text,
    stage_fields text[], stage_tokens bigint[], stage_spellings bigint[], stage_exact bigint[], stage_before bigint[], like public.%I)', place, source, source);
  select string_agg(format('alter column %I drop not null', attname), ', ') into loose from pg_attribute
    where attrelid = format('public.%I', source)::regclass and attnum > 0 and not attisdropped and attnotnull and attname <> 'institution_id';
  execute format('alter table %I.%I %s', place, source, loose);
  execute format('grant insert on %I.%I to sintra_app', place, source);
end $$;

-- Raises the wall around a filled copy, and makes it quick to ask.
create function security.close_staging(run uuid, source text) returns void
  language plpgsql security definer set search_path = pg_catalog, security as $$
declare
  target text := format('%I.%I', security.staging_of(run), source);
begin
  perform security.require_run(run);
  if source <> all (array(select relname from pg_class where relnamespace = to_regnamespace(security.staging_of(run)))) then
    raise exception 'nothing is staged there' using errcode = 'insufficient_privilege';
  end if;
  -- Nearly all rows of most files are new records: the rest is found without them.
  execute format('create index on %s (stage_kind) where stage_kind <> ''create''', target);
  if exists (select from pg_attribute where attrelid = target::regclass and attname = 'folio') then
    execute format('create index on %s (folio) where stage_kind <> ''create''', target);
    execute format('create index on %s (stage_key) where stage_key is not null', target);
  end if;
  -- The plans of what follows are chosen by these columns; a small sample tells enough.
  execute format('alter table %s alter stage_row set statistics 10, alter stage_kind set statistics 10, alter institution_id set statistics 10', target);
  execute format('analyze %s (stage_row, stage_kind, institution_id)', target);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  -- Imports are an institution's, whoever of its people has which scope (migration 0040).
  execute format($policy$create policy own on %s
    using ((select security.people_scope()) = 'national'
      or ((select security.people_scope()) in ('institution', 'state') and institution_id = (select security.institution_id())))
    with check ((select security.write_scope()) = 'national'
      or ((select security.write_scope()) in ('institution', 'state') and institution_id = (select security.institution_id())))$policy$, target);
  execute format('grant select, insert, update on %s to sintra_app', target);
end $$;

-- Forgets what a run staged.
create function security.drop_staging(run uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, security set client_min_messages = 'warning' as $$
begin
  perform security.require_run(run);
  execute format('drop schema if exists %I cascade', security.staging_of(run));
end $$;

revoke execute on function security.require_run(uuid), security.open_staging(uuid, text), security.close_staging(uuid, text), security.drop_staging(uuid) from public;
grant execute on function security.open_staging(uuid, text), security.close_staging(uuid, text), security.drop_staging(uuid) to sintra_app;

-- 2. Tokens ------------------------------------------------------------------------------------------------------------
-- How they are told apart is in 0190; here what an import keeps of them so that it can be undone.
alter table import_change add column spellings_before bigint[], add column tokens_after bigint[];

-- 3. Ids by the thousand -----------------------------------------------------------------------------------------------
-- As in 0004 (UUIDv7, RFC 9562); without a setting of its own PostgreSQL writes the expression into the statement that asks.
create or replace function security.new_id() returns uuid language sql volatile parallel safe as $$
  select pg_catalog.encode(pg_catalog.set_bit(pg_catalog.set_bit(pg_catalog.overlay(pg_catalog.uuid_send(pg_catalog.gen_random_uuid()),
    pg_catalog.substring(pg_catalog.int8send((extract(epoch from pg_catalog.clock_timestamp()) operator(pg_catalog.*) 1000)::bigint), 3), 1, 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- 4. A run's own records -----------------------------------------------------------------------------------------------
-- They bear the moment of their run as the moment of capture, and are found by it (victim_captured).
drop index victim_import;
