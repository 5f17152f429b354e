import { createInflateRaw, type ZlibOptions } from 'node:zlib';
import { SheetProblem } from '../refusals.ts';
import type { ZipEntry } from './zip.ts';

const chunkSize = 128 * 1024;
/** What zlib may have ready before it is asked: without it, reader and zlib would wait for each other at every piece. */
const ahead = 1024 * 1024;

/** The content of an entry, piece by piece; zlib works in its own thread while the pieces are read. */
export async function* inflate(entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  if (entry.stored) {
    for (let at = 0; at < entry.data.length; at += chunkSize) yield entry.data.subarray(at, at + chunkSize);
    return;
  }
  const stream = createInflateRaw({ chunkSize, readableHighWaterMark: ahead } as ZlibOptions);
  stream.end(entry.data);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch {
    throw new SheetProblem('damaged');
  } finally {
    stream.destroy();
  }
}

/** A small part as text. @throws SheetProblem when it is larger than such parts ever are. */
export async function inflateText(entry: ZipEntry, maxBytes = 32 * 1024 * 1024): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of inflate(entry)) {
    size += chunk.length;
    if (size > maxBytes) throw new SheetProblem('unsafe', { why: 'una de sus partes internas es demasiado grande' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8').replace(/^\ufeff/, '');
}
