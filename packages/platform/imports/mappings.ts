import { v7 as uuidv7 } from 'uuid';
import { catalogsOf } from '../catalogs/index.ts';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import type { Context, Tx } from '../db/index.ts';
import { mappingIssues } from './columns.ts';
import type { ImportModule, Mapping } from './mapping.ts';
import { importProblems } from './problems.ts';

export interface KnownMapping {
  readonly name: string;
  readonly title: string;
  /** Part of the release, the same for every institution. */
  readonly shipped: boolean;
  readonly mapping: Mapping;
}

const known = (name: string, mapping: Mapping, shipped: boolean): KnownMapping => ({ name, title: mapping.title ?? name, shipped, mapping });

/** The mappings that may be used: those the module ships, then the own institution's. */
export async function listMappings(tx: Tx, context: Context, module: ImportModule): Promise<KnownMapping[]> {
  const rows = await tx<{ name: string; spec: Mapping }[]>`
    select name, spec from import_mapping where institution_id = ${context.institutionId} and form = ${module.form.id} order by name`;
  const shipped = (module.mappings ?? []).map((mapping) => known(mapping.name ?? '', mapping, true));
  return [...shipped, ...rows.map(({ name, spec }) => known(name, spec, false))];
}

/** @throws noSuchMapping */
export async function findMapping(tx: Tx, context: Context, module: ImportModule, name: string): Promise<Mapping> {
  const all = await listMappings(tx, context, module);
  // An institution's own mapping goes before one of the release with the same name.
  const found = all.findLast((one) => one.name === name);
  if (found === undefined) throw importProblems.noSuchMapping({ name, known: all.map((one) => one.name).join(', ') });
  return found.mapping;
}

/** @throws badMapping */
export async function requireUsable(house: House, module: ImportModule, mapping: Mapping): Promise<void> {
  const issues = mappingIssues(mapping, { source: module.form, catalogs: await catalogsOf(house) });
  if (issues.length > 0) throw importProblems.badMapping({ issues });
}

/** Keeps a mapping under a name of the own institution; a second time it replaces the first. */
export async function saveMapping(tx: Tx, context: Context, module: ImportModule, name: string, mapping: Mapping): Promise<void> {
  const spec = tx.json({ ...mapping, name, form: module.form.id });
  await tx`insert into import_mapping (id, institution_id, form, name, spec, saved_by, saved_at)
    values (${uuidv7()}, ${context.institutionId}, ${module.form.id}, ${name}, ${spec}, ${context.userId}, ${clock.now()})
    on conflict (institution_id, form, name) do update set spec = excluded.spec, saved_by = excluded.saved_by, saved_at = excluded.saved_at`;
}
