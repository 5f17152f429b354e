import { problems } from './catalog.ts';
import type { Problem } from './problem.ts';

/** PostgreSQL's code of a unique index that refused a row. */
const UNIQUE_VIOLATION = '23505';

/**
 * The problem of answers that no two standing records share, when the database was the first to see it: somebody saved the same
 * ones in the same instant, or between the review of a sheet and its application. Indexes of such answers end in `_once`.
 * @returns null for any other error
 */
export function takenMeanwhile(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== UNIQUE_VIOLATION) return null;
  return 'constraint_name' in error && typeof error.constraint_name === 'string' && error.constraint_name.endsWith('_once') ? problems.takenMeanwhile() : null;
}
