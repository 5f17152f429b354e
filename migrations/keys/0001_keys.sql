-- Database sintra_keys: the wrapped keys, apart from the records they open, with a short-lived backup of their own
-- (docs/decisions/0005). Nothing here says whose key it is beyond two random ids; no key stands here unwrapped.

revoke create on schema public from public;
grant usage on schema public to sintra_app;

create table institution_key (
  id uuid primary key,
  institution_id uuid not null,
  class text not null check (class in ('person', 'search', 'file', 'draft')),
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);
comment on table institution_key is 'Second level: one key per institution and class, wrapped by the provider (local key file, or Vault transit).';
create unique index institution_key_current on institution_key (institution_id, class) where destroyed_at is null;

create table person_key (
  institution_id uuid not null,
  person_id uuid not null,
  key_id uuid not null references institution_key (id),
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (institution_id, person_id),
  check ((wrapped is null) = (destroyed_at is not null))
);
comment on table person_key is 'Third level: one key per person, wrapped by its institution''s key of class person. Destroyed, it leaves an empty row: the same id never gets a second key.';

-- The only change that the server may make to a key is to destroy it, and destroyed it stays.
create function only_destroy() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.wrapped is not null or old.wrapped is null then
    raise exception 'a key can only be destroyed, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger only_destroy before update on institution_key for each row execute function only_destroy();
create trigger only_destroy before update on person_key for each row execute function only_destroy();

grant select, insert on institution_key, person_key to sintra_app;
grant update (wrapped, destroyed_at) on institution_key, person_key to sintra_app;
