-- Agreement instruments («convenios»): parties, object, life and commitments (modules/agreements/forms; LGT 88-VI, VII, X). Drafted by
-- `npm run schema:draft`, reviewed by hand.

create table agreement (
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
  number text, -- Número
  instrument_type text, -- Tipo de instrumento
  title text, -- Instrumento
  parties_as_written text, -- Partes, como aparecen escritas
  object text, -- Objeto
  signed_on text, -- Fecha de firma
  signed_on_edtf text,
  signed_on_ranges datemultirange,
  signed_on_kind text,
  valid_until text, -- Vigencia
  valid_until_edtf text,
  valid_until_ranges datemultirange,
  valid_until_kind text,
  agreement_status text, -- Situación
  notes text, -- Notas
  primary key (institution_id, id)
);

create unique index agreement_folio on agreement (folio, institution_id);
create index agreement_id on agreement (id);
create index agreement_status on agreement (institution_id, status, id);
create trigger keep_version before update on agreement for each row execute function security.keep_version();

select security.wall_of_work('agreement', 'insert, select, update');

create table agreement_version (
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

select security.wall_of_work('agreement_version', 'insert, select');

create table agreement_token (
  institution_id uuid not null,
  token bigint not null,
  id uuid not null,
  primary key (institution_id, token, id)
);

create index agreement_token_record on agreement_token (institution_id, id);

select security.wall_of_work('agreement_token', 'delete, insert, select');

create table agreement_party (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  organization uuid, -- Organización
  party_as_written text, -- Como aparece escrita
  foreign key (institution_id, parent_id) references agreement (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index agreement_party_parent on agreement_party (institution_id, parent_id);

select security.wall_of_work('agreement_party', 'insert, select, update');

create table agreement_renewal (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  renewed_on text, -- Fecha de renovación
  renewed_on_edtf text,
  renewed_on_ranges datemultirange,
  renewed_on_kind text,
  renewed_until text, -- Vigente hasta
  renewed_until_edtf text,
  renewed_until_ranges datemultirange,
  renewed_until_kind text,
  renewal_note text, -- Nota
  foreign key (institution_id, parent_id) references agreement (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index agreement_renewal_parent on agreement_renewal (institution_id, parent_id);

select security.wall_of_work('agreement_renewal', 'insert, select, update');

create table agreement_commitment (
  institution_id uuid not null,
  id uuid not null,
  parent_id uuid not null,
  position integer not null,
  from_version integer not null,
  until_version integer,
  sealed bytea,
  commitment text, -- Compromiso
  commitment_due text, -- Fecha compromiso
  commitment_due_edtf text,
  commitment_due_ranges datemultirange,
  commitment_due_kind text,
  commitment_status text, -- Cumplimiento
  foreign key (institution_id, parent_id) references agreement (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index agreement_commitment_parent on agreement_commitment (institution_id, parent_id);

select security.wall_of_work('agreement_commitment', 'insert, select, update');

create index agreement_party_organization on agreement_party (institution_id, organization) where until_version is null;
