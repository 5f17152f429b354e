import { createHash } from 'node:crypto';
import type { House } from '../database/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { openBytes, openKeyring } from '../identity/index.ts';
import { problems } from '../problems/index.ts';
import { placeOf, TOGETHER } from './chunks.ts';

interface FileRow {
  readonly institution_id: string;
  readonly sha256: Buffer;
}

/**
 * The bytes of a file, some chunks at a time; nothing is held open while the reader is busy.
 * @throws notFound out of scope or incomplete; Error when what is stored is not what was sent
 */
export async function* readFile(house: House, context: Context, id: string): AsyncGenerator<Buffer, void, undefined> {
  const [file] = await withContext(house, context, (tx) => tx<FileRow[]>`
    select institution_id, sha256 from stored_file where id = ${id} and sha256 is not null`);
  if (file === undefined) throw problems.notFound();
  const key = await openKeyring(house).classKey(file.institution_id, 'file');
  const hash = createHash('sha256');
  for (let from = 0; ; from += TOGETHER) {
    const rows = await withContext(house, context, (tx) => tx<{ position: number; sealed: Buffer }[]>`
      select position, sealed from file_chunk where institution_id = ${file.institution_id} and file_id = ${id}
        and position >= ${from} and position < ${from + TOGETHER} order by position`);
    for (const { position, sealed } of rows) {
      const bytes = openBytes(key, sealed, placeOf(file.institution_id, id, position));
      hash.update(bytes);
      yield bytes;
    }
    if (rows.length < TOGETHER) break;
  }
  if (!hash.digest().equals(file.sha256)) throw new Error('a stored file is not what was sent: chunks are missing');
}
