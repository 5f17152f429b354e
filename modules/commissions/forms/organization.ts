import { defineForm, type Field } from '@sintra/definition';
import { internal, say, shared } from './field.ts';

const names: readonly Field[] = [
  shared('acronym', 'text', 'Siglas', 'Acronym', say('Como se usan en actas y programas; deben ser únicas.', 'As used in minutes and programmes; unique.'),
    { needed: true, maxLength: 40 }),
  shared('name', 'text', 'Nombre vigente', 'Current name', say('Nombre completo en uso hoy.', 'Full name in use today.'), { needed: true, maxLength: 300 }),
  shared('legalName', 'text', 'Nombre legal', 'Legal name', say('Si difiere del que usa hoy.', 'Where it differs from the name in use.'), { maxLength: 300 }),
  shared('nameInLaw', 'text', 'Nombre en la Ley General', 'Name in the General Law',
    say('Nombre con que la ley todavía la cita, si es otro.', 'The name by which the law still cites it, if another.'), { maxLength: 300, maps: { law: 'LGT 85, 86' } }),
  shared('organizationType', 'catalogOne', 'Tipo de organización', 'Type of organization', undefined, { catalog: 'organization_type', needed: true }),
];

const life: readonly Field[] = [
  shared('organizationStatus', 'catalogOne', 'Situación', 'Status', undefined, { catalog: 'organization_status' }),
  shared('validFrom', 'date', 'Existe desde', 'Valid from', say('Fecha en que tomó este nombre o se creó.', 'Day it took this name or was created.')),
  shared('validUntil', 'date', 'Existió hasta', 'Valid until', say('Vacío si sigue vigente.', 'Empty while it stands.')),
  shared('successor', 'reference', 'Quién la sucede', 'Successor', say('Organización que tomó sus funciones.', 'The organization that took over.'), { refers: 'organization' }),
  internal('organizationNotes', 'longText', 'Notas', 'Notes'),
];

/** Who takes part in bodies and programmes (LGT 85, 86). Tenants that own records are another thing: `institution`, linked by acronym. */
export const organizationForm = defineForm({
  id: 'organization', domain: 'work', path: 'organizations', table: 'organization', version: 1, title: 'name', key: 'acronym',
  label: { es: 'Organizaciones', en: 'Organizations' }, singular: { es: 'Organización', en: 'Organization' },
  sections: [
    { id: 'names', label: { es: 'Nombres', en: 'Names' }, fields: names },
    { id: 'life', label: { es: 'Vigencia', en: 'Life' }, fields: life },
  ],
  groups: [],
});
