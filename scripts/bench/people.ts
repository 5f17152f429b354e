import { v7 as uuidv7 } from 'uuid';
import { hashPassword, insertAccount, NOTICE, systemContext, type Institution } from '../../packages/platform/accounts/index.ts';
import { accountByEmail, contextFrom } from '../../packages/platform/accounts/contexts.ts';
import { withContext, type Context } from '../../packages/platform/db/index.ts';
import type { House } from '../../packages/platform/database/index.ts';
import { federalInstitutions, stateInstitutions } from '../../modules/victims/forms/index.ts';

export const PASSWORD = 'siete lluvias en la meseta';
export const EMAIL = 'captura@medicion.example';

export interface Cast {
  readonly institutions: readonly Institution[];
  /** Who measures: captures, validates, imports and exports for Jalisco. */
  readonly liaison: Context;
}

/** Every institution of the law, and one person of Jalisco. */
export async function fillPeople(house: House): Promise<Cast> {
  const passwordHash = await hashPassword(PASSWORD);
  return withContext(house, systemContext('sign_in'), async (tx) => {
    for (const seed of [...federalInstitutions, ...stateInstitutions]) {
      await tx`insert into institution (id, acronym, name, level, state)
        values (${uuidv7()}, ${seed.acronym}, ${seed.currentName}, ${seed.level === 'state' ? 'state' : 'federal'}, ${seed.state ?? null})`;
    }
    const institutions = await tx<Institution[]>`select id, acronym, name, legal_name as "legalName", level, state from institution where acronym <> 'ST' order by acronym`;
    const home = institutions.find(({ acronym }) => acronym === 'JAL');
    if (home === undefined) throw new Error('no institution JAL');
    await insertAccount(tx, { institutionId: home.id, email: EMAIL, name: 'Persona que mide', roles: ['institution_liaison'], passwordHash, createdBy: null });
    const account = await accountByEmail(tx, EMAIL);
    if (account === null) throw new Error('the account cannot be read back');
    await tx`insert into notice_acceptance (user_id, notice, accepted_at) values (${account.id}, ${NOTICE}, now())`;
    return { institutions, liaison: contextFrom(account, { channel: 'cli', requestId: uuidv7() }) };
  });
}
