import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Readable, type Writable } from 'node:stream';
import { defaultLimits } from './limits.ts';
import { linesOf } from './reader-lines.ts';
import { guard } from './reader-guard.ts';
import { isRefusalCode, SheetProblem } from './refusals.ts';
import type { Order } from './read/read-file.ts';
import type { ReadOptions, SheetEvent, SheetSource } from './types.ts';

type Child = ChildProcessByStdio<Writable, Readable, null>;
interface Line {
  readonly event?: SheetEvent;
  readonly done?: true;
  readonly problem?: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}

const script = fileURLToPath(new URL('./reader-process.ts', import.meta.url));
const project = fileURLToPath(new URL('../../..', import.meta.url));

/** Memory of the child that is not V8's heap: node itself, the file, zlib's buffers. */
const heapMegabytes = (memoryBytes: number): number => Math.max(64, Math.floor(memoryBytes / 1024 / 1024) - 120);

function startChild(order: Order): Child {
  const flags = [`--max-old-space-size=${heapMegabytes(order.limits.memoryBytes)}`, '--permission', `--allow-fs-read=${project}*`, '--no-warnings'];
  return spawn(process.execPath, [...flags, script, JSON.stringify(order)], { stdio: ['pipe', 'pipe', 'ignore'], env: {} });
}

const streamOf = (source: SheetSource): Readable => {
  if ('path' in source) return createReadStream(source.path);
  return 'bytes' in source ? Readable.from([source.bytes]) : source.stream;
};

/** Feeds the file; a child that answered before reading everything closes the pipe, which is no error of ours. */
function feed(source: Readable, child: Child, failed: (error: Error) => void): void {
  child.stdin.on('error', () => source.destroy());
  source.on('error', failed);
  source.pipe(child.stdin);
}

function problemOf(line: Line): SheetProblem | null {
  if (line.problem === undefined) return null;
  return isRefusalCode(line.problem.code) ? new SheetProblem(line.problem.code, line.problem.params) : new SheetProblem('reader_failed');
}

/**
 * Reads somebody's workbook or CSV in a process of its own, with limits on bytes, memory and time. Whoever iterates slowly slows
 * the reader down; whoever stops iterating ends it.
 * @throws SheetProblem (while iterating), and nothing else: each says in Spanish what to do.
 */
export async function* openSheet(source: SheetSource, options: ReadOptions = {}): AsyncGenerator<SheetEvent, void, undefined> {
  const { limits: given, signal, ...asked } = options;
  const limits = { ...defaultLimits, ...given };
  const child = startChild({ ...asked, fileName: source.fileName, limits });
  const input = streamOf(source);
  const watched = guard(child, limits, signal);
  feed(input, child, () => watched.stop('reader_failed'));
  try {
    for await (const text of linesOf(child.stdout, watched.waiting)) {
      const line = JSON.parse(text) as Line;
      const problem = problemOf(line);
      if (problem !== null) throw problem;
      if (line.done === true) return;
      if (line.event !== undefined) yield line.event;
    }
    throw await watched.verdict();
  } finally {
    watched.end();
    input.destroy();
  }
}
