-- People who use the system: accounts, roles, credentials, logins, the first account's link, accepted notices.
-- Everything here is personal data: row security is forced on each table (docs/decisions/0006).

-- How far this person administers accounts: none, institution or national (sixth part of the signed context).
create function security.account_scope() returns text language sql stable parallel safe
  as $$ select coalesce((security.context())[6], 'none') $$;

create table user_account (
  id uuid primary key,
  institution_id uuid not null references institution (id),
  email text not null check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  name text not null check (name <> ''),
  position text,
  state text not null default 'active' check (state in ('pending', 'active', 'blocked')),
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  unique (institution_id, id)
);
-- Unique across institutions on purpose: people sign in with it, and only administration, which sees all, can meet it.
create unique index user_account_email on user_account (email);

create table user_role (
  id uuid primary key,
  institution_id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('administration', 'national_coordination', 'institution_liaison', 'capturer', 'analyst', 'auditor')),
  granted_at timestamptz not null,
  granted_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  foreign key (institution_id, user_id) references user_account (institution_id, id) on update cascade
);
comment on table user_role is 'Roles are withdrawn, never erased: who held which right on which day stays known.';
create unique index user_role_current on user_role (user_id, role) where revoked_at is null;

-- Apart from the account, so that no list of users can ever carry a password's hash.
create table credential (
  user_id uuid primary key references user_account (id),
  password_hash text not null check (password_hash like '$argon2id$%'),
  changed_at timestamptz not null
);

create table login (
  id uuid primary key,
  user_id uuid not null references user_account (id),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  device text
);
comment on column login.token_hash is 'SHA-256 of the cookie''s 256 random bits: a stolen copy of this table signs nobody in.';
create index login_user on login (user_id) where revoked_at is null;

create table first_account_link (
  id uuid primary key,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table notice_acceptance (
  user_id uuid not null references user_account (id),
  notice text not null,
  accepted_at timestamptz not null,
  primary key (user_id, notice)
);
comment on table notice_acceptance is 'Confidentiality notice (LGT art. 36), accepted once per version by each person.';

-- Growing delays against guessing. The key is an HMAC of account and address, or of the address: neither can be read here.
create table sign_in_delay (
  key bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  next_at timestamptz not null
);

grant select, insert on user_account, user_role, credential, login, first_account_link, notice_acceptance, sign_in_delay to sintra_app;
grant update (institution_id, email, name, position, state, updated_at) on user_account to sintra_app;
grant update (revoked_at, revoked_by) on user_role to sintra_app;
grant update (password_hash, changed_at) on credential to sintra_app;
grant update (last_seen_at, revoked_at) on login to sintra_app;
grant update (used_at) on first_account_link to sintra_app;
grant update (failures, last_at, next_at) on sign_in_delay to sintra_app;

do $$
declare name text;
begin
  foreach name in array array['user_account', 'user_role', 'credential', 'login', 'first_account_link', 'notice_acceptance', 'sign_in_delay'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    -- The door itself: sign-in, the first account and the command line find accounts before there is a person.
    execute format('create policy door on %I using ((select security.purpose()) = ''sign_in'') with check ((select security.purpose()) = ''sign_in'')', name);
  end loop;
end $$;

-- Oneself; those whose records or log one may read (they say who acted); those one administers; and the Secretaría Técnica,
-- which captures on behalf of every institution. What is read are names and institutional addresses: secrets are elsewhere.
create policy read on user_account for select using (
  id = (select security.user_id())
  or (select security.log_scope()) = 'national'
  or (institution_id = '01900000-0000-7000-8000-000000000001' and (select security.user_id()) is not null)
  or (select security.people_scope()) = 'national'
  or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id()))
  or (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));
create policy administer on user_account for update using (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));
create policy register on user_account for insert with check (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));

create policy read on user_role for select using (
  user_id = (select security.user_id())
  or (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));
create policy withdraw on user_role for update using (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));
create policy give on user_role for insert with check (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));

-- A first password may be given by whoever registers the account; nobody reads or changes one outside the door.
create policy give on credential for insert with check ((select security.account_scope()) = 'national');

create policy own on login for select using (user_id = (select security.user_id()));
create policy close on login for update using (user_id = (select security.user_id()) or (select security.account_scope()) = 'national');
create policy administer on login for select using ((select security.account_scope()) = 'national');

create policy own on notice_acceptance using (user_id = (select security.user_id())) with check (user_id = (select security.user_id()));
