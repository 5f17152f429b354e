import type { Readable } from 'node:stream';

/** Told when the reader begins and stops to wait for the child: only that time counts against it. */
export type Waiting = (isWaiting: boolean) => void;

const newline = 10;

/** The lines of a stream, each as soon as it is whole. A last line without end is dropped: its writer died. */
export async function* linesOf(stream: Readable, waiting: Waiting): AsyncGenerator<string, void, undefined> {
  let parts: Buffer[] = [];
  waiting(true);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    waiting(false);
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      parts.push(chunk.subarray(from, at));
      const line = parts.length === 1 ? parts[0] : Buffer.concat(parts);
      parts = [];
      from = at + 1;
      if (line !== undefined) yield line.toString('utf8');
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
    waiting(true);
  }
  waiting(false);
}
