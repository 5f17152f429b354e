import type { House } from '@sintra/platform/database';
import { withContext, type Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { writeLog } from '@sintra/platform/log';
import { systemContext } from './contexts.ts';

interface Asked {
  readonly id: string;
  readonly institution_id: string;
  readonly user_id: string;
  readonly to_user_id: string;
}

/** Imports that still wait for somebody's decision, or for the reader. */
const open = ['received', 'reading', 'mapping', 'validating', 'staged', 'failed'];

async function move(tx: Tx, asked: Asked): Promise<{ drafts: number; imports: number }> {
  const { institution_id: institution, user_id: from, to_user_id: to } = asked;
  const drafts = await tx`update record_draft set user_id = ${to} where user_id = ${from} and institution_id = ${institution}`;
  const imports = await tx`update import_run set user_id = ${to} where user_id = ${from} and user_institution_id = ${institution} and state = any(${open}::text[])`;
  await tx`update hand_over set done_at = ${clock.now()} where id = ${asked.id}`;
  return { drafts: drafts.count, imports: imports.count };
}

/** Moves what people who left had begun to who was named, with an entry of the log for each. @returns how many hand-overs */
export async function handOver(house: House): Promise<number> {
  const worker = systemContext('worker');
  return withContext(house, worker, async (tx) => {
    const waiting = await tx<Asked[]>`select id, institution_id, user_id, to_user_id from hand_over where done_at is null order by asked_at, id limit 100 for update skip locked`;
    for (const asked of waiting) {
      const details = await move(tx, asked);
      await writeLog(tx, worker, { action: 'user.hand_over', resource: 'user', recordId: asked.user_id, ownerInstitutionId: asked.institution_id, details: { to: asked.to_user_id, ...details } });
    }
    return waiting.length;
  });
}
