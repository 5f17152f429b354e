import type { Form } from '@sintra/definition';
import type { Sql } from '../database/index.ts';

/** Columns that a staged row has before those of its form's table. */
const stageColumns = `stage_run uuid not null, stage_row integer not null, stage_kind text not null, stage_version integer,
  stage_key text, stage_fields text[], stage_tokens bigint[], stage_exact bigint[]`;

const shapeOf = (owner: Sql, schema: string, table: string) => owner<{ column: string }[]>`
  select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) as column
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = ${schema} and c.relname = ${table} and a.attnum > 0 and not a.attisdropped and a.attname not like 'stage\\_%'
  order by a.attnum`;

/** Plain inserts check row security; what is staged is looked at under the same wall as what it will become. */
const wall = (table: string): string => `
  alter table staging."${table}" enable row level security;
  alter table staging."${table}" force row level security;
  create policy own on staging."${table}"
    using ((select security.people_scope()) = 'national'
      or ((select security.people_scope()) in ('institution', 'state') and institution_id = (select security.institution_id())))
    with check ((select security.write_scope()) = 'national'
      or ((select security.write_scope()) in ('institution', 'state') and institution_id = (select security.institution_id())));
  grant select, insert, update, delete on staging."${table}" to sintra_app;`;

async function create(owner: Sql, table: string): Promise<void> {
  const columns = await owner<{ name: string }[]>`select attname as name from pg_attribute
    where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped and attnotnull`;
  const free = columns.filter(({ name }) => name !== 'institution_id').map(({ name }) => `alter column "${name}" drop not null`);
  await owner.unsafe(`drop table if exists staging."${table}";
    create unlogged table staging."${table}" (${stageColumns}, like public."${table}");
    alter table staging."${table}" ${free.join(', ')};
    create index on staging."${table}" (stage_run, stage_row);${wall(table)}`).simple();
}

/**
 * Makes the staging copy of each form's tables, or makes it again when a migration changed them. Repeatable; run as the owner
 * after migrating. Nothing is lost: a run whose staged rows are gone is read again from its file.
 */
export async function prepareStaging(owner: Sql, forms: readonly Form[]): Promise<void> {
  for (const table of forms.flatMap((form) => [form.table, ...form.groups.map((group) => group.table)])) {
    const [wanted, found] = await Promise.all([shapeOf(owner, 'public', table), shapeOf(owner, 'staging', table)]);
    if (wanted.length > 0 && JSON.stringify(wanted) !== JSON.stringify(found)) await create(owner, table);
  }
}
