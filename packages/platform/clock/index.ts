const MEXICO = 'America/Mexico_City';
const day = new Intl.DateTimeFormat('en-CA', { timeZone: MEXICO, year: 'numeric', month: '2-digit', day: '2-digit' });

let fixed: Date | null = null;

/** The only «now» of the system. Instants are UTC; legal days, quarters and cuts mean Mexico City. */
export const clock = {
  /** The present instant. */
  now(): Date {
    return fixed === null ? new Date() : new Date(fixed);
  },
  /** Today in Mexico City, as YYYY-MM-DD. */
  today(): string {
    return day.format(clock.now());
  },
  /** Stops the clock at an instant, for tests; null lets it run again. */
  set(instant: Date | null): void {
    fixed = instant;
  },
};
