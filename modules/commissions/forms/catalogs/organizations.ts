import { defineCatalog } from '@sintra/definition';
import { also, entry } from './entry.ts';

export const organizationType = defineCatalog({
  id: 'organization_type', label: { es: 'Tipo de organización', en: 'Type of organization' },
  entries: [
    entry('federal', 'Federal', 'Federal'), entry('state', 'Estatal', 'State'), entry('municipal', 'Municipal', 'Municipal'),
    entry('autonomous', 'Organismo autónomo', 'Autonomous body', also('Autónomo')),
    entry('legislative', 'Poder Legislativo', 'Legislative branch'), entry('judicial', 'Poder Judicial', 'Judicial branch'),
    entry('civil_society', 'Sociedad civil', 'Civil society', also('OSC', 'Organización de la sociedad civil')),
    entry('international', 'Organismo internacional', 'International organization'),
    entry('academic', 'Academia', 'Academia', also('Persona experta académica')),
    entry('private', 'Sector privado', 'Private sector'),
  ],
});

export const organizationStatus = defineCatalog({
  id: 'organization_status', label: { es: 'Situación de la organización', en: 'Status of the organization' },
  entries: [
    entry('in_force', 'Vigente', 'In force'), entry('renamed', 'Cambió de nombre', 'Renamed'),
    entry('absorbed', 'Se integró a otra', 'Absorbed'), entry('extinct', 'Extinta', 'Extinct'),
  ],
});
