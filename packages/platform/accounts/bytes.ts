import { Readable } from 'node:stream';
import { problems } from '@sintra/platform/problems';

/** A small file's bytes, read whole; stops as soon as there are too many. A body of another kind has none. @throws tooLarge */
export async function readBytes(body: unknown, megabytes: number): Promise<Buffer> {
  if (!(body instanceof Readable)) return Buffer.alloc(0);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > megabytes * 1024 * 1024) throw problems.tooLarge({ limit: `${String(megabytes)} MB` });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
