import type { Call } from '../commands/index.ts';
import { problems } from '../problems/index.ts';
import type { FormModule } from './module.ts';
import { findRow, type RecordRow } from './read.ts';

/** @throws reasonNeeded: a reason of less than ten characters explains nothing to an auditor. */
export function requireReason(text: string): string {
  if (text.length < 10) throw problems.reasonNeeded();
  return text;
}

/** Reads a record for writing. @throws notFound, annulled, versionMoved */
export async function rowToWrite(call: Call, module: FormModule, id: string, version: number): Promise<RecordRow> {
  const row = await findRow(call, module.form, id, 'write');
  if (row.annulled_at !== null) throw problems.annulled();
  if (row.version !== version) throw problems.versionMoved({ current: row.version });
  return row;
}

/** Between the reading and the writing somebody else may have saved: their version stands. @throws versionMoved */
export function requireWritten(done: { readonly count: number }, row: RecordRow): void {
  if (done.count === 0) throw problems.versionMoved({ current: row.version + 1 });
}
