-- Victims and possible victims: one institution's attention of one person (modules/victims/forms). Drafted by
-- `npm run schema:draft`, reviewed by hand. Identifying cells have no column: they are inside `sealed` (design page §6).

create table victim (
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
  information_source text, -- Fuente de la información
  attention_start_date text, -- Fecha de inicio de la atención
  attention_start_date_edtf text,
  attention_start_date_ranges datemultirange,
  attention_start_date_kind text,
  identity_reserved text, -- Identidad reservada
  document_type text, -- Documento que presenta
  sex text, -- Sexo
  gender text, -- Identidad de género
  birth_year integer, -- Año de nacimiento
  age_basis text, -- Cómo se conoce la edad
  age_from integer, -- Edad al detectarse: desde
  age_to integer, -- Edad al detectarse: hasta
  age_at_start integer, -- Edad al iniciar la explotación
  nationalities text[], -- Nacionalidades
  birth_place_country text, -- Lugar de nacimiento: país
  birth_place_state text, -- Lugar de nacimiento: entidad federativa
  birth_place_municipality text, -- Lugar de nacimiento: municipio o alcaldía
  birth_place_locality text, -- Lugar de nacimiento: localidad
  residence_country text, -- Residencia habitual: país
  residence_state text, -- Residencia habitual: entidad federativa
  residence_municipality text, -- Residencia habitual: municipio o alcaldía
  residence_locality text, -- Residencia habitual: localidad
  marital_status text, -- Estado civil
  education text, -- Escolaridad
  literacy text, -- Sabe leer y escribir
  occupation text, -- Ocupación
  dependants integer, -- Personas que dependen de ella
  pregnancy text, -- Embarazo
  disability text[], -- Discapacidad
  dependence text, -- Grado de dependencia
  homelessness text, -- En situación de calle
  migration_status text, -- Calidad migratoria
  special_conditions text[], -- Condiciones particulares
  language text, -- Lengua principal
  other_languages text[], -- Otras lenguas
  spanish_proficiency text, -- Dominio del español
  interpreter_needed text, -- Necesita intérprete o traducción
  indigenous text, -- Se reconoce como indígena
  indigenous_people text, -- Pueblo indígena
  afro_mexican text, -- Se reconoce como afromexicana o afrodescendiente
  lgbti text, -- Se reconoce como persona LGBTI+
  sexual_orientation text, -- Orientación sexual
  type_of_victim text, -- Tipo de víctima
  relationship_to_direct_victim text, -- Relación con la víctima directa
  victim_status text, -- Condición de víctima
  victim_status_decided_by text, -- Quién determinó la condición
  victim_status_date text, -- Fecha en que se determinó
  victim_status_date_edtf text,
  victim_status_date_ranges datemultirange,
  victim_status_date_kind text,
  detection_date text, -- Fecha de detección
  detection_date_edtf text,
  detection_date_ranges datemultirange,
  detection_date_kind text,
  detection_country text, -- Lugar de detección: país
  detection_state text, -- Lugar de detección: entidad federativa
  detection_municipality text, -- Lugar de detección: municipio o alcaldía
  detection_locality text, -- Lugar de detección: localidad
  detection_authority text, -- Autoridad que detectó
  detection_unit text, -- Unidad u oficina
  detection_mode text, -- Forma de detección
  renavi_status text, -- Situación en el registro de víctimas (RENAVI o estatal)
  forms_of_exploitation text[], -- Modalidades de explotación
  principal_form text, -- Modalidad principal
  forms_ruled_out text[], -- Modalidades descartadas
  type_of_sexual_exploitation text[], -- Tipo de explotación sexual
  labour_sector text[], -- Sector de trabajo
  acts text[], -- Conductas
  means text[], -- Medios comisivos
  recruitment_methods text[], -- Formas de reclutamiento
  recruitment_place_country text, -- Lugar de reclutamiento: país
  recruitment_place_state text, -- Lugar de reclutamiento: entidad federativa
  recruitment_place_municipality text, -- Lugar de reclutamiento: municipio o alcaldía
  recruitment_place_locality text, -- Lugar de reclutamiento: localidad
  digital_platforms text[], -- Plataformas digitales usadas
  relationship_to_trafficker text[], -- Relación con las personas tratantes
  number_of_traffickers integer, -- Número de personas tratantes
  organised_crime text, -- Participación de delincuencia organizada
  methods_of_control text[], -- Métodos de control
  debt text, -- Se le impuso una deuda
  paid text, -- Recibía algún pago
  scope text, -- Ámbito de la trata
  transport text[], -- Medios de transporte
  transit_states text[], -- Entidades de tránsito
  transit_countries text[], -- Países de tránsito
  crossing_point text, -- Punto de cruce fronterizo
  exploitation_place_country text, -- Lugar de explotación: país
  exploitation_place_state text, -- Lugar de explotación: entidad federativa
  exploitation_place_municipality text, -- Lugar de explotación: municipio o alcaldía
  exploitation_place_locality text, -- Lugar de explotación: localidad
  place_of_exploitation text[], -- Tipos de lugar
  exploitation_start text, -- Inicio de la explotación
  exploitation_start_edtf text,
  exploitation_start_ranges datemultirange,
  exploitation_start_kind text,
  exploitation_end text, -- Fin de la explotación
  exploitation_end_edtf text,
  exploitation_end_ranges datemultirange,
  exploitation_end_kind text,
  duration_months integer, -- Duración en meses
  kinds_of_damage text[], -- Daños sufridos
  vulnerabilities text[], -- Situaciones de vulnerabilidad
  immediate_risk text, -- Hay riesgo inmediato
  privacy_notice text, -- Aviso de privacidad entregado
  privacy_notice_date text, -- Fecha de entrega del aviso
  privacy_notice_date_edtf text,
  privacy_notice_date_ranges datemultirange,
  privacy_notice_date_kind text,
  processing_basis text, -- Fundamento para tratar los datos
  consent_given_by text, -- Quién otorgó el consentimiento
  consent_date text, -- Fecha del consentimiento
  consent_date_edtf text,
  consent_date_ranges datemultirange,
  consent_date_kind text,
  consent_interview text, -- Acepta ser entrevistada
  consent_purpose_explained text, -- Se le explicó para qué se piden los datos
  consent_use_explained text, -- Se le explicó quién usa y podrá usar los datos
  consent_research text, -- Acepta el uso de sus datos, sin identificarla, para investigación y estadística
  consent_access_explained text, -- Se le explicó que puede pedir y corregir sus datos
  consent_retention_explained text, -- Se le explicó cuánto tiempo se conservan
  consent_withdrawal_explained text, -- Se le explicó cómo retirar su consentimiento
  consent_withdrawn text, -- Retiró su consentimiento
  consent_withdrawn_date text, -- Fecha en que lo retiró
  consent_withdrawn_date_edtf text,
  consent_withdrawn_date_ranges datemultirange,
  consent_withdrawn_date_kind text,
  closure_date text, -- Fecha de egreso o cierre
  closure_date_edtf text,
  closure_date_ranges datemultirange,
  closure_date_kind text,
  closure_reason text, -- Motivo
  follow_up_agreed text, -- Se acordó dar seguimiento
  primary key (institution_id, id)
);

create unique index victim_folio on victim (folio, institution_id);
create index victim_id on victim (id);
create index victim_status on victim (institution_id, status, id);
-- Lists lead with the institution; who coordinates nationally filters by state alone.
create index victim_state on victim (institution_id, detection_state, id);
create index victim_state_national on victim (detection_state, id);
create index victim_captured on victim (institution_id, captured_at);
-- A run is undone by its own rows.
create index victim_import on victim (institution_id, import_id) where import_id is not null;
create trigger keep_version before update on victim for each row execute function security.keep_version();
comment on table victim is 'Record of a victim or possible victim (LGT 3-XI, 59; LGV 4). Owned by the institution that attends; never deleted, only annulled.';
comment on column victim.state is 'State of the owner institution when the record was captured; null for federal bodies.';
comment on column victim.sealed is 'Identifying cells, AES-256-GCM under the person''s key.';

alter table victim enable row level security;
alter table victim force row level security;
create policy own on victim
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));
grant select, insert, update on victim to sintra_app;

create table victim_version (
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

alter table victim_version enable row level security;
alter table victim_version force row level security;
create policy own on victim_version
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));
grant select, insert on victim_version to sintra_app;
comment on table victim_version is 'What each change replaced; written by the trigger keep_version.';

create table victim_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index victim_token_record on victim_token (institution_id, id);

alter table victim_token enable row level security;
alter table victim_token force row level security;
create policy own on victim_token
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));
grant select, insert, delete on victim_token to sintra_app;
comment on table victim_token is 'Keyed tokens of names, CURP and other identifiers, per institution. An index, not a fact: old tokens go when a name changes.';

create table victim_service (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  service_type text, -- Tipo de servicio
  service_start text, -- Fecha de inicio
  service_start_edtf text,
  service_start_ranges datemultirange,
  service_start_kind text,
  service_end text, -- Fecha de término
  service_end_edtf text,
  service_end_ranges datemultirange,
  service_end_kind text,
  service_provider text, -- Institución que lo otorga
  service_unit text, -- Unidad y cargo responsable
  sessions integer, -- Número de sesiones
  service_result text, -- Resultado
  free_of_charge text, -- Fue gratuito
  foreign key (institution_id, parent_id) references victim (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index victim_service_parent on victim_service (institution_id, parent_id);

alter table victim_service enable row level security;
alter table victim_service force row level security;
create policy own on victim_service
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));
grant select, insert, update on victim_service to sintra_app;
comment on table victim_service is 'Services and measures of help given (LGT 62, 90; LGV 29-49). A change closes a row at the record''s version and inserts the next.';

create table victim_accommodation (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  accommodation_type text, -- Tipo de alojamiento
  voluntary text, -- La estancia es voluntaria
  admission_date text, -- Fecha de ingreso
  admission_date_edtf text,
  admission_date_ranges datemultirange,
  admission_date_kind text,
  discharge_date text, -- Fecha de egreso
  discharge_date_edtf text,
  discharge_date_ranges datemultirange,
  discharge_date_kind text,
  discharge_reason text, -- Motivo de egreso
  shelter_state text, -- Entidad del alojamiento
  foreign key (institution_id, parent_id) references victim (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index victim_accommodation_parent on victim_accommodation (institution_id, parent_id);

alter table victim_accommodation enable row level security;
alter table victim_accommodation force row level security;
create policy own on victim_accommodation
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));
grant select, insert, update on victim_accommodation to sintra_app;
comment on table victim_accommodation is 'Stays in refuges, shelters and halfway houses. A change closes a row at the record''s version and inserts the next.';

create table victim_referral (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  referral_direction text, -- Sentido
  referral_date text, -- Fecha
  referral_date_edtf text,
  referral_date_ranges datemultirange,
  referral_date_kind text,
  other_institution text, -- La otra institución
  referral_reason text, -- Motivo
  referral_status text, -- Estatus
  foreign key (institution_id, parent_id) references victim (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index victim_referral_parent on victim_referral (institution_id, parent_id);

alter table victim_referral enable row level security;
alter table victim_referral force row level security;
create policy own on victim_referral
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));
grant select, insert, update on victim_referral to sintra_app;
comment on table victim_referral is 'Referrals made to or received from other institutions. A change closes a row at the record''s version and inserts the next.';

create table victim_investigation_file (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  file_number text, -- Número de carpeta
  file_type text, -- Tipo
  jurisdiction text, -- Fuero
  prosecutors_office text, -- Fiscalía y unidad
  file_state text, -- Entidad federativa
  file_date text, -- Fecha de inicio
  file_date_edtf text,
  file_date_ranges datemultirange,
  file_date_kind text,
  foreign key (institution_id, parent_id) references victim (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index victim_investigation_file_parent on victim_investigation_file (institution_id, parent_id);

alter table victim_investigation_file enable row level security;
alter table victim_investigation_file force row level security;
create policy own on victim_investigation_file
  using ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())))
  with check ((select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id())));
grant select, insert, update on victim_investigation_file to sintra_app;
comment on table victim_investigation_file is 'Investigation files in which the victim appears: number only, for now. A change closes a row at the record''s version and inserts the next.';
