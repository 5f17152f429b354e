import { defineForm, type Field } from '@sintra/definition';
import { internal, say, shared } from './field.ts';
import { members } from './groups/members.ts';
import { rules } from './groups/rules.ts';

const what: readonly Field[] = [
  shared('acronym', 'text', 'Siglas', 'Acronym', say('Con ellas empiezan las claves de sus acuerdos, por ejemplo CI o SC.', 'Keys of its resolutions begin with them.'),
    { needed: true, maxLength: 30 }),
  shared('name', 'text', 'Nombre', 'Name', say('Nombre completo del órgano.', 'Full name of the body.'), { needed: true, maxLength: 400 }),
  shared('bodyType', 'catalogOne', 'Tipo de órgano', 'Type of body', undefined, { catalog: 'body_type', needed: true, maps: { law: 'LGT 84, 88-II, 114' } }),
  shared('bodyLevel', 'catalogOne', 'Ámbito', 'Level', undefined, { catalog: 'body_level', needed: true }),
  shared('bodyState', 'catalogOne', 'Entidad federativa', 'State', undefined, { catalog: 'state', showIf: { cell: 'bodyLevel', in: ['state', 'municipal'] }, maps: { law: 'LGT 114' } }),
  shared('parent', 'reference', 'Depende de', 'Parent body', say('Órgano que lo creó o al que rinde cuentas.', 'The body that created it.'), { refers: 'body' }),
  shared('bodyStatus', 'catalogOne', 'Situación', 'Status', undefined, { catalog: 'body_status', needed: true }),
];

const installation: readonly Field[] = [
  shared('installedOn', 'date', 'Fecha de instalación', 'Installed on',
    say('Cualquier fecha, también de hace años; cuándo se capturó se guarda aparte.', 'Any day, however long ago; when it was captured is kept apart.')),
  shared('legalBasis', 'text', 'Fundamento o decreto', 'Legal basis', undefined, { maxLength: 400 }),
  shared('gazette', 'text', 'Periódico oficial', 'Gazette', say('Diario Oficial de la Federación o periódico del estado.', 'Federal or state gazette.'), { maxLength: 200 }),
  shared('publishedOn', 'date', 'Fecha de publicación', 'Published on'),
];

const people: readonly Field[] = [
  shared('coordinator', 'reference', 'Institución que coordina', 'Coordinator', undefined, { refers: 'organization' }),
  shared('coordinatorAsWritten', 'text', 'Coordinación, como aparece escrita', 'Coordinator as written',
    say('Si el documento la nombra de otro modo.', 'Where the document names it otherwise.'), { maxLength: 300 }),
  internal('chair', 'text', 'Quien preside', 'Chair', say('Institución y cargo.', 'Institution and office.'), { maxLength: 300, maps: { law: 'LGT 87' } }),
  internal('secretariat', 'text', 'Secretaría técnica', 'Technical secretariat', say('Unidad y cargo.', 'Unit and office.'), { maxLength: 300 }),
];

const instruments: readonly Field[] = [
  shared('stateLaw', 'yesNo', 'La entidad tiene ley en la materia', 'The state has a law', undefined, { maps: { law: 'LGT 114' } }),
  shared('stateRegulation', 'yesNo', 'Tiene reglamento', 'Has a regulation'),
  shared('stateProgramme', 'yesNo', 'Tiene programa', 'Has a programme'),
  shared('victimFund', 'yesNo', 'Tiene fondo para víctimas', 'Has a fund for victims', undefined, { maps: { law: 'LGT 81' } }),
  internal('notes', 'longText', 'Notas', 'Notes'),
];

/** A collegiate body: the Commission, its Subcommission, working groups, state commissions (LGT 84-88, 114). */
export const bodyForm = defineForm({
  id: 'body', domain: 'work', path: 'bodies', table: 'body', version: 1, title: 'name', key: 'acronym',
  label: { es: 'Órganos colegiados', en: 'Bodies' }, singular: { es: 'Órgano', en: 'Body' },
  sections: [
    { id: 'what', label: { es: 'Órgano', en: 'Body' }, fields: what },
    { id: 'installation', label: { es: 'Instalación', en: 'Installation' }, fields: installation },
    { id: 'people', label: { es: 'Conducción', en: 'Conduct' }, fields: people },
    { id: 'instruments', label: { es: 'Instrumentos de la entidad', en: 'Instruments of the state' }, fields: instruments },
  ],
  groups: [members, rules],
});
