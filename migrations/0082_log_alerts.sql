-- Alerts of unusual volume (docs/decisions/0021): limits as data, and what went over them.

create table alert_threshold (
  kind text primary key check (kind ~ '^[a-z][a-z0-9_]*$'),
  position integer not null,
  -- Acts of the log that count.
  actions text[] not null check (cardinality(actions) > 0),
  -- A detail of the entry that must be true.
  flag text,
  -- A detail of the entry to add up; null counts entries.
  sum text,
  hours integer not null check (hours between 1 and 720),
  most integer not null check (most between 1 and 10000000),
  updated_at timestamptz,
  updated_by uuid
);
comment on table alert_threshold is 'How much of an act by one person in some hours is still ordinary. More raises an alert.';
insert into alert_threshold (kind, position, actions, flag, sum, hours, most) values
  ('record_reads', 1, '{record.read,record.reveal,record.history}', null, null, 1, 200),
  ('reveals', 2, '{record.reveal}', null, null, 1, 30),
  ('searches', 3, '{record.list}', 'searched', null, 1, 100),
  ('identified_rows', 4, '{record.exported}', 'identity', 'rows', 24, 1000),
  ('exports', 5, '{record.export}', null, null, 24, 20),
  ('refusals', 6, '{refused}', null, null, 1, 20),
  ('failed_sign_ins', 7, '{login.refuse}', null, null, 1, 10);

create table log_alert (
  -- Of the person's institution; zeros where nobody is known.
  institution_id uuid not null,
  id uuid not null,
  user_id uuid,
  kind text not null,
  counted integer not null,
  most integer not null,
  hours integer not null,
  raised_at timestamptz not null,
  primary key (institution_id, id)
);
comment on table log_alert is 'A person who did more of something than its limit. Each is also an entry of the log and a notice in the trays.';
create index log_alert_recent on log_alert (raised_at desc);

alter table alert_threshold enable row level security;
alter table alert_threshold force row level security;
create policy read on alert_threshold for select
  using ((select security.log_scope()) <> 'none' or (select security.purpose()) = 'worker');
create policy adjust on alert_threshold for update using ((select security.log_scope()) = 'national');
alter table log_alert enable row level security;
alter table log_alert force row level security;
create policy raise on log_alert for insert with check ((select security.purpose()) = 'worker');
create policy read on log_alert for select
  using ((select security.log_scope()) = 'national'
    or ((select security.log_scope()) = 'institution' and institution_id = (select security.institution_id())));
grant select on alert_threshold to sintra_app;
grant update (hours, most, updated_at, updated_by) on alert_threshold to sintra_app;
grant select, insert on log_alert to sintra_app;
