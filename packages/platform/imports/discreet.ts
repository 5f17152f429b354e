import type { Context } from '../db/index.ts';
import { readableClasses } from '../permissions/index.ts';
import type { ImportModule } from './mapping.ts';
import type { Cause, Report } from './report.ts';

/** In place of the sentence with the folio: that a CURP stands in a record is itself somebody's identity. */
const aside = 'Comparte CURP u otro identificador con un registro de la institución. Se apartó para revisión de la institución, que es quien puede ver de cuál se trata.';

/** Whether a sentence names the record that bears an identifier. One that repeats another row of the same file names none. */
const namesRecord = (outcome: string, code: string | undefined): boolean => outcome === 'repeated' && code !== 'repeated_in_file';

type Reader = Pick<Context, 'roles'>;

/** Who may not read identity is not told which record bears it, as while capturing (records/judge.ts). */
export function mayName(reader: Reader, modules: readonly ImportModule[], form: string): boolean {
  const known = modules.find((module) => module.form.id === form);
  return known !== undefined && readableClasses(reader.roles, known.form).has('identifying');
}

interface Said {
  readonly code?: string;
  readonly message: string;
}

/** A problem of a stored row as its reader may read it. */
export const discreetly = (named: boolean, outcome: string, problem: Said): string => (!named && namesRecord(outcome, problem.code) ? aside : problem.message);

/** A report as its reader may read it: rows set aside for records that cannot be named are one cause. */
export function discreetReport(named: boolean, report: Report): Report {
  if (named) return report;
  const bySheet = new Map<string, Cause>();
  const others: Cause[] = [];
  for (const cause of report.groups) {
    if (cause.cause !== 'repeated') { others.push(cause); continue; }
    const known = bySheet.get(cause.sheet);
    bySheet.set(cause.sheet, known === undefined ? { ...cause, message: aside, rows: [...cause.rows] }
      : { ...known, count: known.count + cause.count, rows: [...known.rows, ...cause.rows].toSorted((a, b) => a - b).slice(0, 50) });
  }
  return { ...report, groups: [...bySheet.values(), ...others].toSorted((a, b) => b.count - a.count) };
}
