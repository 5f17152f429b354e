import type { Question } from './api.ts';

/** What the address of the calendar says: view, days and filters. Ids and codes, never names. */
export interface Search {
  readonly vista?: string;
  readonly anio?: number;
  readonly mes?: number;
  readonly clase?: string;
  readonly organo?: string;
  readonly responsable?: string;
  readonly objetivo?: string;
  readonly semaforo?: string;
}

export type View = 'anio' | 'mes' | 'agenda';

/** The calendar day of the place where the system is used. */
export const today = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'America/Mexico_City' });

const between = (value: unknown, least: number, most: number): number | null => {
  const number = Number(value);
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
};

export interface Place {
  readonly view: View;
  readonly year: number;
  /** From 1. */
  readonly month: number;
}

/** Where one is in the calendar; what the address does not say is today's. */
export function placeOf({ vista, anio, mes }: Search): Place {
  const now = today();
  return {
    view: vista === 'mes' || vista === 'agenda' ? vista : 'anio',
    year: between(anio, 1990, 2100) ?? Number(now.slice(0, 4)), month: between(mes, 1, 12) ?? Number(now.slice(5, 7)),
  };
}

/** The place one step before (-1) or after (1): a month in the view by month, otherwise a year. */
export function step({ view, year, month }: Place, by: 1 | -1): Pick<Search, 'anio' | 'mes'> {
  if (view !== 'mes') return { anio: year + by };
  const index = year * 12 + month - 1 + by;
  return { anio: Math.floor(index / 12), mes: (index % 12) + 1 };
}

const first = (year: number, month: number): string => `${String(year + Math.floor((month - 1) / 12))}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`;

/** The days of a place, the second one excluded. */
export const daysOf = ({ view, year, month }: Place): Pick<Question, 'from' | 'until'> =>
  (view === 'mes' ? { from: first(year, month), until: first(year, month + 1) } : { from: first(year, 1), until: first(year + 1, 1) });

/** Whether something was left out on purpose. */
export const isFiltered = ({ clase, organo, responsable, objetivo, semaforo }: Search): boolean => Boolean(clase || organo || responsable || objetivo || semaforo);

/** What the server is asked. */
export const questionOf = (search: Search): Question => ({
  ...daysOf(placeOf(search)),
  ...(search.clase && { kinds: search.clase }), ...(search.organo && { body: search.organo }), ...(search.responsable && { organization: search.responsable }),
  ...(search.objetivo && { objective: search.objetivo }), ...(search.semaforo && { light: search.semaforo }),
});

/** Without what is empty: an address as short as what it says. */
export const tidy = (search: Search): Record<string, string | number> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
