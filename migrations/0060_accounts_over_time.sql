-- Institutions and accounts over time: names of their day, successors, invitations, letters of appointment, departures,
-- confirmations by each institution, accounts that nobody uses (docs/decisions/0019).

-- 1. Institutions ------------------------------------------------------------------------------------------------------
create table institution_former_name (
  institution_id uuid not null references institution (id),
  until date not null,
  name text not null,
  legal_name text,
  changed_at timestamptz not null default now(),
  primary key (institution_id, until)
);
comment on table institution_former_name is 'Names that an institution bore, each with the day from which it bears another: a record keeps the name of its day (LGT 85 names bodies that are no more).';
grant select, insert, update on institution_former_name to sintra_app;

-- Two changes on one day leave one former name: the one with which the day began.
create function security.keep_institution_name() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.name is distinct from old.name or new.legal_name is distinct from old.legal_name then
    insert into public.institution_former_name (institution_id, until, name, legal_name)
    values (old.id, (now() at time zone 'America/Mexico_City')::date, old.name, old.legal_name)
    on conflict do nothing;
  end if;
  return new;
end $$;
create trigger keep_name before update on institution for each row execute function security.keep_institution_name();

-- The name that an institution bore at an instant.
create function security.institution_name(id uuid, at timestamptz) returns text language sql stable
  as $$ select coalesce(
    (select f.name from public.institution_former_name f where f.institution_id = $1 and f.until > ($2 at time zone 'America/Mexico_City')::date order by f.until limit 1),
    (select i.name from public.institution i where i.id = $1)) $$;

-- 2. Accounts ----------------------------------------------------------------------------------------------------------
alter table user_account drop constraint user_account_state_check;
alter table user_account
  add constraint user_account_state_check check (state in ('pending', 'active', 'inactive', 'blocked')),
  add column state_since timestamptz not null default now(),
  add column valid_until date,
  add column left_reason text,
  add column confirmed_at timestamptz,
  add column confirmed_by uuid;
comment on column user_account.state is 'pending: invited. inactive: left, expired, or unused for sixty days. blocked: kept out on purpose.';
comment on column user_account.confirmed_at is 'When their institution last said that this person still works for it and needs the account.';
grant update (state_since, valid_until, left_reason, confirmed_at, confirmed_by) on user_account to sintra_app;

-- An invitation is a link that lasts three days; who accepts it chooses the password and becomes active.
alter table door_ticket drop constraint door_ticket_kind_check;
alter table door_ticket add constraint door_ticket_kind_check
  check (kind in ('factor', 'passkey', 'enrol_passkey', 'provider', 'recovery', 'invitation'));

-- The letter of appointment: names, signatures. Sealed, and read by whoever administers accounts.
create table account_letter (
  user_id uuid primary key,
  institution_id uuid not null,
  file_name text not null,
  media_type text not null,
  sealed bytea not null,
  stored_at timestamptz not null,
  stored_by uuid,
  foreign key (institution_id, user_id) references user_account (institution_id, id) on update cascade
);
grant select, insert on account_letter to sintra_app;
grant update (institution_id, file_name, media_type, sealed, stored_at, stored_by) on account_letter to sintra_app;
alter table account_letter enable row level security;
alter table account_letter force row level security;
create policy administer on account_letter using (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));

-- 3. Work that passes to somebody else -----------------------------------------------------------------------------------
-- What a person who leaves an institution had begun there. The house's worker moves it, because nobody else sees it.
create table hand_over (
  id uuid primary key,
  institution_id uuid not null,
  user_id uuid not null,
  to_user_id uuid not null,
  asked_at timestamptz not null,
  asked_by uuid,
  done_at timestamptz
);
create index hand_over_open on hand_over (asked_at) where done_at is null;
grant select, insert on hand_over to sintra_app;
grant update (done_at) on hand_over to sintra_app;
alter table hand_over enable row level security;
alter table hand_over force row level security;
create policy administer on hand_over using (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));
create policy worker on hand_over using ((select security.purpose()) in ('worker', 'sign_in')) with check ((select security.purpose()) in ('worker', 'sign_in'));

create policy hand_over on record_draft for select using ((select security.purpose()) = 'worker');
create policy hand_over_write on record_draft for update using ((select security.purpose()) = 'worker') with check ((select security.purpose()) = 'worker');
