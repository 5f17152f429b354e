import type { House } from '@sintra/platform/database';
import { withContext, type Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { writeLog } from '@sintra/platform/log';
import { defineNotices, notice, notifyRolling } from '@sintra/platform/tray';
import { systemContext } from './contexts.ts';
import { closeLoginsOf } from './logins.ts';
import { lockAdministration } from './store.ts';

/** Unused for this long, an account is taken out of use (security page §2.6). */
const IDLE_DAYS = 60;
/** Every so often each institution says who of its people still needs an account. */
export const CONFIRM_DAYS = 90;
const DAY = 86_400_000;

const notices = defineNotices({
  accountsToConfirm: notice<{ count: number }>(({ count }) => ({
    title: 'Cuentas por confirmar',
    text: `${count === 1 ? 'Una cuenta de su institución lleva' : `${String(count)} cuentas de su institución llevan`} más de ${String(CONFIRM_DAYS)} días sin confirmarse. Diga quién sigue trabajando con SINTRA y quién ya no.`,
  })),
});

interface Dormant {
  readonly id: string;
  readonly institution_id: string;
  readonly expired: boolean;
}

/** Active accounts past their last day, or unused; never the last one that administers. */
const findDormant = (tx: Tx): Promise<Dormant[]> => tx<Dormant[]>`
  select u.id, u.institution_id, coalesce(u.valid_until < ${clock.today()}, false) as expired
  from user_account u
  where u.state = 'active' and (u.valid_until < ${clock.today()}
    or greatest(u.state_since, (select max(l.last_seen_at) from login l where l.user_id = u.id)) < ${new Date(clock.now().getTime() - IDLE_DAYS * DAY)})
    and (not exists (select from user_role r where r.user_id = u.id and r.role = 'administration' and r.revoked_at is null)
      or exists (select from user_account o join user_role r on r.user_id = o.id and r.role = 'administration' and r.revoked_at is null
        where o.id <> u.id and o.state = 'active'))
  order by u.created_at limit 1`;

/** Takes unused and expired accounts out of use, one at a time: the last administrator always remains. @returns how many */
export async function retireDormant(house: House): Promise<number> {
  const door = systemContext('sign_in');
  const retireOne = (): Promise<boolean> => withContext(house, door, async (tx) => {
    await lockAdministration(tx);
    const [user] = await findDormant(tx);
    if (user === undefined) return false;
    const why = user.expired ? 'Terminó su vigencia' : `Sin uso durante ${String(IDLE_DAYS)} días`;
    const now = clock.now();
    await tx`update user_account set state = 'inactive', state_since = ${now}, left_reason = ${why}, updated_at = ${now} where id = ${user.id}`;
    await closeLoginsOf(house, tx, user.id);
    await writeLog(tx, door, { action: 'user.retire', resource: 'user', recordId: user.id, ownerInstitutionId: user.institution_id, details: { expired: user.expired } });
    return true;
  });
  let retired = 0;
  while (await retireOne()) retired += 1;
  return retired;
}

/** Tells each institution how many of its accounts wait for its word. @returns how many institutions */
export async function askConfirmations(house: House): Promise<number> {
  const since = new Date(clock.now().getTime() - CONFIRM_DAYS * DAY);
  const due = await withContext(house, systemContext('sign_in'), (tx) => tx<{ institution_id: string; count: number }[]>`
    select institution_id, count(*)::integer as count from user_account where state = 'active' and coalesce(confirmed_at, created_at) < ${since} group by 1`);
  await withContext(house, systemContext('worker'), async (tx) => {
    for (const { institution_id: institutionId, count } of due) {
      await notifyRolling(tx, 'accounts', { to: { institutionId, resource: 'user', action: 'confirm' }, notice: notices.accountsToConfirm({ count }), link: '/administracion?ver=confirmar' });
    }
  });
  return due.length;
}
