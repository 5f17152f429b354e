import { domainOf } from '@sintra/definition';
import type { Tx } from '../db/index.ts';
import type { FormModule } from './module.ts';

interface Row {
  readonly id: string;
  readonly folio: string;
}

/** Folios of some records with people, by id: of those that row security shows to who asks, one statement a form. */
export async function foliosOf(tx: Tx, modules: readonly FormModule[], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const folios = new Map<string, string>();
  if (ids.length === 0) return folios;
  for (const { form } of modules.filter((module) => domainOf(module.form) === 'people')) {
    const rows = await tx<Row[]>`select id, folio from ${tx(form.table)} where id = any(${[...ids]}::uuid[])`;
    for (const { id, folio } of rows) folios.set(id, folio);
  }
  return folios;
}
