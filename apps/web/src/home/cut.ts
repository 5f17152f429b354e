/** The quarter's cut: national figures are closed at the end of each quarter (calendar days of Mexico City). */
export interface Cut {
  readonly quarter: string;
  /** Last day, YYYY-MM-DD. */
  readonly until: string;
  readonly days: number;
}

const today = (now: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City' }).format(now);

/** Days left until the last day of the quarter of `now`; 0 on that day. */
export function cutOf(now: Date): Cut {
  const day = today(now);
  const year = Number(day.slice(0, 4));
  const part = Math.ceil(Number(day.slice(5, 7)) / 3);
  const last = new Date(Date.UTC(year, part * 3, 0));
  const days = Math.round((last.getTime() - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
  return { quarter: `${part}T ${year}`, until: last.toISOString().slice(0, 10), days };
}
