import type { Section } from '@sintra/definition';

export const detection: Section = {
  id: 'detection',
  label: { es: 'Detección e identificación', en: 'Detection and identification' },
  help: {
    es: 'Quién supo del caso, cuándo, dónde y cómo; y qué condición tiene la persona hoy.',
    en: 'Who learned of the case, when, where and how; and the person’s status today.',
  },
  fields: [
    {
      id: 'typeOfVictim', kind: 'catalogOne', catalog: 'type_of_victim', sensitivity: 'internal', needed: true,
      label: { es: 'Tipo de víctima', en: 'Type of victim' },
      help: {
        es: 'Directa: sufrió el delito. Indirecta: familiar o dependiente. Potencial: peligró por prestar ayuda.',
        en: 'Direct: suffered the offence. Indirect: family or dependant. Potential: was endangered by helping.',
      },
      maps: { law: 'LGV 4; LGT 59, 60', fud: 'II Tipo de víctima' },
    },
    {
      id: 'relationshipToDirectVictim', kind: 'catalogOne', catalog: 'relationship_to_direct_victim', sensitivity: 'confidential',
      showIf: { cell: 'typeOfVictim', in: ['indirect'] },
      label: { es: 'Relación con la víctima directa', en: 'Relationship to the direct victim' },
      help: { es: 'Qué es esta persona de la víctima directa.', en: 'What this person is to the direct victim.' },
      maps: { law: 'LGT 60', fud: 'III Relación' },
    },
    {
      id: 'victimStatus', kind: 'catalogOne', catalog: 'victim_status', sensitivity: 'internal', needed: true,
      label: { es: 'Condición de víctima', en: 'Victim status' },
      help: {
        es: 'Posible mientras no se determine. No exige denuncia ni carpeta. Nadie se borra: si no lo es, se elige «No es víctima».',
        en: 'Possible until determined. It needs no complaint or file. Nobody is deleted: choose “Not a victim”.',
      },
      maps: { law: 'LGT 3-XI, 59, 62, 90', htcds: 'vic_TraffickingStatus', icTip: 'Victim.status?' },
    },
    {
      id: 'victimStatusDecidedBy', kind: 'catalogOne', catalog: 'status_decided_by', sensitivity: 'internal',
      label: { es: 'Quién determinó la condición', en: 'Who decided the status' },
      help: { es: 'Autoridad u organización que valoró a la persona.', en: 'Authority or organisation that assessed the person.' },
      maps: { law: 'LGT 62, 90', htcds: 'vic_TraffickingStatusDecisionMakingOrg', icTip: 'ReportingEntity.type?' },
    },
    {
      id: 'victimStatusDate', kind: 'date', sensitivity: 'internal',
      label: { es: 'Fecha en que se determinó', en: 'Date of the decision' },
      help: { es: 'Completa o parcial.', en: 'Whole or partial.' },
      maps: { icTip: 'Victim.status date?' },
    },
    {
      id: 'detectionDate', kind: 'date', sensitivity: 'internal', needed: true,
      label: { es: 'Fecha de detección', en: 'Date of detection' },
      help: {
        es: 'Las víctimas se cuentan por esta fecha. Puede ser parcial: «2024», «marzo 2024», «2T 2024».',
        en: 'Victims are counted by this date. It may be partial.',
      },
      maps: { law: 'LGT 89-IV', icTip: 'Event.detection?', glotip: 'Year', ctdc: 'yearOfRegistration' },
    },
    {
      id: 'detection', kind: 'place', sensitivity: 'confidential', maxLength: 120, needed: true,
      label: { es: 'Lugar de detección', en: 'Place of detection' },
      help: {
        es: 'Dónde se detectó a la persona. La entidad ubica el registro en el mapa.',
        en: 'Where the person was detected. The state places the record on the map.',
      },
      maps: { law: 'LGT 88-VIII-a', icTip: 'Event.place of detection?', fud: 'V Lugar de los hechos?' },
    },
    {
      id: 'detectionAuthority', kind: 'catalogOne', catalog: 'detection_authority', sensitivity: 'internal',
      label: { es: 'Autoridad que detectó', en: 'Authority that detected' },
      help: { es: 'Institución que tuvo el primer contacto.', en: 'Institution that had the first contact.' },
      maps: { law: 'LGT 89-IV, 90', icTip: 'ReportingEntity.type?', glotip: 'Source' },
    },
    {
      id: 'detectionUnit', kind: 'text', sensitivity: 'internal', maxLength: 160,
      label: { es: 'Unidad u oficina', en: 'Unit or office' },
      help: { es: 'Nombre de la unidad; no escriba nombres de personas.', en: 'Name of the unit; no names of persons.' },
      maps: { icTip: 'ReportingEntity.name?' },
    },
    {
      id: 'detectionMode', kind: 'catalogOne', catalog: 'detection_mode', sensitivity: 'internal',
      label: { es: 'Forma de detección', en: 'Detection mode' },
      help: { es: 'Cómo se supo del caso.', en: 'How the case became known.' },
      maps: { law: 'LGT 89-IV', icTip: 'Event.detection mode?', ctdc: 'Datasource Hotline?' },
    },
    {
      id: 'renaviStatus', kind: 'catalogOne', catalog: 'renavi_status', sensitivity: 'internal',
      label: { es: 'Situación en el registro de víctimas (RENAVI o estatal)', en: 'Status in the register of victims' },
      help: {
        es: 'La inscripción se pide con el Formato Único de Declaración.',
        en: 'Registration is requested with the single declaration form.',
      },
      maps: { law: 'LGV 98-104', icTip: 'Victim.services?', fud: 'FUD' },
    },
    {
      id: 'renaviFolio', kind: 'identifier', sensitivity: 'identifying', search: 'exact', maxLength: 60,
      showIf: { cell: 'renaviStatus', in: ['under_review', 'registered', 'refused', 'cancelled'] },
      label: { es: 'Folio del registro de víctimas o del FUD', en: 'Folio of the register of victims' },
      help: { es: 'Como lo asignó la comisión de víctimas.', en: 'As given by the victims commission.' },
      maps: { law: 'LGV 98, 104', fud: 'Folio' },
    },
  ],
};
