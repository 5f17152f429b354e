import type { House } from '@sintra/platform/database';
import { withContext } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { systemContext } from './contexts.ts';
import { countQuestion } from './delays.ts';
import { forgetLogins } from './logins.ts';
import { accountProblems } from './problems.ts';
import { providersOf } from './providers.ts';
import type { Meta } from './sign-in.ts';

/**
 * The provider says that somebody left it: the logins that it opened here end, and each is in the log. Logins opened with a password stay.
 * @returns how many ended
 * @throws noSuchProvider, logoutRefused, tooMany
 */
export async function endByProvider(house: House, { id, token }: { id: string; token: string }, meta: Meta): Promise<number> {
  const departed = providersOf(house).find((one) => one.id === id)?.departed;
  if (departed === undefined) throw accountProblems.noSuchProvider();
  const door = systemContext('sign_in', meta);
  const wait = await withContext(house, door, (tx) => countQuestion(house, tx, meta.address));
  if (wait > 0) throw problems.tooMany({ seconds: wait });
  const { subject, session, before } = await departed(token);
  forgetLogins(house);
  return withContext(house, door, async (tx) => {
    const ended = await tx<{ user_id: string; institution_id: string }[]>`
      update login l set revoked_at = ${clock.now()} from user_account u
      where u.id = l.user_id and l.means = ${id} and l.revoked_at is null and l.created_at <= ${before}
        and ${subject === undefined ? tx`true` : tx`l.provider_subject = ${subject}`} and ${session === undefined ? tx`true` : tx`l.provider_session = ${session}`}
      returning l.user_id, u.institution_id`;
    await Promise.all(ended.map((login) => writeLog(tx, door, {
      action: 'login.end', resource: 'user', recordId: login.user_id, ownerInstitutionId: login.institution_id, details: { by: 'provider' },
    })));
    return ended.length;
  });
}
