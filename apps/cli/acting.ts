import { accountContext, listInstitutions, onBehalf } from '@sintra/platform/accounts';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { UsageError, type Arguments } from './arguments.ts';

/**
 * Who acts: the account of `--as`, and with `--on-behalf-of ACRONYM` for that institution, with the rights that both have.
 * @throws noSuchAccount, noAccountYet, actsForNone; UsageError for an institution that is not there
 */
export async function actingContext(house: House, { values }: Arguments): Promise<Context> {
  const own = await accountContext(house, values.as, 'cli');
  const acronym = values['on-behalf-of'];
  if (acronym === undefined) return own;
  const found = (await listInstitutions(house, own)).find((one) => one.acronym === acronym.trim().toUpperCase());
  if (found === undefined) throw new UsageError(`No hay una institución con las siglas «${acronym}».`);
  return onBehalf(house, own, found.id);
}
