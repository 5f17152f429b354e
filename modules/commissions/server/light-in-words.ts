import { lightOf, DUE_SOON_DAYS, type Light } from '../rules/follow-up.ts';

const words = {
  done: { light: 'done', rule: 'Se dio por cumplido.' }, withdrawn: { light: 'grey', rule: 'Se canceló o se sustituyó: ya no se espera.' },
  overdue: { light: 'red', rule: 'Pasó el último día de su fecha compromiso y no se ha dado por cumplido.' },
  due_soon: { light: 'amber', rule: `Su fecha compromiso termina en ${String(DUE_SOON_DAYS)} días o menos.` },
  on_time: { light: 'green', rule: 'Está en tiempo.' }, undated: { light: 'green', rule: 'Sin fecha compromiso: se revisa cada semestre.' },
} as const satisfies Record<Light, { light: string; rule: string }>;

/** The light of a resolution in the colours that activities have, with the rule that lit it. */
export const resolutionLight = (status: string | null, dueDate: string | null, today: string) => words[lightOf(status, dueDate, today)];
