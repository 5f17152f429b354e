import { v7 as uuidv7 } from 'uuid';
import type { Context, Tx } from '../db/index.ts';

/** What the log says of one act. Field names, versions and counts; never a value (design page §6). */
export interface LogEntry {
  /** `<noun>.<verb>`: record.create, record.read, login.refused… */
  readonly action: string;
  readonly resource: string;
  readonly recordId?: string;
  /** Institution that owns what was touched; the entry is filed under it. Default: the actor's own. */
  readonly ownerInstitutionId?: string;
  readonly version?: number;
  readonly fields?: readonly string[];
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Field → commitment of the value that it was given (records/commitments.ts). */
  readonly commitments?: Readonly<Record<string, string>>;
}

/** Writes one entry in the caller's transaction: if it cannot be logged, it does not happen. */
export async function writeLog(tx: Tx, context: Context, entry: LogEntry): Promise<void> {
  const actor = context.userId === '' ? null : context.userId;
  const institution = context.institutionId === '' ? null : context.institutionId;
  await tx`
    insert into log_entry (id, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version,
      fields, reason, channel, request_id, details, on_behalf_of, commitments)
    values (${uuidv7()}, ${actor}, ${context.actorInstitutionId ?? institution}, ${entry.ownerInstitutionId ?? institution}, ${entry.action}, ${entry.resource},
      ${entry.recordId ?? null}, ${entry.version ?? null}, ${entry.fields === undefined ? null : [...entry.fields]},
      ${entry.reason ?? null}, ${context.channel}, ${context.requestId}, ${tx.json((entry.details ?? {}) as never)},
      ${context.onBehalfOf ?? null}, ${entry.commitments === undefined ? null : tx.json(entry.commitments)})`;
}
