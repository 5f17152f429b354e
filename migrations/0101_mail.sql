-- Outbox of e-mail: a message is written in the transaction of the act that sends it, and delivered by a worker (decision 0017).
-- It carries the work of bodies and programmes, never a word of anybody's record.

create table mail_message (
  institution_id uuid not null,
  id uuid not null,
  created_by uuid not null,
  created_at timestamptz not null,
  -- What it is about: resource and id of a record of work.
  resource text not null,
  record_id uuid not null,
  recipient text not null,
  subject text not null,
  body text not null,
  -- [{name, type, content in base64}]
  attachments jsonb not null default '[]',
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  primary key (institution_id, id)
);
comment on table mail_message is 'Outbox of e-mail about sessions and programmes. One row a recipient; never identities of victims.';
create index mail_message_waiting on mail_message (next_at) where state = 'waiting';
create index mail_message_about on mail_message (institution_id, record_id, id);

alter table mail_message enable row level security;
alter table mail_message force row level security;
create policy own on mail_message
  using (institution_id = (select security.institution_id()) or (select security.purpose()) = 'worker')
  with check (((select security.user_id()) is not null and institution_id = (select security.institution_id())) or (select security.purpose()) = 'worker');
grant select, insert on mail_message to sintra_app;
grant update (state, attempts, next_at, sent_at, last_error) on mail_message to sintra_app;
