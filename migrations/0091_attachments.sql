-- Files that are answers of a record (cells of kind `file`). Sealed as every stored file; known by the record that they were
-- attached to, so that a file's id alone opens nothing.
alter table stored_file
  -- Form and cell that it was sent for; null for a spreadsheet that is imported.
  add column form text,
  add column cell text,
  -- The record that was saved with it. Until then only whoever sent it knows it.
  add column record_id uuid,
  -- Of a form of work: read by whoever reads the record (0021), not by its institution alone.
  add column work boolean not null default false;
alter table file_chunk add column work boolean not null default false;
create index stored_file_record on stored_file (record_id, institution_id) where record_id is not null;
create index stored_file_loose on stored_file (institution_id, user_id, stored_at) where form is not null and record_id is null;

do $$
declare name text;
begin
  foreach name in array array['stored_file', 'file_chunk'] loop
    execute format($policy$create policy own_work on %I
      using (work and institution_id = (select security.institution_id()) and (select security.work_scope()) <> 'none')
      with check (work and institution_id = (select security.institution_id()) and (select security.work_scope()) <> 'none')$policy$, name);
    execute format($policy$create policy read_work on %I for select
      using (work and ((select security.work_scope()) = 'national'
        or ((select security.work_scope()) <> 'none'
          and institution_id in ((select security.institution_id()), '01900000-0000-7000-8000-000000000001'))
        or ((select security.work_scope()) = 'state' and institution_id = any ((select security.state_institutions())::uuid[]))))$policy$, name);
  end loop;
end $$;
