import type { Field } from '@sintra/definition';

/** Language, people and orientation: sensitive data that are asked only when the person agrees. */
export const belonging: readonly Field[] = [
  {
    id: 'language', kind: 'catalogOne', catalog: 'language', sensitivity: 'confidential',
    label: { es: 'Lengua principal', en: 'Main language' },
    help: {
      es: 'En la que mejor se comunica, incluida la de señas.',
      en: 'In which the person communicates best, sign language included.',
    },
    maps: { law: 'LGT 90-I', htcds: 'prs_PrimaryLanguage' },
  },
  {
    id: 'otherLanguages', kind: 'catalogMany', catalog: 'language', sensitivity: 'confidential',
    label: { es: 'Otras lenguas', en: 'Other languages' },
    help: { es: 'Otras que habla o entiende.', en: 'Others spoken or understood.' },
    maps: { htcds: 'prs_SecondaryLanguage' },
  },
  {
    id: 'spanishProficiency', kind: 'catalogOne', catalog: 'spanish_proficiency', sensitivity: 'confidential',
    label: { es: 'Dominio del español', en: 'Proficiency in Spanish' },
    help: { es: 'Sirve para saber si necesita intérprete.', en: 'Tells whether an interpreter is needed.' },
    maps: { law: 'LGT 90-I', fud: 'Hoja 8: habla español' },
  },
  {
    id: 'interpreterNeeded', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'Necesita intérprete o traducción', en: 'Needs an interpreter' },
    help: {
      es: 'Es un derecho: regístrelo aunque todavía no se le haya asignado.',
      en: 'It is a right: record it even if none has been assigned yet.',
    },
    maps: { law: 'LGT 62-II, 66, 90-I', fud: 'Hoja 8: requiere traductor' },
  },
  {
    id: 'indigenous', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'Se reconoce como indígena', en: 'Identifies as indigenous' },
    help: {
      es: 'Por autoadscripción; no depende de hablar una lengua indígena.',
      en: 'By self-identification; it does not depend on speaking an indigenous language.',
    },
    maps: { law: 'LGT 4-XVII-d, 42-VIII', icTip: 'Victim.indigenous?', fud: 'Hoja 8: indígena' },
  },
  {
    id: 'indigenousPeople', kind: 'catalogOne', catalog: 'indigenous_people', sensitivity: 'confidential',
    showIf: { cell: 'indigenous', in: ['yes'] },
    label: { es: 'Pueblo indígena', en: 'Indigenous people' },
    help: { es: 'Al que la persona dice pertenecer.', en: 'To which the person says to belong.' },
    maps: { law: 'LGT 4-XVII-d', fud: 'Hoja 8: comunidad' },
  },
  {
    id: 'indigenousCommunity', kind: 'text', sensitivity: 'identifying', maxLength: 120, showIf: { cell: 'indigenous', in: ['yes'] },
    label: { es: 'Comunidad', en: 'Community' },
    help: {
      es: 'Nombre de la comunidad. Se guarda cifrado porque puede señalar a la persona.',
      en: 'Name of the community. Stored encrypted, as it may point to the person.',
    },
    maps: { law: 'LGT 4-XVII-d', fud: 'Hoja 8: comunidad' },
  },
  {
    id: 'afroMexican', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'Se reconoce como afromexicana o afrodescendiente', en: 'Identifies as Afro-Mexican' },
    help: { es: 'Por autoadscripción.', en: 'By self-identification.' },
    maps: { law: 'LGT 4-XVII-d, 42-VIII', icTip: 'Victim.ethnicity?' },
  },
  {
    id: 'lgbti', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'Se reconoce como persona LGBTI+', en: 'Identifies as LGBTI+' },
    help: { es: 'Sólo si la persona lo comenta. No insista.', en: 'Only if the person says so. Do not insist.' },
    maps: { law: 'LGT 4-XVII-a', ctdc: 'gender Transgender/NonConforming?' },
  },
  {
    id: 'sexualOrientation', kind: 'catalogOne', catalog: 'sexual_orientation', sensitivity: 'confidential',
    label: { es: 'Orientación sexual', en: 'Sexual orientation' },
    help: { es: 'Opcional. Sólo si la persona quiere decirla.', en: 'Optional. Only if the person wants to say it.' },
    maps: { law: 'LGT 4-XVII-a' },
  },
];
