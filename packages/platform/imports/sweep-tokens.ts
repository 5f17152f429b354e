import { withContext, type Context } from '../db/index.ts';
import type { House } from '../database/index.ts';
import type { FormModule } from '../records/index.ts';

/** The lock that imports share while tokens of theirs stand without their records. */
export const TOKENS_AHEAD = { space: 5_458_254, lock: 7 } as const;

/**
 * Removes the tokens of one institution that no record has: what an import leaves that was killed or refused while it was being
 * applied (docs/decisions/0014). Nothing is done while one is, nor where no record is seen: a session without context sees none.
 * @param keeper must see all records of its institution
 * @returns how many were removed
 */
export async function sweepTokens(house: House, keeper: Context, modules: readonly FormModule[]): Promise<number> {
  return withContext(house, keeper, async (tx) => {
    const [turn] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${TOKENS_AHEAD.space}, ${TOKENS_AHEAD.lock}) as mine`;
    if (turn?.mine !== true) return 0;
    let swept = 0;
    for (const { form: { table } } of modules) {
      const { count } = await tx`delete from ${tx(`${table}_token`)} t
        where t.institution_id = ${keeper.institutionId} and exists (select from ${tx(table)} r where r.institution_id = ${keeper.institutionId})
          and not exists (select from ${tx(table)} r where r.institution_id = t.institution_id and r.id = t.id)`;
      swept += count;
    }
    return swept;
  });
}
