import { v7 as uuidv7 } from 'uuid';
import { hashPassword, insertAccount, NOTICE, systemContext } from '../packages/platform/accounts/index.ts';
import { accountByEmail, contextFrom } from '../packages/platform/accounts/contexts.ts';
import type { House } from '../packages/platform/database/index.ts';
import { withContext, type Context } from '../packages/platform/db/index.ts';
import { PASSWORD } from './people.ts';

/** Another liaison of somebody's institution: the second pair of eyes. */
export async function secondLiaison(house: House, of: Context): Promise<Context> {
  const passwordHash = await hashPassword(PASSWORD);
  return withContext(house, systemContext('sign_in'), async (tx) => {
    const email = `lucia-${of.institutionId.slice(-6)}@prueba.gob.mx`;
    await insertAccount(tx, { institutionId: of.institutionId, email, name: 'Lucía Enlace', roles: ['institution_liaison'], passwordHash, createdBy: null });
    const account = await accountByEmail(tx, email);
    if (account === null) throw new Error('the second liaison cannot be read back');
    await tx`insert into notice_acceptance (user_id, notice, accepted_at) values (${account.id}, ${NOTICE}, now())`;
    return { ...contextFrom(account, { channel: 'api', requestId: uuidv7() }), steppedUp: true };
  });
}
