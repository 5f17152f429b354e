import type { Group } from '@sintra/definition';

export const services: Group = {
  id: 'services',
  table: 'victim_service',
  label: { es: 'Servicios', en: 'Services' },
  singular: { es: 'Servicio', en: 'Service' },
  help: {
    es: 'Cada ayuda o atención otorgada, por su institución o por otra.',
    en: 'Each help or care given, by your institution or another.',
  },
  fields: [
    {
      id: 'serviceType', kind: 'catalogOne', catalog: 'type_of_service', sensitivity: 'internal', needed: true,
      label: { es: 'Tipo de servicio', en: 'Type of service' },
      help: { es: 'Elija el más preciso.', en: 'Choose the most precise one.' },
      maps: { law: 'LGT 62, 90; LGV 29-49', htcds: 'spl_Type', icTip: 'Victim.services?' },
    },
    {
      id: 'serviceStart', kind: 'date', sensitivity: 'internal',
      label: { es: 'Fecha de inicio', en: 'Start date' },
      help: { es: 'O la única fecha, si fue una vez. Puede ser parcial.', en: 'Or the only date, if once. It may be partial.' },
      maps: { law: 'LGV 104', icTip: 'Victim.services?' },
    },
    {
      id: 'serviceEnd', kind: 'date', sensitivity: 'internal',
      label: { es: 'Fecha de término', en: 'End date' },
      help: { es: 'En blanco si continúa.', en: 'Blank if it goes on.' },
      maps: { htcds: 'spl_ActualEndDate' },
    },
    {
      id: 'serviceProvider', kind: 'text', sensitivity: 'internal', maxLength: 200,
      label: { es: 'Institución que lo otorga', en: 'Institution that gives it' },
      help: { es: 'Nombre de la institución u organización.', en: 'Name of the institution or organisation.' },
      maps: { law: 'LGV 104', htcds: 'org_Name', icTip: 'ReportingEntity.name?' },
    },
    {
      id: 'serviceUnit', kind: 'text', sensitivity: 'internal', maxLength: 200,
      label: { es: 'Unidad y cargo responsable', en: 'Unit and responsible post' },
      help: { es: 'El cargo, no el nombre.', en: 'The post, not the name.' },
    },
    {
      id: 'sessions', kind: 'integer', sensitivity: 'internal', min: 0, max: 2000,
      label: { es: 'Número de sesiones', en: 'Number of sessions' },
      help: { es: 'Las dadas hasta hoy.', en: 'Given up to today.' },
    },
    {
      id: 'serviceResult', kind: 'catalogOne', catalog: 'service_result', sensitivity: 'internal',
      label: { es: 'Resultado', en: 'Result' },
      help: { es: 'Cómo va o cómo terminó.', en: 'How it goes or ended.' },
      maps: { htcds: 'spl_Objectives?' },
    },
    {
      id: 'freeOfCharge', kind: 'yesNo', sensitivity: 'internal',
      label: { es: 'Fue gratuito', en: 'Was free of charge' },
      help: { es: 'La ley dispone que lo sea.', en: 'The law says that it must be.' },
      maps: { law: 'LGV 46' },
    },
    {
      id: 'serviceNotes', kind: 'longText', sensitivity: 'identifying', maxLength: 4000,
      label: { es: 'Observaciones y seguimiento', en: 'Notes and follow-up' },
      help: { es: 'Se guardan cifradas.', en: 'Stored encrypted.' },
      maps: { htcds: 'spl_ActionPlan' },
    },
  ],
};
