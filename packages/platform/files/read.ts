import { createHash } from 'node:crypto';
import type { House } from '../database/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { openBytes, openKeyring } from '../identity/index.ts';
import { problems } from '../problems/index.ts';
import { placeOf, TOGETHER } from './chunks.ts';

interface FileRow {
  readonly institution_id: string;
  readonly sha256: Buffer;
  readonly own_key: boolean;
}

/** The file's own key, or its institution's for those of before. @throws keyDestroyed */
async function keyOf(house: House, { institution_id: institution, own_key: own }: FileRow, id: string): Promise<Buffer> {
  const keyring = openKeyring(house);
  const key = own ? (await keyring.personKeys(institution, [id])).get(id) : await keyring.classKey(institution, 'file');
  if (key === undefined) throw problems.keyDestroyed();
  return key;
}

/**
 * The bytes of a file, some chunks at a time; nothing is held open while the reader is busy.
 * @throws keyDestroyed; notFound out of scope or incomplete; Error when what is stored is not what was sent
 */
export async function* readFile(house: House, context: Context, id: string): AsyncGenerator<Buffer, void, undefined> {
  const [file] = await withContext(house, context, (tx) => tx<FileRow[]>`
    select institution_id, sha256, own_key from stored_file where id = ${id} and sha256 is not null`);
  if (file === undefined) throw problems.notFound();
  const key = await keyOf(house, file, id);
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
