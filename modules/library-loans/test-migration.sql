-- Loans of a library: for tests only, applied by them to a house of their own. Drafted by `npm run schema:draft`.

create table loan (
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
  observed_reason text,
  sealed bytea,
  title text, -- Título
  isbn text, -- ISBN
  genre text, -- Género
  tags text[], -- Etiquetas
  copies integer, -- Ejemplares
  weight numeric, -- Peso (kg)
  due text, -- Fecha de devolución
  due_edtf text,
  due_ranges datemultirange,
  due_kind text,
  branch_country text, -- Sucursal: país
  branch_state text, -- Sucursal: entidad federativa
  branch_municipality text, -- Sucursal: municipio o alcaldía
  branch_locality text, -- Sucursal: localidad
  late text, -- ¿Se entregó tarde?
  fine numeric, -- Multa (pesos)
  receipt uuid, -- Recibo
  previous uuid, -- Préstamo anterior
  notes text, -- Notas
  primary key (institution_id, id)
);

create unique index loan_folio on loan (folio, institution_id);
create index loan_id on loan (id);
create index loan_title on loan (title, institution_id);
create index loan_previous on loan (previous, institution_id);
create index loan_status on loan (institution_id, status, id);
create trigger keep_version before update on loan for each row execute function security.keep_version();

select security.wall_of_people('loan', 'insert, select, update', 'record', 'loan');

create table loan_version (
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

select security.wall_of_people('loan_version', 'insert, select', 'version', 'loan');

create table loan_token (
  institution_id uuid not null,
  token bigint not null,
  spelling bigint,
  id uuid not null,
  primary key (institution_id, token, id)
);


select security.wall_of_people('loan_token', 'delete, insert, select', 'token', 'loan');

create table loan_renewal (
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
  days integer, -- Días
  foreign key (institution_id, parent_id) references loan (institution_id, id),
  primary key (institution_id, id, from_version)
);

create index loan_renewal_parent on loan_renewal (institution_id, parent_id);

select security.wall_of_people('loan_renewal', 'insert, select, update', 'group', 'loan');
