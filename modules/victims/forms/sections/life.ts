import type { Field } from '@sintra/definition';

export const life: readonly Field[] = [
  {
    id: 'maritalStatus', kind: 'catalogOne', catalog: 'marital_status', sensitivity: 'confidential',
    label: { es: 'Estado civil', en: 'Marital status' },
    help: { es: 'Al momento de la detección.', en: 'At the time of detection.' },
    maps: { law: 'LGT 88-VIII-a, 89-IV', htcds: 'prs_MaritalStatus', fud: 'II Estado civil' },
  },
  {
    id: 'education', kind: 'catalogOne', catalog: 'education', sensitivity: 'confidential',
    label: { es: 'Escolaridad', en: 'Education' },
    help: { es: 'Último nivel cursado, completo o no.', en: 'Highest level attended, finished or not.' },
    maps: { law: 'LGT 4-XVII-b', htcds: 'prs_HighestLevelOfEducation', icTip: 'Victim.education?' },
  },
  {
    id: 'literacy', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'Sabe leer y escribir', en: 'Can read and write' },
    help: { es: 'Un recado sencillo, en cualquier lengua.', en: 'A simple note, in any language.' },
    maps: { law: 'LGT 4-XVII-b' },
  },
  {
    id: 'occupation', kind: 'catalogOne', catalog: 'occupation', sensitivity: 'confidential',
    label: { es: 'Ocupación', en: 'Occupation' },
    help: { es: 'La que tenía antes de los hechos.', en: 'The one held before the facts.' },
  },
  {
    id: 'dependants', kind: 'integer', sensitivity: 'confidential', min: 0, max: 30,
    label: { es: 'Personas que dependen de ella', en: 'Dependants' },
    help: { es: 'Hijas, hijos y otras personas a su cargo; 0 si no hay.', en: 'Children and other persons in their care; 0 if none.' },
    maps: { law: 'LGT 60', htcds: 'prs_NumberOfChildren?' },
  },
  {
    id: 'pregnancy', kind: 'yesNo', sensitivity: 'confidential', showIf: { cell: 'sex', in: ['female', 'intersex', 'not_identified'] },
    label: { es: 'Embarazo', en: 'Pregnancy' },
    help: {
      es: 'Al momento de la detección, si la persona lo comenta o consta en su atención.',
      en: 'At detection, if the person says so or it is in their care record.',
    },
    maps: { law: 'LGT 4-XVII-b, 42-VII' },
  },
  {
    id: 'disability', kind: 'catalogMany', catalog: 'disability', sensitivity: 'confidential',
    label: { es: 'Discapacidad', en: 'Disability' },
    help: { es: 'Una o varias; «Ninguna» si se preguntó y no tiene.', en: 'One or more; “None” if asked and there is none.' },
    maps: {
      law: 'LGT 4-XVII-c, 42-VII', htcds: 'vic_Vulnerabilities DisabilityAndPhysicalHealth?', icTip: 'Victim.disability?',
      fud: 'Hoja 8: discapacidad',
    },
  },
  {
    id: 'dependence', kind: 'catalogOne', catalog: 'dependence', sensitivity: 'confidential',
    showIf: { cell: 'disability', in: ['physical', 'sensory', 'intellectual', 'psychosocial', 'multiple'] },
    label: { es: 'Grado de dependencia', en: 'Degree of dependence' },
    help: { es: 'Cuánto apoyo necesita en su vida diaria.', en: 'How much support is needed in daily life.' },
    maps: { fud: 'Hoja 8: dependencia' },
  },
  {
    id: 'homelessness', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'En situación de calle', en: 'Homeless' },
    help: { es: 'Vivía en la calle al detectarse o poco antes.', en: 'Lived in the street at detection or shortly before.' },
    maps: { htcds: 'vic_Vulnerabilities Homelessness?', fud: 'Hoja 8: situación de calle' },
  },
  {
    id: 'migrationStatus', kind: 'catalogOne', catalog: 'migration_status', sensitivity: 'confidential',
    label: { es: 'Calidad migratoria', en: 'Migration status' },
    help: {
      es: 'En México, al detectarse. La víctima no es sancionada por ella.',
      en: 'In Mexico, at detection. The victim is not sanctioned for it.',
    },
    maps: {
      law: 'LGT 38, 88-VIII-a; LMigra 52', htcds: 'Guidance 7', icTip: 'Victim.migration status?',
      fud: 'Hoja 8: migrante, refugiado, asilado',
    },
  },
  {
    id: 'specialConditions', kind: 'catalogMany', catalog: 'special_condition', sensitivity: 'confidential',
    label: { es: 'Condiciones particulares', en: 'Special conditions' },
    help: { es: 'Las que pide el registro nacional de víctimas.', en: 'Those asked for by the national register of victims.' },
    maps: { law: 'LGV 98', htcds: 'Guidance 7', fud: 'Hoja 8' },
  },
];
