import type { Tx } from '@sintra/platform/db';
import { checkpointHash, type Checkpoint } from '@sintra/platform/log/proof';
import { notifyRolling } from '@sintra/platform/tray';
import { sequencerNotices } from './notices.ts';

/** Where the note of a checkpoint is downloaded. */
export const checkpointPath = '/api/v1/log/checkpoints';

const reader = { resource: 'log', action: 'read' } as const;

/**
 * Puts the newest checkpoint in the tray of each institution, for its liaison and the auditors who work there, in the transaction
 * that made it: none is signed and not delivered. One notice each, replaced by the next; it does not ring.
 */
export async function deliver(tx: Tx, { number, time, trees }: Checkpoint, note: string): Promise<void> {
  const institutions = await tx<{ id: string }[]>`select id from institution`;
  const sha256 = checkpointHash(note).toString('hex');
  await Promise.all(institutions.map(({ id }) => notifyRolling(tx, 'checkpoint', {
    to: { institutionId: id, ...reader }, quiet: true, link: `${checkpointPath}/${String(number)}`,
    notice: sequencerNotices.checkpoint({ number, time, own: trees.get(id)?.size ?? 0, sha256 }),
  })));
}
