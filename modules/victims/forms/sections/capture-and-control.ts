import type { Field } from '@sintra/definition';

export const captureAndControl: readonly Field[] = [
  {
    id: 'recruitmentMethods', kind: 'catalogMany', catalog: 'recruitment_method', sensitivity: 'confidential',
    label: { es: 'Formas de reclutamiento', en: 'Methods of recruitment' },
    help: { es: 'Cómo o dónde se captó a la persona.', en: 'How or where the person was recruited.' },
    maps: { law: 'LGT 88-VIII-a, 116-V-a', htcds: 'vic_MethodOfRecruitment', icTip: 'Event.recruitment method?', ctdc: 'isAbduction' },
  },
  {
    id: 'recruitmentPlace', kind: 'place', sensitivity: 'confidential', maxLength: 120,
    label: { es: 'Lugar de reclutamiento', en: 'Place of recruitment' },
    help: { es: 'Dónde empezó todo; hasta donde se sepa.', en: 'Where it began; as far as known.' },
    maps: { law: 'LGT 88-VIII-b', htcds: 'vic_LocationOfRecruitment; hte_Type Recruitment', icTip: 'Event.place of recruitment?' },
  },
  {
    id: 'digitalPlatforms', kind: 'catalogMany', catalog: 'digital_platform', sensitivity: 'confidential',
    label: { es: 'Plataformas digitales usadas', en: 'Digital platforms used' },
    help: {
      es: 'Para captar o para explotar. «Ninguna» si se preguntó y no hubo.',
      en: 'To recruit or to exploit. “None” if asked and there was none.',
    },
    maps: { law: 'LGT 14, 33', htcds: 'vic_RecruitmentWebsitesAndApps; vic_ExploitationWebsitesAndApps', icTip: 'Event.ICT use?' },
  },
  {
    id: 'relationshipToTrafficker', kind: 'catalogMany', catalog: 'relationship_to_trafficker', sensitivity: 'confidential',
    label: { es: 'Relación con las personas tratantes', en: 'Relationship to the traffickers' },
    help: { es: 'Una o varias, si fueron varias personas.', en: 'One or more, if there were several persons.' },
    maps: { law: 'LGT 42-I', htcds: 'vic_RelationshipToTrafficker', icTip: 'Victim-Perpetrator.relation?', ctdc: 'RecruiterRelationship' },
  },
  {
    id: 'numberOfTraffickers', kind: 'integer', sensitivity: 'confidential', min: 0, max: 999,
    label: { es: 'Número de personas tratantes', en: 'Number of traffickers' },
    help: { es: 'Las que la persona refiere o constan; en blanco si no se sabe.', en: 'As told or on file; blank if not known.' },
    maps: { law: 'LGT 89-IV', icTip: 'Event.number of perpetrators?' },
  },
  {
    id: 'organisedCrime', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'Participación de delincuencia organizada', en: 'Organised crime involved' },
    help: { es: 'Según la autoridad o los datos del caso.', en: 'According to the authority or the data of the case.' },
    maps: { law: 'LGT 5, 42-X-a', icTip: 'Event.organised group?', glotip: 'narratives' },
  },
  {
    id: 'methodsOfControl', kind: 'catalogMany', catalog: 'method_of_control', sensitivity: 'confidential',
    label: { es: 'Métodos de control', en: 'Methods of control' },
    help: { es: 'Cómo se le mantuvo en la explotación.', en: 'How the person was kept in exploitation.' },
    maps: { law: 'LGT 88-VIII-a', htcds: 'vic_MethodsOfControl', icTip: 'Event.means of control?', ctdc: 'meansOfControlConcatenated' },
  },
  {
    id: 'debt', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'Se le impuso una deuda', en: 'A debt was imposed' },
    help: { es: 'Real o inventada, propia o de su familia.', en: 'Real or invented, own or of the family.' },
    maps: { law: 'LGT 12-I, 19-VI', htcds: 'vic_MethodsOfControl DebtBondage', ctdc: 'meansOfControlDebtBondage' },
  },
  {
    id: 'paid', kind: 'yesNo', sensitivity: 'confidential',
    label: { es: 'Recibía algún pago', en: 'Received any payment' },
    help: { es: 'Aunque fuera menor al legal o al prometido.', en: 'Even if below the legal or the promised one.' },
    maps: { law: 'LGT 21-II, 21-III' },
  },
];
