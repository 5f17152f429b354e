import { v7 as uuidv7 } from 'uuid';
import type { Context, Tx } from '../db/index.ts';
import { takeWritten } from './committed.ts';

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
}

/**
 * Writes one entry in the caller's transaction: if it cannot be logged, it does not happen. What this transaction wrote of the
 * entry's record and version goes with it: the fields and the commitments of their values (docs/decisions/0021).
 */
export async function writeLog(tx: Tx, context: Context, entry: LogEntry): Promise<void> {
  const actor = context.userId === '' ? null : context.userId;
  const institution = context.institutionId === '' ? null : context.institutionId;
  const written = takeWritten(tx, entry.recordId, entry.version);
  const fields = written === undefined ? entry.fields : Object.keys(written);
  await tx`
    insert into log_entry (id, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version,
      fields, reason, channel, request_id, details, on_behalf_of, commitments)
    values (${uuidv7()}, ${actor}, ${context.actorInstitutionId ?? institution}, ${entry.ownerInstitutionId ?? institution}, ${entry.action}, ${entry.resource},
      ${entry.recordId ?? null}, ${entry.version ?? null}, ${fields === undefined ? null : [...fields]},
      ${entry.reason ?? null}, ${context.channel}, ${context.requestId}, ${tx.json((entry.details ?? {}) as never)},
      ${context.onBehalfOf ?? null}, ${written === undefined ? null : tx.json(written)})`;
}
