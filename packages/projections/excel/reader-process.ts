/**
 * The process in which somebody's file is opened: it gets the bytes on its standard input and an order as JSON, and answers on
 * its standard output with one JSON line for each event, the last one {"done":true} or {"problem":{…}}. It can neither write
 * files nor start processes, knows nothing of the database, and is killed by its parent when it grows or takes too long.
 */
import { Socket } from 'node:net';
import { SheetProblem } from './refusals.ts';
import { readFile, type Order } from './read/read-file.ts';

/** Written without blocking, so that reading goes on while the parent takes what is there; `process.stdout` would block. */
const output = new Socket({ fd: 1, readable: false, writable: true });
/** A closed pipe means that nobody listens any more. */
output.on('error', () => process.exit(0));

/** Bytes that may wait for the parent before reading pauses. */
const mostWaiting = 8 * 1024 * 1024;

const say = (line: object, then?: () => void): void => {
  output.write(`${JSON.stringify(line)}\n`, then);
};

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
const mostMemory = order.limits.memoryBytes * 0.93;

const pause = (): Promise<void> | undefined => {
  if (process.memoryUsage.rss() > mostMemory) throw new SheetProblem('too_much_memory');
  return output.writableLength < mostWaiting ? undefined : new Promise((resolve) => output.once('drain', () => resolve()));
};

const goodbye = (line: object): void => say(line, () => process.exit(0));

try {
  await readFile(await readInput(order.limits.bytesIn), order, (event) => say({ event }), pause);
  goodbye({ done: true });
} catch (error) {
  const problem = error instanceof SheetProblem ? error : new SheetProblem('damaged');
  goodbye({ problem: { code: problem.code, params: problem.params } });
}
