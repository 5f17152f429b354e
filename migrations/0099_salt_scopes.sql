-- Salts of commitments under every scope of writing and reading (decision 0015): who writes only their own records writes their
-- salts too, and reads none but through the log's proof.
drop policy own on record_salt;
create policy read on record_salt for select using (
  (domain = 'people' and ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) in ('institution', 'state') and institution_id = (select security.institution_id()))
    or ((select security.people_scope()) = 'state' and institution_id = any ((select security.state_institutions())::uuid[]))))
  or (domain = 'work' and ((select security.work_scope()) = 'national'
    or ((select security.work_scope()) <> 'none' and institution_id in ((select security.institution_id()), '01900000-0000-7000-8000-000000000001')))));
create policy write on record_salt for insert with check (
  (domain = 'people' and ((select security.write_scope()) = 'national'
    or ((select security.write_scope()) in ('own', 'institution', 'state') and institution_id = (select security.institution_id()))
    or ((select security.write_scope()) = 'state' and institution_id = any ((select security.state_institutions())::uuid[]))))
  or (domain = 'work' and ((select security.work_scope()) = 'national'
    or ((select security.work_scope()) <> 'none' and institution_id = (select security.institution_id())))));
