-- The tray (avisos): what somebody must know or do, for one person or for whoever of an institution holds a right.

create table tray_notice (
  -- Zeros: for the holders of a national right, wherever they work (as the log's tree of no institution).
  institution_id uuid not null,
  id uuid not null,
  -- Null: for everybody of the institution who holds the right named by `audience`.
  user_id uuid,
  audience text,
  kind text not null check (kind ~ '^[a-z][a-z0-9_]*$'),
  details jsonb not null default '{}',
  link text check (link ~ '^/[^/]'),
  -- A notice with this key takes the place of the one before instead of piling up.
  rolling text,
  -- Does not ring: it waits until somebody looks for it.
  quiet boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz,
  seen_by uuid,
  primary key (institution_id, id),
  check ((user_id is null) = (audience is not null))
);
comment on table tray_notice is 'Notices in the tray: a kind and typed details from which the sentence is made (packages/platform/tray). No names, no identities.';
create unique index tray_notice_rolling on tray_notice (institution_id, rolling) where rolling is not null;
create index tray_notice_unseen on tray_notice (institution_id, id desc) where seen_at is null and not quiet;

alter table tray_notice enable row level security;
alter table tray_notice force row level security;
-- One act may have to be told to another institution: whoever acts may leave a notice, and read only their own tray.
create policy leave on tray_notice for insert
  with check ((select security.user_id()) is not null or (select security.purpose()) in ('sign_in', 'worker'));
create policy read on tray_notice for select
  using ((institution_id = (select security.institution_id()) and (user_id is null or user_id = (select security.user_id())))
    or (institution_id = '00000000-0000-0000-0000-000000000000' and
      ((select security.log_scope()) = 'national' or (select security.account_scope()) = 'national' or (select security.people_scope()) = 'national'))
    or (select security.purpose()) = 'worker');
create policy see on tray_notice for update
  using ((institution_id = (select security.institution_id()) and (user_id is null or user_id = (select security.user_id())))
    or (institution_id = '00000000-0000-0000-0000-000000000000' and
      ((select security.log_scope()) = 'national' or (select security.account_scope()) = 'national' or (select security.people_scope()) = 'national'))
    or (select security.purpose()) = 'worker');
grant select, insert on tray_notice to sintra_app;
grant update (id, details, link, created_at, seen_at, seen_by) on tray_notice to sintra_app;
