import type { Tx } from '@sintra/platform/db';
import { checkpointHash, HOUSE, type Checkpoint } from '@sintra/platform/log/proof';
import { notifyRolling, type Recipient } from '@sintra/platform/tray';
import { sequencerNotices } from './notices.ts';

/** Where the note of a checkpoint is downloaded. */
export const checkpointPath = '/api/v1/log/checkpoints';

const reader = { resource: 'log', action: 'read' } as const;

/**
 * Puts the newest checkpoint in the tray of each institution and of the auditors, in the transaction that made it: none is signed
 * and not delivered. One notice each, replaced by the next; it does not ring.
 */
export async function deliver(tx: Tx, { number, time, trees }: Checkpoint, note: string): Promise<void> {
  const institutions = await tx<{ id: string }[]>`select id from institution`;
  const recipients: readonly (readonly [string, Recipient])[] = [
    [HOUSE, { everywhere: true, ...reader }],
    ...institutions.map(({ id }) => [id, { institutionId: id, ...reader }] as const),
  ];
  const sha256 = checkpointHash(note).toString('hex');
  await Promise.all(recipients.map(([tree, to]) => notifyRolling(tx, 'checkpoint', {
    to, quiet: true, link: `${checkpointPath}/${String(number)}`,
    notice: sequencerNotices.checkpoint({ number, time, own: trees.get(tree)?.size ?? 0, sha256 }),
  })));
}
