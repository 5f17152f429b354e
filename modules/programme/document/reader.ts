import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { guard, type SheetProblem } from '@sintra/projections/excel';
import type { Problem } from '@sintra/platform/problems';
import { MOST_BYTES, processLimits, type ProcessLimits } from './limits.ts';
import { documentProblems } from './problems.ts';
import type { Reading } from './types.ts';
import type { ReadOptions } from './understand.ts';

const script = fileURLToPath(new URL('./reader-process.ts', import.meta.url));
const project = fileURLToPath(new URL('../../..', import.meta.url));

interface Answer {
  readonly reading?: Reading;
  readonly problem?: { readonly code: string; readonly details: never };
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Memory of the child that is not V8's heap is what the parent's limit leaves over it. */
function startChild({ memoryBytes }: ProcessLimits): Child {
  const heap = Math.max(64, Math.floor(memoryBytes / 1024 / 1024) - 120);
  return spawn(process.execPath, [`--max-old-space-size=${String(heap)}`, '--permission', `--allow-fs-read=${project}*`, '--no-warnings', script], { stdio: ['pipe', 'pipe', 'ignore'], env: {} });
}

const codeOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The problem that the child named; one that the catalogue does not know is a damaged document. */
function problemOf({ code, details }: NonNullable<Answer['problem']>): Problem {
  const [, make] = Object.entries(documentProblems).find(([key]) => codeOf(key) === code) ?? [];
  return make === undefined ? documentProblems.damagedDocument() : (make as (details: never) => Problem)(details);
}

/** Why the child ended without an answer. */
const refusalOf = (error: SheetProblem, { seconds }: ProcessLimits): Problem =>
  (error.code === 'too_slow' ? documentProblems.tooSlow({ seconds }) : error.code === 'too_much_memory' ? documentProblems.tooMuchMemory() : documentProblems.readerFailed());

async function lineOf(child: Child, most: number, tooMuch: () => void): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) tooMuch();
    else chunks.push(chunk);
  }
  return size > most ? '' : Buffer.concat(chunks).toString('utf8');
}

async function readApart(bytes: Buffer, reading: ReadOptions, limits: ProcessLimits): Promise<Reading> {
  const child = startChild(limits);
  const watched = guard(child, limits, undefined);
  watched.waiting(true);
  // A child that died closes the pipe, which is no error of ours: its verdict says why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(Buffer.concat([Buffer.from(`${JSON.stringify(reading)}\n`), bytes]));
  try {
    const line = await lineOf(child, limits.bytesOut, () => watched.stop('too_much_memory'));
    if (!line.endsWith('\n')) throw refusalOf(await watched.verdict(), limits);
    const answer = JSON.parse(line) as Answer;
    if (answer.reading === undefined) throw answer.problem === undefined ? documentProblems.readerFailed() : problemOf(answer.problem);
    return answer.reading;
  } finally {
    watched.end();
  }
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads and understands a programme of work in a process of its own, with limits on bytes, memory and time; one at a time, so
 * that ten documents sent at once cost what one does.
 * @throws the problems of `documentProblems`, ready to show
 */
export async function readProgramme(bytes: Buffer, reading: ReadOptions, limits: Partial<ProcessLimits> = {}): Promise<Reading> {
  if (bytes.length > MOST_BYTES) throw documentProblems.tooBig();
  const mine = turn.then(() => readApart(bytes, reading, { ...processLimits, ...limits }));
  turn = mine.catch(() => undefined);
  return mine;
}
