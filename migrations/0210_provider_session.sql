-- Whom an identity provider let in, in its own words: when it says that they left, the logins that it opened here end (docs/decisions/0016).
alter table login
  add column provider_subject text,
  add column provider_session text;
comment on column login.provider_subject is 'Who the person is for the OpenID Connect provider (sub); null for logins that it did not open.';
comment on column login.provider_session is 'The provider''s session (sid), when it says one.';
create index login_provider on login (provider_subject) where provider_subject is not null and revoked_at is null;
create index login_provider_session on login (provider_session) where provider_session is not null and revoked_at is null;
