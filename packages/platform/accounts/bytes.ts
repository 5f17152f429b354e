import { problems } from '@sintra/platform/problems';

/** A small file's bytes, read whole; stops as soon as there are too many. @throws tooLarge */
export async function readBytes(body: AsyncIterable<Buffer>, megabytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > megabytes * 1024 * 1024) throw problems.tooLarge({ limit: `${String(megabytes)} MB` });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
