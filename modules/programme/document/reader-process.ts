/**
 * The process in which somebody's programme is opened: an order in one line of JSON and then the document's bytes on its standard
 * input; one line of JSON on its standard output, {"reading":…} or {"problem":{…}}. It can neither write files nor start
 * processes, knows nothing of the database, and is killed by its parent when it grows or takes too long.
 */
import { Problem } from '@sintra/platform/problems';
import { documentProblems } from './problems.ts';
import { readHere } from './read.ts';
import type { ReadOptions } from './understand.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const input = Buffer.concat(chunks);
const end = input.indexOf(10);

async function answer(): Promise<object> {
  try {
    return { reading: await readHere(input.subarray(end + 1), JSON.parse(input.toString('utf8', 0, end)) as ReadOptions) };
  } catch (error) {
    const problem = error instanceof Problem ? error : documentProblems.damagedDocument();
    return { problem: { code: problem.code, details: problem.details } };
  }
}

process.stdout.write(`${JSON.stringify(await answer())}\n`);
