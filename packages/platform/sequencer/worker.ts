import { v7 as uuidv7 } from 'uuid';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';

/** Held by whoever touches the trees, until its transaction ends: one sequencer at a time in the whole database. */
const LOCK = [0x53_49_4e, 5] as const;

/** The log's own housekeeper: reads every entry, and writes trees and checkpoints, which no person may. */
const keeper = (): Context => ({
  userId: '', userName: '', institutionId: '', institutionName: '', roles: [],
  peopleScope: 'none', logScope: 'national', workScope: 'none', purpose: 'worker', channel: 'worker', requestId: uuidv7(),
});

/** Runs work on the trees in one transaction, after whoever is at it has finished. */
export function onTrees<T>(house: House, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withContext(house, keeper(), async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK[0]}, ${LOCK[1]})`;
    return work(tx);
  });
}

/** The same, unless somebody else is at it: null. */
export function onFreeTrees<T>(house: House, work: (tx: Tx) => Promise<T>): Promise<T | null> {
  return withContext(house, keeper(), async (tx) => {
    const [row] = await tx<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK[0]}, ${LOCK[1]}) as free`;
    return row?.free === true ? work(tx) : null;
  });
}
