import { z } from 'zod';
import { defineCommand } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context, Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { problems } from '@sintra/platform/problems';
import { accountColumns, type AccountRow } from './contexts.ts';
import { accountProblems } from './problems.ts';
import { indexOf, openFor, sealFor } from './secrets.ts';

const TABLE = 'account_curp';
/** RENAPO's shape, without its check digit: who types it wrong is simply not found by it. */
const SHAPE = /^[A-Z][AEIOUX][A-Z]{2}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[HMX][A-Z]{5}[A-Z0-9]\d$/;

const written = (text: string): string => text.normalize('NFC').trim().toUpperCase();
const indexed = (house: House, curp: string): Buffer => indexOf(house, 'account curp index', written(curp));

/** @throws badCurp */
export function readCurp(text: string): string {
  const curp = written(text);
  if (!SHAPE.test(curp)) throw accountProblems.badCurp();
  return curp;
}

interface Holder {
  readonly id: string;
  readonly institutionId: string;
}

/** Whose this CURP is, among the accounts that one administers; null when nobody's. */
export async function curpHolder(house: House, tx: Tx, curp: string): Promise<string | null> {
  const [holder] = await tx<{ user_id: string }[]>`select user_id from account_curp where curp_index = ${indexed(house, curp)}`;
  return holder?.user_id ?? null;
}

/** Gives an account its CURP, under the administrator's context. @throws badCurp, curpTaken */
export async function setCurp(house: House, tx: Tx, context: Context, holder: Holder, text: string): Promise<void> {
  const curp = readCurp(text);
  const index = indexed(house, curp);
  const [other] = await tx`select user_id from account_curp where curp_index = ${index} and user_id <> ${holder.id}`;
  if (other !== undefined) throw accountProblems.curpTaken();
  const sealed = sealFor(house, TABLE, holder.id, curp);
  await tx`insert into account_curp (user_id, institution_id, curp_index, sealed, set_at, set_by)
    values (${holder.id}, ${holder.institutionId}, ${index}, ${sealed}, ${clock.now()}, ${context.userId})
    on conflict (user_id) do update set curp_index = excluded.curp_index, sealed = excluded.sealed, set_at = excluded.set_at, set_by = excluded.set_by`;
}

/** The account that was registered with this CURP; at the door only. */
export async function accountByCurp(house: House, tx: Tx, curp: string): Promise<AccountRow | null> {
  const [account] = await tx<AccountRow[]>`
    select ${accountColumns(tx)} from account_curp c join user_account u on u.id = c.user_id join institution i on i.id = u.institution_id
    where c.curp_index = ${indexed(house, curp)}`;
  return account ?? null;
}

export const curpOutput = z.object({ curp: z.string().nullable() });

/** Reads one account's CURP, for whoever administers it. @throws notFound out of reach */
export const readCurpCommand = defineCommand({
  name: 'user.read_curp',
  resource: 'user',
  action: 'manage',
  stepUp: true,
  input: z.object({ id: z.uuid() }),
  log: ({ id }: { id: string }) => ({ action: 'user.read_curp', resource: 'user', recordId: id }),
  handle: async ({ house, tx }, { id }): Promise<z.infer<typeof curpOutput>> => {
    const [user] = await tx<{ sealed: Buffer | null }[]>`select c.sealed from user_account u left join account_curp c on c.user_id = u.id where u.id = ${id}`;
    if (user === undefined) throw problems.notFound();
    return { curp: user.sealed === null ? null : openFor(house, TABLE, id, user.sealed) };
  },
});
