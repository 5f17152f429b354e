/**
 * The process in which somebody's file is opened: it gets the bytes on its standard input and an order as JSON, and answers on
 * its standard output with one JSON line for each event, the last one {"done":true} or {"problem":{…}}. It can neither write
 * files nor start processes, knows nothing of the database, and is killed by its parent when it grows or takes too long.
 */
import { writeSync } from 'node:fs';
import { SheetProblem } from './refusals.ts';
import { readFile, type Order } from './read/read-file.ts';

/** Blocks while the parent is busy: that is the backpressure. A closed pipe means that nobody listens any more. */
function say(line: object): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') process.exit(0);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

async function readInput(limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length;
    if (size > limit) break;
    chunks.push(chunk as Buffer);
  }
  if (size > limit) throw new SheetProblem('too_big', { max: Math.round(limit / 1024 / 1024) });
  return Buffer.concat(chunks);
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order;

/** A little below what makes the parent kill: so that people get the advice and not a dead reader. */
const watch = (): void => {
  if (process.memoryUsage.rss() > order.limits.memoryBytes * 0.93) throw new SheetProblem('too_much_memory');
};

try {
  await readFile(await readInput(order.limits.bytesIn), order, (event) => say({ event }), watch);
  say({ done: true });
} catch (error) {
  const problem = error instanceof SheetProblem ? error : new SheetProblem('damaged');
  say({ problem: { code: problem.code, params: problem.params }, ...(problem !== error && { cause: String(error) }) });
}
process.exit(0);
