import { defineForm, type Form } from '@sintra/definition';
import { accommodations } from './groups/accommodations.ts';
import { investigationFiles } from './groups/investigation-files.ts';
import { referrals } from './groups/referrals.ts';
import { services } from './groups/services.ts';
import { closure } from './sections/closure.ts';
import { consent } from './sections/consent.ts';
import { control } from './sections/control.ts';
import { detection } from './sections/detection.ts';
import { facts } from './sections/facts.ts';
import { identity } from './sections/identity.ts';
import { sociodemographic } from './sections/sociodemographic.ts';
import { vulnerability } from './sections/vulnerability.ts';

/** A victim's record: one institution's attention of one person. It never requires an investigation file (LGT 3-XI, 59). */
export const victimForm: Form = defineForm({
  id: 'victim',
  path: 'victims',
  table: 'victim',
  version: 1,
  label: { es: 'Víctimas y posibles víctimas', en: 'Victims and possible victims' },
  singular: { es: 'Registro de víctima', en: 'Victim record' },
  sections: [control, identity, sociodemographic, detection, facts, vulnerability, consent, closure],
  groups: [services, accommodations, referrals, investigationFiles],
});
