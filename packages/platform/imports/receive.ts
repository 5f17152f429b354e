import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import { dropFile, storeFile, type StoredFile } from '../files/index.ts';
import { writeLog } from '../log/index.ts';
import { requireRight, resourceOf } from '../permissions/index.ts';
import { refuseSameFile } from './apply.ts';
import type { ImportModule, Mapping } from './mapping.ts';
import { findMapping, requireUsable } from './mappings.ts';
import { moduleOf } from './modules.ts';
import { importProblems } from './problems.ts';

/** Bytes of an upload (design page §6, files). */
export const MOST_BYTES = 50 * 1024 * 1024;

export interface Upload {
  readonly form: string;
  readonly name: string;
  /** Name of a saved or shipped mapping. */
  readonly mapping?: string | undefined;
  /** Left for the queue's worker; the command line does its work itself. */
  readonly queued: boolean;
  /** What else the log says: on the command line, the operating system's user. */
  readonly details?: Readonly<Record<string, unknown>>;
}

async function insertRun(tx: Tx, context: Context, upload: Upload, file: StoredFile, mapping: Mapping | null): Promise<string> {
  const id = uuidv7();
  await tx`insert into import_run (id, institution_id, user_id, user_institution_id, form, file_id, file_name, file_size, file_sha256, state, wanted, mapping, received_at)
    values (${id}, ${context.institutionId}, ${context.userId}, ${context.institutionId}, ${upload.form}, ${file.id}, ${file.name}, ${file.size}, ${file.sha256},
      'received', ${upload.queued ? 'stage' : null}, ${mapping === null ? null : tx.json(mapping)}, ${clock.now()})`;
  if (upload.queued) await tx`select pg_notify('import_run', ${id})`;
  await writeLog(tx, context, {
    action: 'import.received', resource: upload.form, details: { import: id, file: file.name, size: file.size, sha256: file.sha256.toString('hex'), mapping: upload.mapping ?? null, ...upload.details },
  });
  return id;
}

/**
 * Takes a file in and opens its run.
 * @returns the run's id
 * @throws forbidden, noSuchForm, noSuchMapping, badMapping, emptyFile, tooLarge, sameFile; nothing is kept then
 */
export async function receiveFile(house: House, context: Context, modules: readonly ImportModule[], upload: Upload, source: AsyncIterable<Buffer>): Promise<string> {
  const module = moduleOf(modules, upload.form);
  // The door asked for the right to import at all; a form may ask for another.
  requireRight(context, resourceOf(module.form), 'import');
  const { mapping: name } = upload;
  const mapping = name === undefined ? null : await withContext(house, context, (tx) => findMapping(tx, context, module, name));
  if (mapping !== null) await requireUsable(house, module, mapping);
  const file = await storeFile(house, context, { name: upload.name.slice(0, 200), limit: MOST_BYTES }, source);
  try {
    if (file.size === 0) throw importProblems.emptyFile();
    return await withContext(house, context, async (tx) => {
      await refuseSameFile(tx, { form: upload.form, file_sha256: file.sha256 });
      return insertRun(tx, context, upload, file, mapping);
    });
  } catch (error) {
    await dropFile(house, context, file.id);
    throw error;
  }
}
