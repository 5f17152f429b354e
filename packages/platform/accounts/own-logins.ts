import { z } from 'zod';
import type { House } from '@sintra/platform/database';
import { withContext, type Context } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { systemContext } from './contexts.ts';
import { closeLoginsOf, forgetLogins, IDLE_MINUTES } from './logins.ts';

export const loginView = z.object({
  id: z.uuid(),
  device: z.string().nullable(),
  means: z.enum(['password', 'passkey', 'oidc', 'llave']),
  openedAt: z.string(),
  lastSeenAt: z.string(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
});
type LoginView = z.infer<typeof loginView>;

interface Row extends Pick<LoginView, 'id' | 'device' | 'means'> {
  readonly created_at: Date;
  readonly last_seen_at: Date;
}

/** One's own logins that still open the house, the last used first. */
export async function listLogins(house: House, context: Context): Promise<LoginView[]> {
  const now = clock.now();
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000);
  const rows = await withContext(house, context, (tx) => tx<Row[]>`
    select id, device, means, created_at, last_seen_at from login
    where user_id = ${context.userId} and revoked_at is null and expires_at > ${now} and last_seen_at > ${idleSince}
    order by last_seen_at desc, id desc`);
  return rows.map(({ id, device, means, created_at, last_seen_at }) =>
    ({ id, device, means, openedAt: created_at.toISOString(), lastSeenAt: last_seen_at.toISOString(), current: id === context.loginId }));
}

/** Ends one of one's own logins. @throws notFound */
export async function endLogin(house: House, context: Context, id: string): Promise<void> {
  await withContext(house, context, async (tx) => {
    const ended = await tx`update login set revoked_at = ${clock.now()}
      where id = ${id} and user_id = ${context.userId} and revoked_at is null returning id`;
    if (ended.length === 0) throw problems.notFound();
    await writeLog(tx, context, { action: 'login.close', resource: 'user', recordId: context.userId, details: { logins: 1 } });
  });
  forgetLogins(house);
}

/** Ends one's own logins but the one that asks. @returns How many. */
export function endOtherLogins(house: House, context: Context): Promise<number> {
  return withContext(house, systemContext('sign_in', context), async (tx) => {
    const logins = await closeLoginsOf(house, tx, context.userId, context.loginId);
    await writeLog(tx, context, { action: 'login.close', resource: 'user', recordId: context.userId, details: { logins } });
    return logins;
  });
}
