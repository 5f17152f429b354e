-- Bodies, sessions, resolutions, organizations that take part, and candidacies (modules/commissions/forms; LGT arts. 84-88, 114).
-- Drafted by `npm run schema:draft`, reviewed by hand. Nothing of these forms identifies a victim: no cell is sealed.

create table organization (
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
  acronym text, -- Siglas
  name text, -- Nombre vigente
  legal_name text, -- Nombre legal
  name_in_law text, -- Nombre en la Ley General
  organization_type text, -- Tipo de organización
  organization_status text, -- Situación
  valid_from text, -- Existe desde
  valid_from_edtf text,
  valid_from_ranges datemultirange,
  valid_from_kind text,
  valid_until text, -- Existió hasta
  valid_until_edtf text,
  valid_until_ranges datemultirange,
  valid_until_kind text,
  successor uuid, -- Quién la sucede
  organization_notes text, -- Notas
  primary key (institution_id, id)
);

create unique index organization_folio on organization (folio, institution_id);
create index organization_id on organization (id);
create index organization_status on organization (institution_id, status, id);
create trigger keep_version before update on organization for each row execute function security.keep_version();

select security.wall_of_work('organization', 'insert, select, update');

create table organization_version (
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

select security.wall_of_work('organization_version', 'insert, select');

create table organization_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index organization_token_record on organization_token (institution_id, id);

select security.wall_of_work('organization_token', 'delete, insert, select');

create table body (
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
  acronym text, -- Siglas
  name text, -- Nombre
  body_type text, -- Tipo de órgano
  body_level text, -- Ámbito
  body_state text, -- Entidad federativa
  parent uuid, -- Depende de
  body_status text, -- Situación
  installed_on text, -- Fecha de instalación
  installed_on_edtf text,
  installed_on_ranges datemultirange,
  installed_on_kind text,
  legal_basis text, -- Fundamento o decreto
  gazette text, -- Periódico oficial
  published_on text, -- Fecha de publicación
  published_on_edtf text,
  published_on_ranges datemultirange,
  published_on_kind text,
  coordinator uuid, -- Institución que coordina
  coordinator_as_written text, -- Coordinación, como aparece escrita
  chair text, -- Quien preside
  secretariat text, -- Secretaría técnica
  state_law text, -- La entidad tiene ley en la materia
  state_regulation text, -- Tiene reglamento
  state_programme text, -- Tiene programa
  victim_fund text, -- Tiene fondo para víctimas
  notes text, -- Notas
  primary key (institution_id, id)
);

create unique index body_folio on body (folio, institution_id);
create index body_id on body (id);
create index body_status on body (institution_id, status, id);
create trigger keep_version before update on body for each row execute function security.keep_version();

select security.wall_of_work('body', 'insert, select, update');

create table body_version (
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

select security.wall_of_work('body_version', 'insert, select');

create table body_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index body_token_record on body_token (institution_id, id);

select security.wall_of_work('body_token', 'delete, insert, select');

create table body_member (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  organization uuid, -- Organización
  member_as_written text, -- Como aparece escrita
  titular text, -- Titular
  member_email text, -- Correo institucional de la persona titular
  substitute text, -- Suplente
  substitute_email text, -- Correo institucional de la persona suplente
  quality text, -- Calidad
  presides text, -- Preside
  member_from text, -- Desde
  member_from_edtf text,
  member_from_ranges datemultirange,
  member_from_kind text,
  member_until text, -- Hasta
  member_until_edtf text,
  member_until_ranges datemultirange,
  member_until_kind text,
  foreign key (institution_id, parent_id) references body (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index body_member_parent on body_member (institution_id, parent_id);

select security.wall_of_work('body_member', 'insert, select, update');

create table body_rule (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  rules_from text, -- Vigentes desde
  rules_from_edtf text,
  rules_from_ranges datemultirange,
  rules_from_kind text,
  quorum_first integer, -- Quórum en primera convocatoria (%)
  quorum_second integer, -- Quórum en segunda convocatoria (%)
  quorum_needs_chair text, -- El quórum exige a quien preside
  notice_ordinary_days integer, -- Días hábiles para convocar a ordinaria
  notice_extraordinary_days integer, -- Días hábiles para convocar a extraordinaria
  majority text, -- Mayoría
  casting_vote text, -- Voto de calidad de quien preside
  minimum_per_year integer, -- Mínimo de sesiones ordinarias al año
  at_least_every_months integer, -- Al menos una cada (meses)
  rules_basis text, -- Fundamento
  foreign key (institution_id, parent_id) references body (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index body_rule_parent on body_rule (institution_id, parent_id);

select security.wall_of_work('body_rule', 'insert, select, update');

create table body_session (
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
  body uuid, -- Órgano
  number integer, -- Número
  session_type text, -- Carácter
  session_noun text, -- Se nombra
  ordinal_style text, -- Número escrito
  title text, -- Sesión
  year integer, -- Año
  planned text, -- Fecha programada
  planned_edtf text,
  planned_ranges datemultirange,
  planned_kind text,
  held_on text, -- Fecha en que se celebra
  held_on_edtf text,
  held_on_ranges datemultirange,
  held_on_kind text,
  starts_at text, -- Hora de inicio
  ends_at text, -- Hora de término
  time_zone text, -- Huso horario
  modality text, -- Modalidad
  venue text, -- Sede o enlace
  session_status text, -- Situación
  convoked_on text, -- Fecha de la convocatoria
  convoked_on_edtf text,
  convoked_on_ranges datemultirange,
  convoked_on_kind text,
  second_call text, -- Se instaló en segunda convocatoria
  accompanied text, -- La acompañó la Secretaría Técnica
  minutes_status text, -- Acta
  minutes_approved_on text, -- Fecha de aprobación del acta
  minutes_approved_on_edtf text,
  minutes_approved_on_ranges datemultirange,
  minutes_approved_on_kind text,
  as_written text, -- Como aparece en el documento de origen
  primary key (institution_id, id)
);

create unique index body_session_folio on body_session (folio, institution_id);
create index body_session_id on body_session (id);
create index body_session_status on body_session (institution_id, status, id);
create trigger keep_version before update on body_session for each row execute function security.keep_version();

select security.wall_of_work('body_session', 'insert, select, update');

create table body_session_version (
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

select security.wall_of_work('body_session_version', 'insert, select');

create table body_session_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index body_session_token_record on body_session_token (institution_id, id);

select security.wall_of_work('body_session_token', 'delete, insert, select');

create table session_agenda (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  topic text, -- Asunto
  presenter text, -- Quién presenta
  agenda_minutes integer, -- Minutos
  foreign key (institution_id, parent_id) references body_session (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index session_agenda_parent on session_agenda (institution_id, parent_id);

select security.wall_of_work('session_agenda', 'insert, select, update');

create table session_attendance (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  organization uuid, -- Organización
  attendee_as_written text, -- Como aparece escrita
  attendee_quality text, -- Calidad
  attendee_presides text, -- Preside
  attended_by text, -- Asistió
  attendee_name text, -- Nombre de quien asistió
  attended_call text, -- Convocatoria
  foreign key (institution_id, parent_id) references body_session (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index session_attendance_parent on session_attendance (institution_id, parent_id);

select security.wall_of_work('session_attendance', 'insert, select, update');

create table session_observation (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  observed_by uuid, -- Quién observa
  observation text, -- Observación
  observed_on text, -- Fecha
  observed_on_edtf text,
  observed_on_ranges datemultirange,
  observed_on_kind text,
  observation_settled text, -- Atendida
  foreign key (institution_id, parent_id) references body_session (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index session_observation_parent on session_observation (institution_id, parent_id);

select security.wall_of_work('session_observation', 'insert, select, update');

create table resolution (
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
  session uuid, -- Sesión
  body uuid, -- Órgano
  key text, -- Clave
  text text, -- Texto del acuerdo
  title text, -- Acuerdo
  resolution_type text, -- Tipo
  unanimous text, -- Por unanimidad
  votes_for integer, -- Votos a favor
  votes_against integer, -- Votos en contra
  votes_abstained integer, -- Abstenciones
  vote_result text, -- Resultado
  due_date text, -- Fecha compromiso
  due_date_edtf text,
  due_date_ranges datemultirange,
  due_date_kind text,
  activity uuid, -- Actividad del programa anual
  action uuid, -- Acción del Programa Nacional
  percent integer, -- Avance (%)
  resolution_status text, -- Cumplimiento
  replaced_by uuid, -- Acuerdo que lo sustituye
  primary key (institution_id, id)
);

create unique index resolution_folio on resolution (folio, institution_id);
create index resolution_id on resolution (id);
create index resolution_status on resolution (institution_id, status, id);
create trigger keep_version before update on resolution for each row execute function security.keep_version();

select security.wall_of_work('resolution', 'insert, select, update');

create table resolution_version (
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

select security.wall_of_work('resolution_version', 'insert, select');

create table resolution_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index resolution_token_record on resolution_token (institution_id, id);

select security.wall_of_work('resolution_token', 'delete, insert, select');

create table resolution_responsible (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  organization uuid, -- Organización
  responsible_as_written text, -- Como aparece escrita
  foreign key (institution_id, parent_id) references resolution (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index resolution_responsible_parent on resolution_responsible (institution_id, parent_id);

select security.wall_of_work('resolution_responsible', 'insert, select, update');

create table candidacy (
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
  call text, -- Convocatoria
  call_year integer, -- Año de la convocatoria
  candidate_name text, -- Candidatura
  candidate_type text, -- Tipo
  decision text, -- Decisión
  decided_on text, -- Fecha de la decisión
  decided_on_edtf text,
  decided_on_ranges datemultirange,
  decided_on_kind text,
  session uuid, -- Sesión en que se decidió
  term_from text, -- Periodo: desde
  term_from_edtf text,
  term_from_ranges datemultirange,
  term_from_kind text,
  term_until text, -- Periodo: hasta
  term_until_edtf text,
  term_until_ranges datemultirange,
  term_until_kind text,
  renewed text, -- Es reelección
  notes text, -- Notas
  primary key (institution_id, id)
);

create unique index candidacy_folio on candidacy (folio, institution_id);
create index candidacy_id on candidacy (id);
create index candidacy_status on candidacy (institution_id, status, id);
create trigger keep_version before update on candidacy for each row execute function security.keep_version();

select security.wall_of_work('candidacy', 'insert, select, update');

create table candidacy_version (
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

select security.wall_of_work('candidacy_version', 'insert, select');

create table candidacy_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index candidacy_token_record on candidacy_token (institution_id, id);

select security.wall_of_work('candidacy_token', 'delete, insert, select');

-- By acronym: the key of organizations and bodies in pickers, imports and keys of resolutions.
create index organization_acronym on organization (institution_id, acronym);
create index body_acronym on body (institution_id, acronym);
create index body_of_state on body (body_state, body_type) where annulled_at is null;
-- Sessions and resolutions of a body, and what falls due: lists of a body with thousands stay one index away.
create index body_session_of_body on body_session (body, id) where annulled_at is null;
create index body_session_number on body_session (body, session_type, number) where annulled_at is null;
create index resolution_of_session on resolution (session, id) where annulled_at is null;
create index resolution_key on resolution (institution_id, key);
create index resolution_of_body on resolution (body, id) where annulled_at is null;
create index resolution_due on resolution (body, upper(due_date_ranges), id) where annulled_at is null;
create index resolution_due_all on resolution (institution_id, upper(due_date_ranges), id) where annulled_at is null;
create index resolution_of_activity on resolution (activity) where activity is not null;
create index resolution_of_action on resolution (action) where action is not null;
create index body_member_organization on body_member (organization) where until_version is null;
create index candidacy_term on candidacy (institution_id, upper(term_until_ranges)) where annulled_at is null;
comment on table organization is 'Who takes part in bodies and programmes (LGT 85, 86). Tenants are institutions; both are linked by acronym.';
comment on table body is 'Collegiate body: Comisión, Subcomisión, working groups, state commissions (LGT 84-88, 114).';
comment on table body_session is 'Session («sesión», «reunión») of a body, from the plan of the year to its approved minutes.';
comment on table resolution is 'Resolution («acuerdo») adopted in a session.';
comment on table candidacy is 'Candidacy of a civil-society organisation or academic expert: two years, renewable once (Reglamento Interno 18).';
