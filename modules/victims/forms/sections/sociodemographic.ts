import type { Section } from '@sintra/definition';
import { age } from './age.ts';
import { belonging } from './belonging.ts';
import { life } from './life.ts';

export const sociodemographic: Section = {
  id: 'sociodemographic',
  label: { es: 'Datos sociodemográficos', en: 'Sociodemographic data' },
  help: {
    es: 'Pregunte sólo lo que la persona quiera responder. «No identificado» es una respuesta; en blanco significa que no se preguntó.',
    en: 'Ask only what the person wants to answer. “Not identified” is an answer; blank means that it was not asked.',
  },
  fields: [
    {
      id: 'sex', kind: 'catalogOne', catalog: 'sex', sensitivity: 'confidential', needed: true,
      label: { es: 'Sexo', en: 'Sex' },
      help: { es: 'Sexo registral o el que la persona indica.', en: 'Sex as registered, or as the person states it.' },
      maps: { law: 'LGT 88-VIII-a, 89-IV', icTip: 'Victim.sex?', glotip: 'Sex', ctdc: 'gender', fud: 'II Sexo' },
    },
    {
      id: 'gender', kind: 'catalogOne', catalog: 'gender', sensitivity: 'confidential',
      label: { es: 'Identidad de género', en: 'Gender identity' },
      help: {
        es: 'Como la persona se identifica. No la suponga a partir del sexo.',
        en: 'As the person identifies. Do not infer it from sex.',
      },
      maps: { htcds: 'prs_Gender', icTip: 'Victim.gender?', ctdc: 'gender' },
    },
    ...age,
    {
      id: 'nationalities', kind: 'catalogMany', catalog: 'country', sensitivity: 'confidential', needed: true,
      label: { es: 'Nacionalidades', en: 'Nationalities' },
      help: { es: 'Una o varias.', en: 'One or more.' },
      maps: {
        law: 'LGT 88-VIII-a, 89-IV', htcds: 'prs_Citizenship', icTip: 'Victim.citizenship?', glotip: 'by citizenship',
        ctdc: 'citizenship', fud: 'II Nacionalidad',
      },
    },
    {
      id: 'birthPlace', kind: 'place', sensitivity: 'confidential', maxLength: 120,
      label: { es: 'Lugar de nacimiento', en: 'Place of birth' },
      help: {
        es: 'País, entidad, municipio y localidad de origen; hasta donde se sepa.',
        en: 'Country, state, municipality and locality of origin; as far as known.',
      },
      maps: { law: 'LGT 88-VIII-a', icTip: 'Victim.birth?', fud: 'II Lugar de nacimiento' },
    },
    {
      id: 'residence', kind: 'place', sensitivity: 'confidential', maxLength: 120,
      label: { es: 'Residencia habitual', en: 'Usual residence' },
      help: { es: 'Antes de los hechos. Nunca la ubicación de un refugio.', en: 'Before the facts. Never the location of a refuge.' },
      maps: { htcds: 'prs_MailingCountry; prs_MailingState; prs_MailingCity', icTip: 'Victim.residence?', fud: 'II Domicilio' },
    },
    ...life,
    ...belonging,
  ],
};
