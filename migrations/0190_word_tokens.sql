-- One token row for each word, in every form (docs/decisions/0014): the sound by which it is found, and its spelling. Whole
-- values (CURP) have no spelling. When a name changes its old tokens are known from the name itself, so no second index has to
-- find them by record.
do $$
declare name text;
begin
  for name in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname like '%\_token' and relforcerowsecurity
    and exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'token') and not exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'spelling')
  loop
    execute format('alter table public.%I add column spelling bigint', name);
    execute format('drop index if exists public.%I', name || '_record');
  end loop;
end $$;

-- Where imports waited before each run had a place of its own (migration 0030).
drop schema staging cascade;
