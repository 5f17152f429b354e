/** Copies of both databases for the embedded PostgreSQL, which brings no pg_dump (docs/decisions/0020). */
export { dump } from './dump.ts';
export { dumpProblems } from './problems.ts';
export { restore, verifyDump } from './restore.ts';
