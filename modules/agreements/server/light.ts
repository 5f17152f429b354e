import { expiryOf, type Expiry, type Term } from '../rules/expiry.ts';

const words = {
  over: { light: 'grey', rule: 'Está terminado o en negociación: no se vigila.' }, undated: { light: 'green', rule: 'No tiene fecha de término.' },
  indefinite: { light: 'green', rule: 'Su vigencia es indefinida.' }, in_force: { light: 'green', rule: 'Está vigente.' },
  ending: { light: 'amber', rule: 'Vence en 90 días o menos.' }, expired: { light: 'red', rule: 'Pasó el último día de su vigencia y no se ha renovado ni dado por terminado.' },
} as const satisfies Record<Expiry['state'], { light: string; rule: string }>;

/** The light of an agreement in the colours that activities have, with the rule that lit it. */
export const agreementLight = (term: Term, today: string) => words[expiryOf(term, today).state];
