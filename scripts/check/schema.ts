import type { Sql } from '@sintra/platform/database';
import { driftOf, tablesOf } from '@sintra/projections/sql';
import { forms } from '../../apps/server/modules.ts';
import { actualTables } from '../schema/introspect.ts';

/** What separates a migrated database from the definitions, a sentence each. */
export async function checkSchema(owner: Sql): Promise<readonly string[]> {
  const actual = await actualTables(owner);
  return forms.flatMap(tablesOf).flatMap((table) => driftOf(table, actual));
}
