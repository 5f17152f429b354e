import { v7 as uuidv7 } from 'uuid';
import { createUser, type CreatedUser, type NewUser } from '../packages/platform/accounts/index.ts';
import { useRecovery } from '../packages/platform/accounts/recovery.ts';
import type { House } from '../packages/platform/database/index.ts';
import type { Context } from '../packages/platform/db/index.ts';
import { PASSWORD } from './people.ts';

/** Somebody registered by an administrator who then accepted the invitation: active, with PASSWORD. */
export async function newcomer(house: House, admin: Context, user: NewUser): Promise<CreatedUser> {
  const invited = await createUser(house, admin, user);
  const token = invited.invitation.split('#')[1] ?? '';
  await useRecovery(house, { token, password: PASSWORD }, { channel: 'screen', requestId: uuidv7(), address: '192.0.2.9' });
  return { ...invited, state: 'active' };
}
