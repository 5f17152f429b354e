import { writeLog } from '@sintra/platform/log';
import type { House } from '@sintra/platform/database';
import { withContext, type Context } from '@sintra/platform/db';
import { dropFile, readFile, storeFile } from '@sintra/platform/files';
import { requireRight } from '@sintra/platform/permissions';
import { MOST_BYTES, readProgramme } from '../../document/index.ts';
import { insertDocument, knownNames, sameDocument } from './store.ts';

interface Arriving {
  readonly year: number;
  readonly name: string;
}

async function bytesOf(house: House, context: Context, id: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readFile(house, context, id)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Takes a programme's document in: sealed, read, and kept passage by passage for review. The same bytes again open the same
 * document, with the choices already made.
 * @returns the document's id
 * @throws forbidden, tooLarge, notADocument, emptyDocument; nothing is kept then
 */
export async function stageDocument(house: House, context: Context, { year, name }: Arriving, source: AsyncIterable<Buffer>): Promise<string> {
  requireRight(context, 'work', 'import');
  const file = await storeFile(house, context, { name: name.slice(0, 200), limit: MOST_BYTES }, source);
  try {
    const before = await withContext(house, context, (tx) => sameDocument(tx, context, year, file.sha256));
    if (before !== null) {
      await dropFile(house, context, file.id);
      return before;
    }
    const reading = await readProgramme(await bytesOf(house, context, file.id), { year, ...(await withContext(house, context, (tx) => knownNames(tx, context.institutionId))) });
    return await withContext(house, context, async (tx) => {
      const id = await insertDocument(tx, context, reading, file);
      await writeLog(tx, context, { action: 'programme.document.received', resource: 'programme', details: { document: id, year, file: file.name, sha256: file.sha256.toString('hex'), passages: reading.passages.length } });
      return id;
    });
  } catch (error) {
    await dropFile(house, context, file.id);
    throw error;
  }
}
