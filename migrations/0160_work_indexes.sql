-- Indexes of the forms of work that were made before `schema:draft` suggested them: on titles and keys (looked for as a whole
-- by sheets and pickers) and on references (what points to a record, filters, follow-up). The cell's own column goes first:
-- whoever asks may read one institution or all.

-- Same name, other order: the institution went first and served only who reads one.
drop index organization_acronym, body_acronym, resolution_key, objective_programme, strategy_objective, action_strategy, programme_acronym_programme,
  progress_report_activity, progress_report_resolution, progress_report_agreement, progress_report_of_activity, activity_responsible_organization,
  agreement_party_organization, activity_carried;

create index organization_name on organization (name, institution_id);
create index organization_acronym on organization (acronym, institution_id);
create index organization_successor on organization (successor, institution_id) where successor is not null;

create index body_name on body (name, institution_id);
create index body_acronym on body (acronym, institution_id);
create index body_parent on body (parent, institution_id) where parent is not null;
create index body_coordinator on body (coordinator, institution_id) where coordinator is not null;

create index body_session_title on body_session (title, institution_id);
create index body_session_year on body_session (institution_id, year) where annulled_at is null;
create index session_attendance_organization on session_attendance (organization, institution_id) where until_version is null;
create index session_observation_observed_by on session_observation (observed_by, institution_id) where until_version is null;

create index resolution_title on resolution (title, institution_id);
create index resolution_key on resolution (key, institution_id);
create index resolution_replaced_by on resolution (replaced_by, institution_id) where replaced_by is not null;
create index resolution_responsible_organization on resolution_responsible (organization, institution_id) where until_version is null;

create index candidacy_candidate_name on candidacy (candidate_name, institution_id);
create index candidacy_session on candidacy (session, institution_id) where session is not null;

create index programme_name on programme (name, institution_id);
create index programme_previous on programme (previous, institution_id) where previous is not null;
create index objective_title on objective (title, institution_id);
create index objective_programme on objective (programme, institution_id);
create index strategy_title on strategy (title, institution_id);
create index strategy_objective on strategy (objective, institution_id);
create index action_title on action (title, institution_id);
create index action_strategy on action (strategy, institution_id);

create index activity_title on activity (title, institution_id);
-- A programme's list goes newest first, by key; the year's sheet goes in the order of its document.
create index activity_of_programme on activity (programme, id) where annulled_at is null;
create index activity_year on activity (institution_id, year, document_order, id) where annulled_at is null;
create index activity_carried_from on activity (carried_from, institution_id) where carried_from is not null;
create index activity_objective on activity (objective, institution_id) where objective is not null;
create index activity_strategy on activity (strategy, institution_id) where strategy is not null;
create index activity_action on activity (action, institution_id) where action is not null;
create index activity_body on activity (body, institution_id) where body is not null;
create index activity_responsible_organization on activity_responsible (organization, institution_id) where until_version is null;

create index progress_report_title on progress_report (title, institution_id);
create index progress_report_activity on progress_report (activity, institution_id) where activity is not null;
create index progress_report_resolution on progress_report (resolution, institution_id) where resolution is not null;
create index progress_report_agreement on progress_report (agreement, institution_id) where agreement is not null;
create index programme_acronym_acronym on programme_acronym (acronym, institution_id);
create index programme_acronym_programme on programme_acronym (programme, institution_id);
create index programme_acronym_organization on programme_acronym (organization, institution_id) where organization is not null;

create index agreement_title on agreement (title, institution_id);
create index agreement_party_organization on agreement_party (organization, institution_id) where until_version is null;

-- Whose records of work this person reads, short of the nation: one list, asked once a statement. Five comparisons for each row
-- made a count of 10,000 resolutions cost a liaison several times what it costs the coordination.
create function security.work_institutions() returns uuid[] language sql stable parallel safe as $$
  select case s.scope when 'none' then '{}'::uuid[] when 'state' then array[security.institution_id(), '01900000-0000-7000-8000-000000000001'] || security.state_institutions()
    else array[security.institution_id(), '01900000-0000-7000-8000-000000000001'] end
  from (select security.work_scope() as scope) s
$$;

-- The same wall as migration 0021 raised, said shorter.
create or replace function security.wall_of_work(name text, rights text) returns void language plpgsql as $$
begin
  execute format('alter table public.%I enable row level security', name);
  execute format('alter table public.%I force row level security', name);
  execute format('drop policy if exists own on public.%I', name);
  execute format($policy$create policy own on public.%I
    using ((select security.work_scope()) = 'national' or institution_id = any ((select security.work_institutions())::uuid[]))
    with check ((select security.work_scope()) = 'national'
      or ((select security.work_scope()) <> 'none' and institution_id = (select security.institution_id())))$policy$, name);
  execute format('grant %s on public.%I to sintra_app', rights, name);
end $$;

-- Anew on every table that has it, known by its text; rights stay as they are.
do $$
declare name text;
begin
  for name in select p.tablename from pg_policies p join pg_policies first on first.schemaname = 'public' and first.tablename = 'body' and first.policyname = 'own'
    where p.schemaname = 'public' and p.policyname = 'own' and p.qual = first.qual and p.with_check = first.with_check
  loop
    perform security.wall_of_work(name, 'select');
  end loop;
end $$;
