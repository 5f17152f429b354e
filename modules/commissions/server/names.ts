import type { Call } from '@sintra/platform/commands';
import type { Row } from './session-file.ts';

export interface Named {
  readonly acronym: string | null;
  readonly name: string | null;
}

/** Names of organizations by id, one statement. */
export async function organizationNames({ tx }: Call, ids: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  if (ids.length === 0) return new Map();
  const rows = await tx<(Named & { id: string })[]>`select id, acronym, name from organization where id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

export const referredIn = (rows: readonly Row[], cell: string): string[] => rows.flatMap(({ values }) => (typeof values[cell] === 'string' ? [values[cell]] : []));

/** How a row's organization is written in a document: as written there, or by its name. */
export function sayOrganization(names: ReadonlyMap<string, Named>, { values }: Row, reference: string, written: string): string {
  const named = names.get(String(values[reference] ?? ''));
  const asWritten = values[written];
  return (typeof asWritten === 'string' && asWritten !== '' ? asWritten : named?.name ?? named?.acronym) ?? 'Sin nombre';
}
