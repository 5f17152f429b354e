import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { Tx } from '../db/index.ts';
import type { Action, Resource } from '../permissions/index.ts';
import type { Notice } from './notices.ts';

/** Tray of those whose right is national, wherever they work. */
export const EVERYWHERE = '00000000-0000-0000-0000-000000000000';

/** One person; whoever of an institution holds a right; or whoever holds it for the whole country. */
export type Recipient =
  | { readonly institutionId: string; readonly userId: string }
  | { readonly institutionId: string; readonly resource: Resource; readonly action: Action }
  | { readonly everywhere: true; readonly resource: Resource; readonly action: Action };

export interface Delivery {
  readonly to: Recipient;
  readonly notice: Notice;
  /** Screen where it is dealt with, as a path: `/victimas/…`. */
  readonly link?: string;
  /** Does not ring. */
  readonly quiet?: boolean;
}

const rowOf = ({ to, notice, link, quiet = false }: Delivery) => ({
  institution_id: 'everywhere' in to ? EVERYWHERE : to.institutionId,
  id: uuidv7(),
  user_id: 'userId' in to ? to.userId : null,
  audience: 'userId' in to ? null : `${to.resource}.${to.action}`,
  kind: notice.kind, details: notice.details, link: link ?? null, quiet, created_at: clock.now(),
});

/**
 * Leaves a notice in a tray, in the caller's transaction: what is told is told if and only if it happened. Any signed-in person's
 * act may tell another institution something; what is told is in the notice's typed details and nothing else.
 */
export async function notify(tx: Tx, delivery: Delivery): Promise<void> {
  const row = rowOf(delivery);
  await tx`insert into tray_notice ${tx({ ...row, details: tx.json(row.details) } as never)}`;
}

/**
 * The same for what is always of today: takes the place of the notice left before under the same key, unseen again. Only for the
 * house's own work (purpose `worker`): a person does not see the tray of another institution, so cannot replace what is in it.
 * @param rolling key within the tray, such as `checkpoint`
 */
export async function notifyRolling(tx: Tx, rolling: string, delivery: Delivery): Promise<void> {
  const row = { ...rowOf(delivery), rolling };
  await tx`
    insert into tray_notice ${tx({ ...row, details: tx.json(row.details) } as never)}
    on conflict (institution_id, rolling) where rolling is not null do update
    set id = excluded.id, details = excluded.details, link = excluded.link, created_at = excluded.created_at, seen_at = null, seen_by = null`;
}

/** The same, unless the very same notice already stands there: asked every hour, it rings only when something changed. */
export async function remindRolling(tx: Tx, rolling: string, delivery: Delivery): Promise<void> {
  const { institution_id, details } = rowOf(delivery);
  const [same] = await tx`select from tray_notice where institution_id = ${institution_id} and rolling = ${rolling} and details = ${tx.json(details)}`;
  if (same === undefined) await notifyRolling(tx, rolling, delivery);
}
