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
