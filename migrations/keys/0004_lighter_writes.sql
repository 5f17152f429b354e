-- An import makes keys by the hundred thousand. What each of them paid for a foreign key and a second index is asked once per
-- statement, or found in the order of the first one (docs/decisions/0014).
alter table person_key drop constraint person_key_key_id_fkey;
drop index person_key_wrapping;

-- As before for keys that were retired; and since there is no foreign key any more, for keys that there are not.
create or replace function refuse_retired() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform from public.institution_key k where k.id in (select key_id from fresh) for share;
  if exists (
    select from (select distinct key_id from fresh) f
    where not exists (select from public.institution_key k where k.id = f.key_id and k.retired_at is null)
  ) then
    raise exception 'this institution key was retired, or never was' using errcode = 'SK001';
  end if;
  return null;
end $$;
