-- Addresses from which a calendar application reads somebody's calendar of work (modules/calendar). Whoever holds the address
-- reads it without signing in: only its hash is stored, and it opens no more than its owner may read that day.

create table calendar_feed (
  institution_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  -- Null: everything that its owner may read; otherwise one body.
  body_id uuid,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (institution_id, id)
);
comment on table calendar_feed is 'Token-protected calendars (iCalendar): whose, of what, and the hash of the token. A withdrawn one stays, for the log.';
create index calendar_feed_owner on calendar_feed (institution_id, user_id, id);
create index calendar_feed_token on calendar_feed (token_hash) where revoked_at is null;

alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
-- One's own; and at the door, where the token is looked up before anybody is known.
create policy own on calendar_feed
  using (institution_id = (select security.institution_id()) and user_id = (select security.user_id()))
  with check (institution_id = (select security.institution_id()) and user_id = (select security.user_id()));
create policy at_the_door on calendar_feed for select using ((select security.purpose()) = 'sign_in');
grant insert, select, update on calendar_feed to sintra_app;
