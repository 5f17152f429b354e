import type { Field } from '@sintra/definition';

export const routeAndPlace: readonly Field[] = [
  {
    id: 'scope', kind: 'catalogOne', catalog: 'scope', sensitivity: 'confidential',
    label: { es: 'Ámbito de la trata', en: 'Scope of the trafficking' },
    help: {
      es: 'Transnacional si la captación, el traslado o la explotación tocaron otro país.',
      en: 'Cross-border if recruitment, transit or exploitation touched another country.',
    },
    maps: { law: 'LGT 42-III, 88-VIII-c', icTip: 'Event.domestic or cross-border?', glotip: 'domestic or cross-border' },
  },
  {
    id: 'transport', kind: 'catalogMany', catalog: 'transport', sensitivity: 'confidential',
    label: { es: 'Medios de transporte', en: 'Means of transport' },
    help: { es: 'Los usados para trasladarla.', en: 'Those used to move the person.' },
    maps: { law: 'LGT 88-VIII-b', htcds: 'hte_Type Transit' },
  },
  {
    id: 'transitStates', kind: 'catalogMany', catalog: 'state', sensitivity: 'confidential',
    label: { es: 'Entidades de tránsito', en: 'States of transit' },
    help: { es: 'Por las que pasó entre el origen y el destino.', en: 'Crossed between origin and destination.' },
    maps: { law: 'LGT 88-VIII-b', htcds: 'hte_State', icTip: 'Event.place of transit?' },
  },
  {
    id: 'transitCountries', kind: 'catalogMany', catalog: 'country', sensitivity: 'confidential',
    showIf: { cell: 'scope', in: ['cross_border', 'not_identified'] },
    label: { es: 'Países de tránsito', en: 'Countries of transit' },
    help: { es: 'Por los que pasó entre el origen y el destino.', en: 'Crossed between origin and destination.' },
    maps: { law: 'LGT 88-VIII-c', htcds: 'hte_Country', icTip: 'Event.place of transit?' },
  },
  {
    id: 'crossingPoint', kind: 'text', sensitivity: 'confidential', maxLength: 120,
    showIf: { cell: 'scope', in: ['cross_border', 'not_identified'] },
    label: { es: 'Punto de cruce fronterizo', en: 'Border crossing point' },
    help: { es: 'Nombre del cruce o de la localidad.', en: 'Name of the crossing or of the locality.' },
    maps: { law: 'LGT 88-VIII-c', htcds: 'hte_City' },
  },
  {
    id: 'exploitationPlace', kind: 'place', sensitivity: 'confidential', maxLength: 120,
    label: { es: 'Lugar de explotación', en: 'Place of exploitation' },
    help: { es: 'El último o el principal.', en: 'The last or the main one.' },
    maps: {
      law: 'LGT 88-VIII-a', htcds: 'vic_LocationOfExploitation; hte_Type Exploitation', icTip: 'Event.place of exploitation?',
      ctdc: 'CountryOfExploitation', fud: 'V Lugar de los hechos',
    },
  },
  {
    id: 'placeOfExploitation', kind: 'catalogMany', catalog: 'place_of_exploitation', sensitivity: 'confidential',
    label: { es: 'Tipos de lugar', en: 'Types of place' },
    help: { es: 'Giro o clase de los lugares donde ocurrió.', en: 'Kind of premises where it happened.' },
    maps: { law: 'LGT 104, 115-IV', htcds: 'vic_LocationOfExploitation' },
  },
  {
    id: 'premises', kind: 'text', sensitivity: 'identifying', maxLength: 240,
    label: { es: 'Nombre y ubicación del lugar', en: 'Name and location of the premises' },
    help: { es: 'Nombre comercial, dirección o enlace. Se guarda cifrado.', en: 'Trade name, address or link. Stored encrypted.' },
    maps: { law: 'LGT 115-IV', htcds: 'hte_Street' },
  },
  {
    id: 'exploitationStart', kind: 'date', sensitivity: 'confidential',
    label: { es: 'Inicio de la explotación', en: 'Start of the exploitation' },
    help: { es: 'Completa o parcial.', en: 'Whole or partial.' },
    maps: { law: 'LGV 104', htcds: 'hte_Date', icTip: 'Victim.duration?', fud: 'V Fecha de los hechos' },
  },
  {
    id: 'exploitationEnd', kind: 'date', sensitivity: 'confidential',
    label: { es: 'Fin de la explotación', en: 'End of the exploitation' },
    help: { es: 'Completa o parcial; en blanco si continúa o no se sabe.', en: 'Whole or partial; blank if it goes on or is not known.' },
    maps: { law: 'LGV 104', htcds: 'hte_Date', icTip: 'Victim.duration?', fud: 'V Fecha de los hechos' },
  },
  {
    id: 'durationMonths', kind: 'integer', sensitivity: 'confidential', min: 0, max: 1200,
    label: { es: 'Duración en meses', en: 'Duration in months' },
    help: { es: 'Si no se conocen las fechas. Menos de un mes: 0.', en: 'If the dates are not known. Less than a month: 0.' },
    maps: { icTip: 'Victim.duration?', ctdc: 'traffickMonths' },
  },
];
