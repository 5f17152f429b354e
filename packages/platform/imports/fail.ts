import { SheetProblem } from '@sintra/projections/excel';
import type { House } from '../database/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { Problem, problems, takenMeanwhile } from '../problems/index.ts';
import { importProblems } from './problems.ts';
import { changeRun } from './runs.ts';
import { dropStaging } from './staging.ts';

/** Any failure as a problem that people can read. */
export function asProblem(error: unknown, run: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof SheetProblem) return importProblems.unreadable({ why: error.message, code: error.code });
  return takenMeanwhile(error) ?? Object.assign(problems.unexpected({ requestId: run }), { cause: error });
}

/** Writes down why a run stopped. Applying that is refused leaves the run staged, so this is for staging. */
export async function failRun(house: House, context: Context, run: string, error: unknown): Promise<Problem> {
  const problem = asProblem(error, run);
  await withContext(house, context, async (tx) => {
    await dropStaging(tx, run);
    await changeRun(tx, run, { state: 'failed', problem: problem.message, wanted: null });
  });
  return problem;
}
