-- Scopes of reading and writing in full (own records, own institution, own state, nation, counts alone) and grants: one record
-- opened to somebody of elsewhere, for a reason and for a time (docs/decisions/0015).

-- How far this person writes records of people (eighth part of the signed context): reading far is not writing far.
create function security.write_scope() returns text language sql stable parallel safe
  as $$ select coalesce((security.context())[8], 'none') $$;

-- 1. Grants -------------------------------------------------------------------------------------------------------------
create table record_grant (
  institution_id uuid not null,
  id uuid not null,
  form text not null,
  record_id uuid not null,
  to_institution_id uuid not null,
  to_user_id uuid,
  kind text not null check (kind in ('referral', 'transfer', 'break_glass', 'coordinated_case')),
  classes text[] not null check (classes <@ array['public', 'internal', 'confidential', 'identifying'] and cardinality(classes) > 0),
  reason text not null check (length(reason) >= 10),
  granted_by uuid not null,
  granted_at timestamptz not null,
  until timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_reason text,
  primary key (institution_id, id),
  check (until > granted_at),
  -- Broken glass opens one case, to one person, for four hours at most (issue of accounts, item 4).
  check (kind <> 'break_glass' or (to_user_id is not null and until <= granted_at + interval '4 hours'))
);
comment on table record_grant is 'A record opened for reading to another institution or one person of it. Revoked or past its time, never erased.';
comment on column record_grant.institution_id is 'Owner of the record; the grant opens nothing else.';
comment on column record_grant.to_user_id is 'Null: whoever reads records in that institution.';
create index record_grant_id on record_grant (id);
create index record_grant_record on record_grant (institution_id, record_id);
create index record_grant_receiver on record_grant (to_institution_id, until) where revoked_at is null;

alter table record_grant enable row level security;
alter table record_grant force row level security;
create policy read on record_grant for select using (
  (select security.people_scope()) = 'national' or (select security.log_scope()) = 'national' or (select security.purpose()) = 'grant'
  or ((select security.people_scope()) in ('institution', 'state') and institution_id = (select security.institution_id()))
  or ((select security.people_scope()) in ('own', 'institution', 'state') and to_institution_id = (select security.institution_id())
    and (to_user_id is null or to_user_id = (select security.user_id()))));
-- Who owns the record gives; the purpose `grant` is signed by the server alone, for broken glass.
create policy give on record_grant for insert with check (
  granted_by = (select security.user_id()) and ((select security.write_scope()) = 'national' or (select security.purpose()) = 'grant'
    or ((select security.write_scope()) in ('institution', 'state') and institution_id = (select security.institution_id()))));
create policy revoke on record_grant for update using (
  (select security.write_scope()) = 'national' or (select security.purpose()) = 'grant' or to_user_id = (select security.user_id())
  or ((select security.write_scope()) in ('institution', 'state') and institution_id = (select security.institution_id())));
grant select, insert, update (revoked_at, revoked_by, revoked_reason) on record_grant to sintra_app;

-- What is open today to who asks, owner and record together: an owner's name on somebody else's record opens nothing. Nobody
-- without a reading scope of their own has use of a grant; counts alone read no record.
create function security.granted() returns table (institution_id uuid, record_id uuid) language sql stable parallel safe as $$
  select g.institution_id, g.record_id from public.record_grant g
  where g.to_institution_id = (select security.institution_id()) and (g.to_user_id is null or g.to_user_id = (select security.user_id()))
    and g.revoked_at is null and g.until > now()
    and (select security.people_scope()) in ('own', 'institution', 'state', 'national')
$$;

-- Which classes of fields the open grants of one record show to who asks; null where there is none.
create function security.granted_classes(owner uuid, record uuid) returns text[] language sql stable parallel safe as $$
  select array_agg(distinct c) from public.record_grant g cross join unnest(g.classes) c
  where g.institution_id = owner and g.record_id = record and g.to_institution_id = (select security.institution_id())
    and (g.to_user_id is null or g.to_user_id = (select security.user_id())) and g.revoked_at is null and g.until > now()
$$;

-- 2. The wall of people's tables ----------------------------------------------------------------------------------------
-- Raises, or raises anew, the wall of one table of a form with people. `part` says what the table is to the form `main`:
-- record, group, version or token. Comparisons of columns with what is asked once a statement; the grants are one hashed
-- set, looked at only for rows that no scope shows. For migrations.
create function security.wall_of_people(name text, rights text, part text, main text) returns void language plpgsql as $$
declare
  record_id text := case part when 'group' then 'parent_id' else 'id' end;
  -- Who sees only what they captured: the record itself says so, its parts ask it by its key.
  mine text := case part when 'record' then 'captured_by = (select security.user_id())' else
    format('exists (select from public.%1$I m where m.institution_id = %2$I.institution_id and m.id = %2$I.%3$I and m.captured_by = (select security.user_id()))', main, name, record_id) end;
  own text := 'institution_id = (select security.institution_id())';
  state text := 'institution_id = any ((select security.state_institutions())::uuid[])';
  granted text := format('(institution_id, %I) in (select g.institution_id, g.record_id from security.granted() g)', record_id);
  reads text; writes text;
begin
  -- A version is written by the trigger of a row whose own wall was passed.
  writes := format($rule$(select security.write_scope()) = 'national' or ((select security.write_scope()) in ('institution', 'state') and %1$s)
    or ((select security.write_scope()) = 'own' and %1$s and %2$s)$rule$, own, case part when 'version' then 'true' else mine end);
  reads := format($rule$(select security.people_scope()) = 'national' or ((select security.people_scope()) in ('institution', 'state') and %1$s)
    or ((select security.people_scope()) = 'own' and %1$s and %2$s)$rule$, own, mine);
  -- Tokens find names: nobody's but the own institution's, whatever the scope in which records are read.
  if part <> 'token' then
    writes := writes || format(' or ((select security.write_scope()) = ''state'' and %s)', state);
    reads := reads || format(' or ((select security.people_scope()) = ''state'' and %s) or %s', state, granted);
  end if;
  if part in ('record', 'group') then reads := reads || ' or (select security.people_scope()) = ''aggregate'''; end if;
  execute format('alter table public.%I enable row level security', name);
  execute format('alter table public.%I force row level security', name);
  execute format('drop policy if exists own on public.%I', name);
  execute format('drop policy if exists read on public.%I', name);
  execute format('drop policy if exists write on public.%I', name);
  execute format('drop policy if exists change on public.%I', name);
  execute format('drop policy if exists remove on public.%I', name);
  execute format('create policy read on public.%I for select using (%s)', name, reads);
  execute format('create policy write on public.%I for insert with check (%s)', name, writes);
  if rights ~ 'update' then execute format('create policy change on public.%I for update using (%s) with check (%s)', name, writes, writes); end if;
  if rights ~ 'delete' then execute format('create policy remove on public.%I for delete using (%s)', name, writes); end if;
  execute format('grant %s on public.%I to sintra_app', rights, name);
end $$;
revoke execute on function security.wall_of_people(text, text, text, text) from public;

select security.wall_of_people('victim', 'select, insert, update', 'record', 'victim');
select security.wall_of_people('victim_version', 'select, insert', 'version', 'victim');
select security.wall_of_people('victim_token', 'select, insert, delete', 'token', 'victim');
select security.wall_of_people('victim_service', 'select, insert, update', 'group', 'victim');
select security.wall_of_people('victim_accommodation', 'select, insert, update', 'group', 'victim');
select security.wall_of_people('victim_referral', 'select, insert, update', 'group', 'victim');
select security.wall_of_people('victim_investigation_file', 'select, insert, update', 'group', 'victim');

-- 3. What stands beside records -----------------------------------------------------------------------------------------
-- Imports are an institution's, whoever of its people has which scope; who writes only their own does not import.
do $$
declare name text; column_name text;
begin
  foreach name in array array['import_run', 'import_row', 'import_change'] loop
    column_name := case name when 'import_run' then 'user_institution_id' else 'institution_id' end;
    execute format('drop policy own on public.%I', name);
    execute format($policy$create policy own on public.%1$I
      using ((select security.people_scope()) = 'national'
        or ((select security.people_scope()) in ('institution', 'state') and %2$I = (select security.institution_id())))
      with check ((select security.write_scope()) = 'national'
        or ((select security.write_scope()) in ('institution', 'state') and %2$I = (select security.institution_id()) and institution_id = (select security.institution_id())))$policy$, name, column_name);
  end loop;
  -- Staging is made anew, with this wall, after migrating (packages/platform/imports/staging.ts).
  for name in select c.relname from pg_class c where c.relnamespace = 'staging'::regnamespace and c.relkind = 'r' loop
    execute format('drop table staging.%I', name);
  end loop;
end $$;

-- Names of the officials whose records one reads, in each scope.
drop policy read on user_account;
create policy read on user_account for select using (
  id = (select security.user_id())
  or (select security.log_scope()) = 'national'
  or (institution_id = '01900000-0000-7000-8000-000000000001' and (select security.user_id()) is not null)
  or (select security.people_scope()) = 'national'
  or ((select security.people_scope()) in ('own', 'institution', 'state') and institution_id = (select security.institution_id()))
  or ((select security.people_scope()) = 'state' and institution_id = any ((select security.state_institutions())::uuid[]))
  or (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));

-- The roles of the domain page; none is withdrawn.
alter table user_role drop constraint user_role_role_check;
alter table user_role add constraint user_role_role_check check (role in ('administration', 'technical_support', 'national_coordination',
  'institution_liaison', 'state_liaison', 'capturer', 'validator', 'prosecutor', 'civil_society', 'analyst', 'auditor'));
