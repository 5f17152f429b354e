-- What has to be corrected reaches whoever must correct it: the reason of an observed record stands on the record, not in the log alone.
do $$
declare name text;
begin
  for name in select table_name from information_schema.columns where table_schema = 'public' and column_name = 'annulled_reason' order by 1 loop
    execute format('alter table public.%I add column observed_reason text', name);
    execute format('comment on column public.%I.observed_reason is ''Why the record was sent back, while it is observed.''', name);
  end loop;
end $$;
