-- What every imported row pays for, measured again (docs/decisions/0014).

-- What waits for somebody is looked for by its status, and almost nothing does; drafts, which imports bring by the hundred thousand, are not.
drop index victim_status;
create index victim_status on victim (institution_id, status, id) where status <> 'draft';

-- PostgreSQL 18 makes these ids by itself, in a tenth of the time.
do $$ begin
  if current_setting('server_version_num')::integer >= 180000 then
    create or replace function security.new_id() returns uuid language sql volatile parallel safe as 'select pg_catalog.uuidv7()';
  end if;
end $$;
