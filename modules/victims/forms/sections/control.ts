import type { Section } from '@sintra/definition';

export const control: Section = {
  id: 'control',
  label: { es: 'Control del registro', en: 'Control of the record' },
  help: {
    es: 'Datos con los que su institución localiza y respalda este registro.',
    en: 'What your institution uses to find and support this record.',
  },
  fields: [
    {
      id: 'externalFolio', kind: 'identifier', sensitivity: 'identifying', search: 'exact', maxLength: 60,
      label: { es: 'Folio propio de la institución', en: "The institution's own folio" },
      help: {
        es: 'Número con el que su institución ya conoce este expediente, si lo hay.',
        en: 'Number by which your institution already knows this record, if any.',
      },
      maps: { icTip: 'Victim.id?' },
    },
    {
      id: 'informationSource', kind: 'catalogOne', catalog: 'information_source', sensitivity: 'internal',
      label: { es: 'Fuente de la información', en: 'Source of the information' },
      help: { es: 'De dónde salen los datos que se capturan.', en: 'Where the data being captured come from.' },
      maps: { law: 'LGT 88-IV-d, 93', icTip: 'ReportingEntity.source?', glotip: 'Source', ctdc: 'Datasource' },
    },
    {
      id: 'attentionStartDate', kind: 'date', sensitivity: 'internal',
      label: { es: 'Fecha de inicio de la atención', en: 'Date on which care started' },
      help: {
        es: 'Primer día en que su institución atendió a la persona. Puede ser parcial: «marzo 2024» o «2024».',
        en: 'First day on which your institution attended the person. It may be partial: “March 2024” or “2024”.',
      },
      maps: { law: 'LGV 104', htcds: 'cas_IncomingReferralDate?', fud: 'Lugar y fecha' },
    },
    {
      id: 'controlNotes', kind: 'longText', sensitivity: 'identifying', maxLength: 4000,
      label: { es: 'Observaciones internas', en: 'Internal notes' },
      help: {
        es: 'Notas de trabajo. Se guardan cifradas y no aparecen en estadísticas.',
        en: 'Working notes. Stored encrypted; never in statistics.',
      },
      maps: { htcds: 'cco_CaseComment' },
    },
  ],
};
