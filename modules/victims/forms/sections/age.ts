import type { Field } from '@sintra/definition';

const known = { cell: 'ageBasis', in: ['exact', 'approximate', 'presumed_minor', 'interval'] } as const;

/** Age at detection is a pair of whole years: the same number twice when exact, an empty `ageTo` when the interval is open («48 o más»). */
export const age: readonly Field[] = [
  {
    id: 'birthYear', kind: 'integer', sensitivity: 'confidential', min: 1900, max: 2100,
    label: { es: 'Año de nacimiento', en: 'Year of birth' },
    help: { es: 'Cuatro dígitos. Se propone a partir de la fecha de nacimiento.', en: 'Four digits. Proposed from the date of birth.' },
    maps: { law: 'LGT 88-VIII-a', htcds: 'prs_Birthdate', icTip: 'Victim.age?' },
  },
  {
    id: 'ageBasis', kind: 'catalogOne', catalog: 'age_basis', sensitivity: 'confidential', needed: true,
    label: { es: 'Cómo se conoce la edad', en: 'How the age is known' },
    help: {
      es: 'En caso de duda, la ley presume que la persona es menor de edad.',
      en: 'In doubt, the law presumes that the person is a minor.',
    },
    maps: { law: 'LGT 3-X' },
  },
  {
    id: 'ageFrom', kind: 'integer', sensitivity: 'confidential', min: 0, max: 120, showIf: known,
    label: { es: 'Edad al detectarse: desde', en: 'Age at detection: from' },
    help: {
      es: 'Años cumplidos. Si la edad es exacta, el mismo número en «desde» y «hasta».',
      en: 'Whole years. If the age is exact, the same number in “from” and “to”.',
    },
    maps: { law: 'LGT 88-VIII-a, 89-IV', icTip: 'Victim.age at detection?', glotip: 'Age', ctdc: 'ageBroad' },
  },
  {
    id: 'ageTo', kind: 'integer', sensitivity: 'confidential', min: 0, max: 120, showIf: known,
    label: { es: 'Edad al detectarse: hasta', en: 'Age at detection: to' },
    help: {
      es: 'Déjela en blanco si sólo se sabe la edad mínima («48 o más»).',
      en: 'Leave it blank if only the lowest age is known (“48 or over”).',
    },
    maps: { law: 'LGT 88-VIII-a, 89-IV', icTip: 'Victim.age at detection?', glotip: 'Age', ctdc: 'ageBroad' },
  },
  {
    id: 'ageAtStart', kind: 'integer', sensitivity: 'confidential', min: 0, max: 120,
    label: { es: 'Edad al iniciar la explotación', en: 'Age when the exploitation started' },
    help: { es: 'Años cumplidos, aunque sea aproximada.', en: 'Whole years, even if approximate.' },
    maps: { law: 'LGT 42-VII', htcds: 'vic_AgeWhenTrafficked', icTip: 'Victim.age at start?', ctdc: 'majorityStatusAtExploit' },
  },
];
