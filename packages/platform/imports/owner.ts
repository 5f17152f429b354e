import { v7 as uuidv7 } from 'uuid';
import type { Context, Tx } from '../db/index.ts';
import { writeLog } from '../log/index.ts';
import { scopeOf } from '../permissions/index.ts';
import type { Owner } from '../records/index.ts';
import { importProblems } from './problems.ts';
import type { Mapping } from './mapping.ts';

type Found = Owner & { readonly level: string };

const read = (tx: Tx, by: { acronym: string } | { id: string }) => tx<Found[]>`
  select id, acronym, state, level from institution where ${'id' in by ? tx`id = ${by.id}` : tx`acronym = ${by.acronym}`}`;

/** Makes the trial institution that a mapping names. Needs the national coordination's or the administration's right. */
async function createTrial(tx: Tx, context: Context, { acronym, name }: NonNullable<Mapping['owner']>): Promise<Owner> {
  const id = uuidv7();
  await tx`insert into institution (id, acronym, name, level) values (${id}, ${acronym}, ${name}, 'trial')`;
  await writeLog(tx, context, { action: 'institution.create', resource: 'institution', recordId: id, details: { acronym, level: 'trial', by: 'import' } });
  return { id, acronym, state: null };
}

/**
 * Who will own the new records: the mapping's trial institution, else one's own.
 * @throws ownerNotAllowed, ownerNotTrial
 */
export async function resolveOwner(tx: Tx, context: Context, mapping: Mapping | null): Promise<Owner> {
  const wanted = mapping?.owner;
  const [found] = await read(tx, wanted === undefined ? { id: context.institutionId } : { acronym: wanted.acronym });
  if (wanted === undefined || found?.id === context.institutionId) return found as Owner;
  if (scopeOf(context.roles, 'record', 'import') !== 'national') throw importProblems.ownerNotAllowed({ acronym: wanted.acronym });
  if (found !== undefined && found.level !== 'trial') throw importProblems.ownerNotTrial({ acronym: wanted.acronym });
  return found ?? createTrial(tx, context, wanted);
}
