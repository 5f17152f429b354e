import { plural } from '@sintra/ui/words.ts';

/** What the card of decisions says. */
export const decideTexts = {
  title: 'Por autorizar o revisar',
  exports: (count: number) => plural(count, 'exportación por autorizar', 'exportaciones por autorizar'),
  erasures: (count: number) => plural(count, 'supresión por autorizar', 'supresiones por autorizar'),
  emergencies: (count: number) => plural(count, 'acceso de emergencia por revisar', 'accesos de emergencia por revisar'),
  accounts: (count: number) => plural(count, 'cuenta por confirmar', 'cuentas por confirmar'),
  empty: 'Nada espera su autorización ni su revisión.',
  open: 'Ver',
  openOf: (line: string) => `Ver: ${line}`,
} as const;

/** What the cards of those who watch over the system say. */
export const watchTexts = {
  log: 'Bitácora', logLine: 'Quién hizo qué, cuándo y por qué: por persona, institución o folio.', alerts: 'Ver las alertas', check: 'Comprobar que nadie la alteró',
  accounts: 'Cuentas', accountsLine: 'Invitaciones, cambios de institución, bajas y confirmaciones.', people: 'Ver las cuentas',
} as const;

/** What the cards of the calendar say. */
export const nextTexts = {
  sessions: 'Próximas sesiones', noSessions: 'Ninguna sesión con fecha de los órganos de su institución en los próximos cuatro meses.',
  due: 'Por vencer', noDue: 'Nada de su institución vence en los próximos dos meses.',
  when: (written: string, hour: string | null) => (hour === null ? written : `${written}, ${hour}`),
  calendar: 'Abrir el calendario', agenda: 'Abrir la agenda',
} as const;
