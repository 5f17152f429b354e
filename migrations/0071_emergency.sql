-- Broken glass: one case opened to one person for four hours, told to its owner at once and reviewed by another person within a
-- day (docs/decisions/0020). The opening itself is a grant of kind break_glass (0040).
create table emergency_access (
  institution_id uuid not null,
  id uuid not null,
  grant_id uuid not null,
  form text not null,
  record_id uuid not null,
  user_id uuid not null,
  user_institution_id uuid not null,
  cause text not null check (cause in ('life_at_risk', 'minor_at_risk', 'urgent_rescue', 'court_order')),
  reason text not null check (length(reason) >= 10),
  opened_at timestamptz not null,
  review_by timestamptz not null,
  verdict text check (verdict in ('justified', 'unjustified')),
  reviewed_by uuid,
  reviewed_at timestamptz,
  review_reason text,
  reminded_at timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, grant_id) references record_grant (institution_id, id),
  check ((verdict is null) = (reviewed_by is null)),
  -- Four eyes: who opened does not review.
  check (reviewed_by <> user_id)
);
comment on table emergency_access is 'Emergency accesses to one case each: who, why, until when, and what another person judged of it. institution_id owns the record.';
create index emergency_access_recent on emergency_access (institution_id, opened_at desc);
create index emergency_access_own on emergency_access (user_id, opened_at desc);
create index emergency_access_waiting on emergency_access (review_by) where verdict is null;
grant select, insert, update (verdict, reviewed_by, reviewed_at, review_reason, reminded_at) on emergency_access to sintra_app;
alter table emergency_access enable row level security;
alter table emergency_access force row level security;
create policy see on emergency_access for select using (
  user_id = (select security.user_id()) or (select security.people_scope()) = 'national' or (select security.log_scope()) = 'national'
  or (select security.purpose()) = 'worker'
  or ((select security.people_scope()) in ('institution', 'state') and institution_id = (select security.institution_id())));
-- Only the server's own purpose opens; whoever asks is who it is for.
create policy open on emergency_access for insert
  with check ((select security.purpose()) = 'grant' and user_id = (select security.user_id()) and verdict is null);
create policy review on emergency_access for update
  using ((select security.write_scope()) = 'national' or (select security.purpose()) = 'worker'
    or ((select security.write_scope()) in ('institution', 'state') and institution_id = (select security.institution_id())))
  with check (true);
