import { systemContext } from '@sintra/platform/accounts';
import type { House } from '@sintra/platform/database';
import { withContext } from '@sintra/platform/db';
import { forms } from '../../server/modules.ts';
import { demoProblems } from './problems.ts';

/** Invented data goes into an empty system or nowhere. @throws notEmpty */
export async function refuseUsed(house: House): Promise<void> {
  const folder = house.config.dataDir;
  const accounts = await withContext(house, systemContext('sign_in'), (tx) => tx`select from user_account limit 1`);
  if (accounts.length > 0) throw demoProblems.notEmpty({ folder, what: 'cuentas' });
  const seesAll = { ...systemContext('worker'), peopleScope: 'national' } as const;
  for (const form of forms) {
    const records = await withContext(house, seesAll, (tx) => tx`select from ${tx(form.table)} limit 1`);
    if (records.length > 0) throw demoProblems.notEmpty({ folder, what: 'registros' });
  }
}
