-- The annual programme of work and the Programa Nacional behind it: what is promised, by whom, for when, and what became of it
-- (modules/programme/forms; LGT 88-I, 93). Drafted by `npm run schema:draft`, reviewed by hand.

create table programme (
  institution_id uuid not null,
  id uuid not null,
  folio text not null,
  version integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'validated', 'observed', 'closed')),
  state text,
  origin text not null check (origin in ('screen', 'import', 'api')),
  import_id uuid,
  captured_by uuid not null,
  captured_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_reason text,
  sealed bytea,
  name text, -- Nombre
  programme_type text, -- Tipo de programa
  year integer, -- Año
  period_from integer, -- Rige desde (año)
  period_until integer, -- Rige hasta (año)
  published_on text, -- Fecha de publicación o aprobación
  published_on_edtf text,
  published_on_ranges datemultirange,
  published_on_kind text,
  gazette text, -- Dónde se publicó
  previous uuid, -- Programa anterior
  notes text, -- Notas
  primary key (institution_id, id)
);

create unique index programme_folio on programme (folio, institution_id);
create index programme_id on programme (id);
create index programme_status on programme (institution_id, status, id);
create trigger keep_version before update on programme for each row execute function security.keep_version();

select security.wall_of_work('programme', 'insert, select, update');

create table programme_version (
  institution_id uuid not null,
  id uuid not null,
  version integer not null,
  written_by uuid not null,
  written_at timestamptz not null,
  origin text not null,
  content jsonb not null,
  sealed bytea,
  primary key (institution_id, id, version)
);

select security.wall_of_work('programme_version', 'insert, select');

create table programme_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index programme_token_record on programme_token (institution_id, id);

select security.wall_of_work('programme_token', 'delete, insert, select');

create table objective (
  institution_id uuid not null,
  id uuid not null,
  folio text not null,
  version integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'validated', 'observed', 'closed')),
  state text,
  origin text not null check (origin in ('screen', 'import', 'api')),
  import_id uuid,
  captured_by uuid not null,
  captured_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_reason text,
  sealed bytea,
  programme uuid, -- Programa
  number text, -- Número
  text text, -- Texto
  title text, -- Título
  primary key (institution_id, id)
);

create unique index objective_folio on objective (folio, institution_id);
create index objective_id on objective (id);
create index objective_status on objective (institution_id, status, id);
create trigger keep_version before update on objective for each row execute function security.keep_version();

select security.wall_of_work('objective', 'insert, select, update');

create table objective_version (
  institution_id uuid not null,
  id uuid not null,
  version integer not null,
  written_by uuid not null,
  written_at timestamptz not null,
  origin text not null,
  content jsonb not null,
  sealed bytea,
  primary key (institution_id, id, version)
);

select security.wall_of_work('objective_version', 'insert, select');

create table objective_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index objective_token_record on objective_token (institution_id, id);

select security.wall_of_work('objective_token', 'delete, insert, select');

create table strategy (
  institution_id uuid not null,
  id uuid not null,
  folio text not null,
  version integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'validated', 'observed', 'closed')),
  state text,
  origin text not null check (origin in ('screen', 'import', 'api')),
  import_id uuid,
  captured_by uuid not null,
  captured_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_reason text,
  sealed bytea,
  objective uuid, -- Objetivo
  number text, -- Número
  text text, -- Texto
  title text, -- Título
  primary key (institution_id, id)
);

create unique index strategy_folio on strategy (folio, institution_id);
create index strategy_id on strategy (id);
create index strategy_status on strategy (institution_id, status, id);
create trigger keep_version before update on strategy for each row execute function security.keep_version();

select security.wall_of_work('strategy', 'insert, select, update');

create table strategy_version (
  institution_id uuid not null,
  id uuid not null,
  version integer not null,
  written_by uuid not null,
  written_at timestamptz not null,
  origin text not null,
  content jsonb not null,
  sealed bytea,
  primary key (institution_id, id, version)
);

select security.wall_of_work('strategy_version', 'insert, select');

create table strategy_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index strategy_token_record on strategy_token (institution_id, id);

select security.wall_of_work('strategy_token', 'delete, insert, select');

create table action (
  institution_id uuid not null,
  id uuid not null,
  folio text not null,
  version integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'validated', 'observed', 'closed')),
  state text,
  origin text not null check (origin in ('screen', 'import', 'api')),
  import_id uuid,
  captured_by uuid not null,
  captured_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_reason text,
  sealed bytea,
  strategy uuid, -- Estrategia
  number text, -- Número
  text text, -- Texto
  title text, -- Título
  primary key (institution_id, id)
);

create unique index action_folio on action (folio, institution_id);
create index action_id on action (id);
create index action_status on action (institution_id, status, id);
create trigger keep_version before update on action for each row execute function security.keep_version();

select security.wall_of_work('action', 'insert, select, update');

create table action_version (
  institution_id uuid not null,
  id uuid not null,
  version integer not null,
  written_by uuid not null,
  written_at timestamptz not null,
  origin text not null,
  content jsonb not null,
  sealed bytea,
  primary key (institution_id, id, version)
);

select security.wall_of_work('action_version', 'insert, select');

create table action_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index action_token_record on action_token (institution_id, id);

select security.wall_of_work('action_token', 'delete, insert, select');

create table activity (
  institution_id uuid not null,
  id uuid not null,
  folio text not null,
  version integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'validated', 'observed', 'closed')),
  state text,
  origin text not null check (origin in ('screen', 'import', 'api')),
  import_id uuid,
  captured_by uuid not null,
  captured_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_reason text,
  sealed bytea,
  programme uuid, -- Programa anual
  year integer, -- Año
  text text, -- Actividad
  title text, -- Título
  activity_type text, -- Tipo
  scope text, -- Ámbito
  scheduled text, -- Fecha programada
  scheduled_edtf text,
  scheduled_ranges datemultirange,
  scheduled_kind text,
  as_written text, -- Fecha como aparece en el documento
  review_every text, -- Seguimiento
  venue text, -- Sede
  participants text, -- Participantes
  target text, -- Meta
  target_quantity integer, -- Meta en número
  evidence_expected text, -- Evidencia esperada
  activity_status text, -- Situación
  percent integer, -- Avance (%)
  carried_from uuid, -- Viene de la actividad
  chapter text, -- Apartado del programa
  document_order integer, -- Lugar en el documento
  objective uuid, -- Objetivo
  strategy uuid, -- Estrategia
  action uuid, -- Acción puntual
  body uuid, -- Órgano o grupo
  primary key (institution_id, id)
);

create unique index activity_folio on activity (folio, institution_id);
create index activity_id on activity (id);
create index activity_status on activity (institution_id, status, id);
create trigger keep_version before update on activity for each row execute function security.keep_version();

select security.wall_of_work('activity', 'insert, select, update');

create table activity_version (
  institution_id uuid not null,
  id uuid not null,
  version integer not null,
  written_by uuid not null,
  written_at timestamptz not null,
  origin text not null,
  content jsonb not null,
  sealed bytea,
  primary key (institution_id, id, version)
);

select security.wall_of_work('activity_version', 'insert, select');

create table activity_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index activity_token_record on activity_token (institution_id, id);

select security.wall_of_work('activity_token', 'delete, insert, select');

create table activity_responsible (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  organization uuid, -- Organización
  responsible_as_written text, -- Como aparece escrita
  foreign key (institution_id, parent_id) references activity (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index activity_responsible_parent on activity_responsible (institution_id, parent_id);

select security.wall_of_work('activity_responsible', 'insert, select, update');

create table progress_report (
  institution_id uuid not null,
  id uuid not null,
  folio text not null,
  version integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'validated', 'observed', 'closed')),
  state text,
  origin text not null check (origin in ('screen', 'import', 'api')),
  import_id uuid,
  captured_by uuid not null,
  captured_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_reason text,
  sealed bytea,
  subject_type text, -- De qué se informa
  activity uuid, -- Actividad
  resolution uuid, -- Acuerdo
  agreement uuid, -- Convenio
  title text, -- Informe
  reported_on text, -- Fecha del informe
  reported_on_edtf text,
  reported_on_ranges datemultirange,
  reported_on_kind text,
  period text, -- Periodo que cubre
  percent integer, -- Avance acumulado (%)
  progress_text text, -- Qué se hizo
  no_progress_reason text, -- Si no hubo avance, por qué
  evidence uuid, -- Archivo de evidencia
  evidence_link text, -- Dónde consultar la evidencia
  primary key (institution_id, id)
);

create unique index progress_report_folio on progress_report (folio, institution_id);
create index progress_report_id on progress_report (id);
create index progress_report_status on progress_report (institution_id, status, id);
create trigger keep_version before update on progress_report for each row execute function security.keep_version();

select security.wall_of_work('progress_report', 'insert, select, update');

create table progress_report_version (
  institution_id uuid not null,
  id uuid not null,
  version integer not null,
  written_by uuid not null,
  written_at timestamptz not null,
  origin text not null,
  content jsonb not null,
  sealed bytea,
  primary key (institution_id, id, version)
);

select security.wall_of_work('progress_report_version', 'insert, select');

create table progress_report_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index progress_report_token_record on progress_report_token (institution_id, id);

select security.wall_of_work('progress_report_token', 'delete, insert, select');

create table programme_acronym (
  institution_id uuid not null,
  id uuid not null,
  folio text not null,
  version integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'validated', 'observed', 'closed')),
  state text,
  origin text not null check (origin in ('screen', 'import', 'api')),
  import_id uuid,
  captured_by uuid not null,
  captured_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  annulled_at timestamptz,
  annulled_by uuid,
  annulled_reason text,
  sealed bytea,
  programme uuid, -- Programa
  acronym text, -- Sigla
  meaning text, -- Significado
  organization uuid, -- Organización
  primary key (institution_id, id)
);

create unique index programme_acronym_folio on programme_acronym (folio, institution_id);
create index programme_acronym_id on programme_acronym (id);
create index programme_acronym_status on programme_acronym (institution_id, status, id);
create trigger keep_version before update on programme_acronym for each row execute function security.keep_version();

select security.wall_of_work('programme_acronym', 'insert, select, update');

create table programme_acronym_version (
  institution_id uuid not null,
  id uuid not null,
  version integer not null,
  written_by uuid not null,
  written_at timestamptz not null,
  origin text not null,
  content jsonb not null,
  sealed bytea,
  primary key (institution_id, id, version)
);

select security.wall_of_work('programme_acronym_version', 'insert, select');

create table programme_acronym_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index programme_acronym_token_record on programme_acronym_token (institution_id, id);

select security.wall_of_work('programme_acronym_token', 'delete, insert, select');

-- Lists of one programme, its tree, and the reports of one subject.
create index activity_programme on activity (institution_id, programme, document_order) where annulled_at is null;
create index activity_carried on activity (institution_id, carried_from) where carried_from is not null;
create index objective_programme on objective (institution_id, programme);
create index strategy_objective on strategy (institution_id, objective);
create index action_strategy on action (institution_id, strategy);
create index programme_acronym_programme on programme_acronym (institution_id, programme);
create index progress_report_activity on progress_report (institution_id, activity) where activity is not null;
create index progress_report_resolution on progress_report (institution_id, resolution) where resolution is not null;
create index progress_report_agreement on progress_report (institution_id, agreement) where agreement is not null;
create index progress_report_of_activity on progress_report (activity) where activity is not null;
create index activity_responsible_organization on activity_responsible (institution_id, organization) where until_version is null;

-- A document that arrives: read, reviewed passage by passage, applied. What each passage says is JSON because SQL never asks inside it.
create table programme_document (
  id uuid primary key,
  institution_id uuid not null,
  user_id uuid not null,
  year integer not null check (year between 1990 and 2100),
  file_id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  -- Organisations that the document names, with the acronyms and names that it gives them.
  organizations jsonb not null,
  state text not null check (state in ('staged', 'applied', 'discarded')),
  received_at timestamptz not null,
  applied_at timestamptz,
  applied_by uuid,
  -- What was created and changed, by form.
  balance jsonb
);
create index programme_document_recent on programme_document (institution_id, year, received_at desc);
create unique index programme_document_once on programme_document (institution_id, year, file_sha256) where state <> 'discarded';
select security.wall_of_work('programme_document', 'insert, select, update');

create table programme_passage (
  institution_id uuid not null,
  document_id uuid not null references programme_document (id),
  number integer not null,
  lines integer[] not null,
  kind text not null check (kind in ('heading', 'paragraph', 'item', 'row', 'footnote')),
  chapter text not null,
  text text not null,
  cells text[] not null,
  dated boolean not null,
  -- What the reading said; a person's choice is beside it, never over it.
  outcome text not null check (outcome in ('understood', 'to_complete', 'dismissed')),
  reason text,
  about text,
  items jsonb not null,
  notes text[] not null,
  choice jsonb,
  chosen_by uuid,
  chosen_at timestamptz,
  primary key (institution_id, document_id, number)
);
select security.wall_of_work('programme_passage', 'insert, select, update');

-- When the half-yearly round was asked, and how many waited then.
create table programme_round (
  institution_id uuid not null,
  id uuid not null,
  year integer not null,
  half integer not null check (half in (1, 2)),
  waiting integer not null,
  institutions integer not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  primary key (institution_id, id)
);
create index programme_round_of on programme_round (institution_id, year, half, asked_at desc);
select security.wall_of_work('programme_round', 'insert, select');
