import type { Group } from '@sintra/definition';

export const investigationFiles: Group = {
  id: 'investigationFiles',
  table: 'victim_investigation_file',
  label: { es: 'Carpetas de investigación vinculadas', en: 'Linked investigation files' },
  singular: { es: 'Carpeta de investigación', en: 'Investigation file' },
  help: {
    es: 'Si las hay: el registro y la atención nunca dependen de una denuncia.',
    en: 'If any: the record and the care never depend on a complaint.',
  },
  fields: [
    {
      id: 'fileNumber', kind: 'identifier', sensitivity: 'confidential', maxLength: 80, needed: true,
      label: { es: 'Número de carpeta', en: 'File number' },
      help: { es: 'Completo, como lo asignó la fiscalía.', en: 'Whole, as given by the prosecutor’s office.' },
      maps: { law: 'CNPP 211, 218', fud: 'VII AP/CI/AC' },
    },
    {
      id: 'fileType', kind: 'catalogOne', catalog: 'type_of_file', sensitivity: 'confidential',
      label: { es: 'Tipo', en: 'Type' },
      help: { es: 'Antes de 2016, averiguación previa.', en: 'Before 2016, preliminary inquiry.' },
      maps: { fud: 'VII AP/CI/AC' },
    },
    {
      id: 'jurisdiction', kind: 'catalogOne', catalog: 'jurisdiction', sensitivity: 'confidential',
      label: { es: 'Fuero', en: 'Jurisdiction' },
      help: { es: 'Federal o local.', en: 'Federal or local.' },
      maps: { law: 'LGT 5', fud: 'VII Competencia' },
    },
    {
      id: 'prosecutorsOffice', kind: 'text', sensitivity: 'confidential', maxLength: 200,
      label: { es: 'Fiscalía y unidad', en: "Prosecutor's office and unit" },
      help: { es: 'La que integra la carpeta.', en: 'The one in charge of the file.' },
      maps: { law: 'LGT 5', fud: 'VII Agencia MP' },
    },
    {
      id: 'fileState', kind: 'catalogOne', catalog: 'state', sensitivity: 'confidential',
      label: { es: 'Entidad federativa', en: 'State' },
      help: { es: 'Donde se inició.', en: 'Where it was started.' },
      maps: { fud: 'VII Entidad' },
    },
    {
      id: 'fileDate', kind: 'date', sensitivity: 'confidential',
      label: { es: 'Fecha de inicio', en: 'Start date' },
      help: { es: 'Completa o parcial.', en: 'Whole or partial.' },
      maps: { law: 'CNPP 211', fud: 'VII Fecha', glotip: 'Offences recorded' },
    },
  ],
};
