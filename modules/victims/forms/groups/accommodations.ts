import type { Group } from '@sintra/definition';

export const accommodations: Group = {
  id: 'accommodations',
  table: 'victim_accommodation',
  label: { es: 'Alojamientos', en: 'Accommodation' },
  singular: { es: 'Alojamiento', en: 'Accommodation' },
  help: {
    es: 'Cada estancia. La ley prohíbe alojar víctimas en centros de detención, estaciones migratorias o refugios para mujeres.',
    en: 'Each stay. The law forbids housing victims in detention, migration stations or refuges for women.',
  },
  fields: [
    {
      id: 'accommodationType', kind: 'catalogOne', catalog: 'type_of_accommodation', sensitivity: 'confidential', needed: true,
      label: { es: 'Tipo de alojamiento', en: 'Type of accommodation' },
      help: {
        es: 'Los que la ley no permite están en la lista para poder advertirlo.',
        en: 'Those the law does not allow are listed so that it can be warned of.',
      },
      maps: { law: 'LGT 62-V, 75, 90-IV, 90-VI', htcds: 'spl_Type SocialCare?', icTip: 'Victim.services?' },
    },
    {
      id: 'voluntary', kind: 'yesNo', sensitivity: 'confidential',
      label: { es: 'La estancia es voluntaria', en: 'The stay is voluntary' },
      help: { es: 'La persona aceptó y puede irse cuando quiera.', en: 'The person agreed and may leave at any time.' },
      maps: { law: 'LGT 90-V' },
    },
    {
      id: 'admissionDate', kind: 'date', sensitivity: 'confidential',
      label: { es: 'Fecha de ingreso', en: 'Date of admission' },
      help: { es: 'Completa o parcial.', en: 'Whole or partial.' },
      maps: { law: 'LGT 90-IV', icTip: 'Victim.services?' },
    },
    {
      id: 'dischargeDate', kind: 'date', sensitivity: 'confidential',
      label: { es: 'Fecha de egreso', en: 'Date of discharge' },
      help: { es: 'En blanco si sigue alojada.', en: 'Blank if still there.' },
      maps: { htcds: 'spl_ActualEndDate?' },
    },
    {
      id: 'dischargeReason', kind: 'catalogOne', catalog: 'discharge_reason', sensitivity: 'confidential',
      label: { es: 'Motivo de egreso', en: 'Reason for discharge' },
      help: { es: 'Por qué dejó el alojamiento.', en: 'Why the person left.' },
      maps: { law: 'LGT 90-V' },
    },
    {
      id: 'shelterState', kind: 'catalogOne', catalog: 'state', sensitivity: 'confidential',
      label: { es: 'Entidad del alojamiento', en: 'State of the accommodation' },
      help: { es: 'Sólo la entidad.', en: 'Only the state.' },
    },
    {
      id: 'shelter', kind: 'text', sensitivity: 'identifying', maxLength: 240,
      label: { es: 'Nombre o ubicación del alojamiento', en: 'Name or location of the accommodation' },
      help: {
        es: 'Información reservada: se guarda cifrada. Anótela sólo si es indispensable.',
        en: 'Reserved information: stored encrypted. Only if indispensable.',
      },
      maps: { law: 'LGT 36, 90-IV' },
    },
    {
      id: 'accommodationNotes', kind: 'longText', sensitivity: 'identifying', maxLength: 4000,
      label: { es: 'Observaciones', en: 'Notes' },
      help: { es: 'Se guardan cifradas.', en: 'Stored encrypted.' },
    },
  ],
};
