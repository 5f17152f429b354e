-- Second factors, one-time tickets of the door, step-up, the CURP that an identity provider is matched by (docs/decisions/0016).

-- A password that somebody else chose opens the door for a few days, and only to choose one's own (ASVS 6.4.1).
alter table credential add column temporary_until timestamptz;
comment on column credential.temporary_until is 'Set while the password is the one handed over by an administrator; null once its holder chose theirs.';
grant update (temporary_until) on credential to sintra_app;

alter table login
  add column means text not null default 'password' check (means in ('password', 'passkey', 'oidc', 'llave')),
  add column factor text check (factor in ('totp', 'passkey', 'recovery_code')),
  add column stepped_up_at timestamptz,
  add column previous_hash bytea,
  add column rotated_at timestamptz;
comment on column login.stepped_up_at is 'When its holder last proved who they are: what opens much at once asks for it to be recent.';
comment on column login.previous_hash is 'The token before the last rotation: requests that were under way with it are still answered for ten seconds.';
create unique index login_previous on login (previous_hash) where previous_hash is not null;
grant update (token_hash, stepped_up_at, previous_hash, rotated_at) on login to sintra_app;

-- Which roles must prove themselves twice: whoever administers, coordinates, audits, or opens identity. A setting, not a secret, and
-- nobody's data: no row security. A role without a row must.
create table second_factor_rule (
  role text primary key,
  required boolean not null,
  grace_days integer not null default 0 check (grace_days between 0 and 30)
);
comment on column second_factor_rule.grace_days is 'Days after the account was registered in which enrolling may be put off.';
insert into second_factor_rule (role, required, grace_days) values
  ('administration', true, 7), ('national_coordination', true, 7), ('institution_liaison', true, 7), ('state_liaison', true, 7), ('capturer', true, 7),
  ('validator', true, 7), ('prosecutor', true, 7), ('civil_society', true, 7), ('auditor', true, 7), ('technical_support', false, 0), ('analyst', false, 0);
grant select, insert on second_factor_rule to sintra_app;
grant update (required, grace_days) on second_factor_rule to sintra_app;

create table totp_factor (
  user_id uuid primary key references user_account (id),
  secret bytea,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  pending bytea,
  pending_at timestamptz
);
comment on table totp_factor is 'The secret that the authenticator application holds, sealed (packages/platform/accounts/totp.ts). Removed: null.';
comment on column totp_factor.last_step is 'Last half-minute whose code was accepted: none is accepted twice.';

create table recovery_code (
  id uuid primary key,
  user_id uuid not null references user_account (id),
  mark smallint not null check (mark between 0 and 9),
  code_hash text not null check (code_hash like '$argon2id$%'),
  created_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
comment on column recovery_code.mark is 'First digit of the code: says which of the ten hashes to compare with.';
create unique index recovery_code_current on recovery_code (user_id, mark) where used_at is null and withdrawn_at is null;

create table passkey (
  id uuid primary key,
  user_id uuid not null references user_account (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (name <> ''),
  created_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz
);
create index passkey_user on passkey (user_id) where removed_at is null;

-- One step of the door that waits for its second half: a factor, a passkey's challenge, the way back from a provider, a link.
create table door_ticket (
  id uuid primary key,
  kind text not null check (kind in ('factor', 'passkey', 'enrol_passkey', 'provider', 'recovery')),
  token_hash bytea not null unique,
  user_id uuid references user_account (id),
  data jsonb not null default '{}',
  tries smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table door_ticket is 'Used once: whoever redeems one deletes it.';
create index door_ticket_expires on door_ticket (expires_at);

-- Whom an identity provider's CURP belongs to. Apart from the account, so that no list of users can carry it.
create table account_curp (
  user_id uuid primary key,
  institution_id uuid not null,
  curp_index bytea not null,
  sealed bytea not null,
  set_at timestamptz not null,
  set_by uuid,
  foreign key (institution_id, user_id) references user_account (institution_id, id) on update cascade
);
comment on column account_curp.curp_index is 'HMAC-SHA256 under a key derived from the master key: finds an account by its CURP and says nothing without the key.';
-- Unique across institutions, as the e-mail is and for the same reason: people sign in with it, and only administration can meet it.
create unique index account_curp_index on account_curp (curp_index);

grant select, insert on totp_factor, recovery_code, passkey, account_curp to sintra_app;
grant select, insert, delete on door_ticket to sintra_app;
grant update (tries, data) on door_ticket to sintra_app;
grant update (secret, confirmed_at, last_step, pending, pending_at) on totp_factor to sintra_app;
grant update (used_at, withdrawn_at) on recovery_code to sintra_app;
grant update (counter, last_used_at, name, removed_at) on passkey to sintra_app;
grant update (institution_id, curp_index, sealed, set_at, set_by) on account_curp to sintra_app;

do $$
declare name text;
begin
  foreach name in array array['totp_factor', 'recovery_code', 'passkey', 'door_ticket', 'account_curp'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy door on %I using ((select security.purpose()) = ''sign_in'') with check ((select security.purpose()) = ''sign_in'')', name);
  end loop;
end $$;

-- Factors open to the door alone. A CURP also to whoever administers the account.
create policy administer on account_curp using (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check (
  (select security.account_scope()) = 'national'
  or ((select security.account_scope()) = 'institution' and institution_id = (select security.institution_id())));
