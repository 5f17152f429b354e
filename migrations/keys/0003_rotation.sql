-- Rotation, and one key for each thing that is sealed: person, file, unfinished capture (docs/decisions/0020).

-- Which key wraps new ones, and which only opens what it wrapped until nothing needs it any more.
alter table institution_key add column retired_at timestamptz;
comment on column institution_key.retired_at is 'Since when it wraps nothing new. Once nothing refers to it, it is destroyed.';
drop index institution_key_current;
create unique index institution_key_current on institution_key (institution_id, class) where destroyed_at is null and retired_at is null;
create index person_key_wrapping on person_key (key_id, person_id) where wrapped is not null;
comment on table person_key is 'Third level: one key per person, file and unfinished capture, wrapped by its institution''s key of class person, file or draft. Destroyed, it leaves an empty row: the same id never gets a second key.';

-- A key of the third level changes its wrapping together with the key that wraps it, or is destroyed; nothing else.
create function only_rewrap() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.wrapped is null or (new.wrapped is not null and new.key_id = old.key_id) then
    raise exception 'a key can only be destroyed, once, or wrapped by another' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
drop trigger only_destroy on person_key;
create trigger only_rewrap before update on person_key for each row execute function only_rewrap();

-- One of the second level is wrapped again when the provider's key changes. Retired and destroyed are for ever.
create function only_forward() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.wrapped is null or (old.retired_at is not null and new.retired_at is null) then
    raise exception 'a key can only be wrapped again, retired or destroyed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
drop trigger only_destroy on institution_key;
create trigger only_forward before update on institution_key for each row execute function only_forward();
drop function only_destroy();

-- Whoever remembers a retired key learns it here, and asks again: after retiring, nothing new refers to it. The share lock makes
-- retiring wait for those who are writing, and those who come later see it.
create function refuse_retired() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform from public.institution_key k where k.id in (select key_id from fresh) for share;
  if exists (select from public.institution_key k where k.id in (select key_id from fresh) and k.retired_at is not null) then
    raise exception 'this institution key was retired' using errcode = 'SK001';
  end if;
  return null;
end $$;
create trigger refuse_retired_new after insert on person_key referencing new table as fresh for each statement execute function refuse_retired();
create trigger refuse_retired_moved after update on person_key referencing new table as fresh for each statement execute function refuse_retired();

grant update (retired_at) on institution_key to sintra_app;
grant update (key_id) on person_key to sintra_app;

-- What this house derives its other secrets from, wrapped by the provider: it outlives the provider's key.
create table house_secret (
  only_one boolean primary key default true check (only_one),
  wrapped bytea not null
);
comment on table house_secret is '32 bytes, wrapped by the provider (local key file, Vault or OpenBao): the request context and other secrets of the house derive from them.';
grant select, update (wrapped) on house_secret to sintra_app;
-- The master key's rotation notes the new fingerprint; the new key has no backup yet.
grant update (fingerprint) on key_fingerprint to sintra_app;
