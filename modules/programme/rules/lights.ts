import { addDays, dueOf, readDate, sayDate, type FuzzyDate } from '@sintra/definition';

export type Light = 'done' | 'green' | 'amber' | 'red' | 'grey';

/** A light is never shown without the rule that lit it. */
export interface Lit {
  readonly light: Light;
  readonly rule: string;
}

export interface Watched {
  readonly date: FuzzyDate | null;
  readonly year: number;
  readonly status: string | null;
  readonly percent: number | null;
  /** Days on which somebody reported progress, in any order. */
  readonly reports: readonly string[];
}

/** Days before the end of its time in which something without a report turns amber. */
const SOON = 30;
/** Days that a report may take after a period ends before it turns red. */
const GRACE = 15;

const say = (day: string): string => {
  const date = readDate(day);
  return 'problem' in date ? day : sayDate(date);
};

const closed: Readonly<Record<string, Lit>> = {
  done: { light: 'done', rule: 'Se dio por cumplida.' }, cancelled: { light: 'grey', rule: 'Está cancelada: ya no se espera.' }, partly_done: { light: 'amber', rule: 'Se cumplió en parte.' },
  deferred: { light: 'grey', rule: 'Está diferida: espera nueva fecha.' },
};

const saidIn = (reports: readonly string[], from: string, until: string): boolean => reports.some((day) => day >= from && day <= until);

/**
 * The traffic light of an activity at a day. Red: its time ended and it is not fulfilled, or a period of follow-up ended more than
 * 15 days ago without a report. Amber: its time or period ends within 30 days without a report in it, or it ended within 15. Green
 * otherwise. Closed ones say how they closed.
 */
export function lightOf({ date, year, status, reports }: Watched, today: string): Lit {
  const end = closed[status ?? ''];
  if (end !== undefined) return end;
  const due = dueOf(date, today, year);
  if (due.overdue && due.last !== null) return { light: 'red', rule: `Su fecha terminó el ${say(due.last)} y no se ha dado por cumplida.` };
  for (const [from, to] of due.occurrences) {
    const last = addDays(to, -1);
    if (last >= today || saidIn(reports, from, addDays(last, 90))) continue;
    const late = today > addDays(last, GRACE);
    return { light: late ? 'red' : 'amber', rule: `El periodo que terminó el ${say(last)} no tiene informe de avance.` };
  }
  const current = due.occurrences.find(([, to]) => to > today);
  if (current !== undefined && today >= addDays(current[1], -SOON - 1) && today >= current[0] && !saidIn(reports, current[0], today)) {
    return { light: 'amber', rule: `Su periodo termina el ${say(addDays(current[1], -1))}, en ${String(SOON)} días o menos, y no tiene informe de avance.` };
  }
  return { light: 'green', rule: due.undated ? 'Sin fecha precisa: se revisa cada semestre y está al corriente.' : 'Está en tiempo.' };
}
