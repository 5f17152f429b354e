import { defineForm, type Field, type Group } from '@sintra/definition';
import { say, shared } from '@sintra/commissions/forms';

const what: readonly Field[] = [
  shared('programme', 'reference', 'Programa anual', 'Annual programme', undefined, { refers: 'programme', needed: true }),
  shared('year', 'integer', 'Año', 'Year', undefined, { min: 1990, max: 2100, needed: true }),
  shared('text', 'longText', 'Actividad', 'Activity', say('Qué se hará, con las palabras del programa.', 'What will be done, in the programme’s words.'), { needed: true, maxLength: 8000 }),
  shared('title', 'text', 'Título', 'Title', say('Se forma con las primeras palabras.', 'Made of its first words.'), { maxLength: 200 }),
  shared('activityType', 'catalogOne', 'Tipo', 'Type', undefined, { catalog: 'activity_type', needed: true }),
  shared('scope', 'catalogOne', 'Ámbito', 'Scope', undefined, { catalog: 'activity_scope' }),
];

const place: readonly Field[] = [
  shared('chapter', 'text', 'Apartado del programa', 'Chapter', say('Título bajo el que aparece.', 'Heading under which it stands.'), { maxLength: 600 }),
  shared('documentOrder', 'integer', 'Lugar en el documento', 'Place in the document', undefined, { min: 0, max: 100_000 }),
  shared('objective', 'reference', 'Objetivo', 'Objective', undefined, { refers: 'objective' }),
  shared('strategy', 'reference', 'Estrategia', 'Strategy', undefined, { refers: 'strategy' }),
  shared('action', 'reference', 'Acción puntual', 'Action', undefined, { refers: 'action' }),
  shared('body', 'reference', 'Órgano o grupo', 'Body', undefined, { refers: 'body' }),
];

const when: readonly Field[] = [
  shared('scheduled', 'date', 'Fecha programada', 'Scheduled', say('Como se conoce: «24 de enero 2024», «abril/mayo 2024», «2T 2024», «por definir».', 'As known: a day, a range, a quarter or to be defined.')),
  shared('asWritten', 'text', 'Fecha como aparece en el documento', 'Date as written in its source', undefined, { maxLength: 400 }),
  shared('reviewEvery', 'catalogOne', 'Seguimiento', 'Follow-up', say('Lo que no tiene fecha precisa se revisa cada semestre.', 'What has no precise date is reviewed every half year.'), { catalog: 'review_every' }),
  shared('venue', 'text', 'Sede', 'Venue', undefined, { maxLength: 400 }),
  shared('participants', 'text', 'Participantes', 'Participants', undefined, { maxLength: 600 }),
];

const goal: readonly Field[] = [
  shared('target', 'text', 'Meta', 'Target', say('Qué se espera lograr, como está escrito.', 'What is expected, as written.'), { maxLength: 600 }),
  shared('targetQuantity', 'integer', 'Meta en número', 'Target as a number', undefined, { min: 0, max: 10_000_000 }),
  shared('evidenceExpected', 'text', 'Evidencia esperada', 'Evidence expected', undefined, { maxLength: 600 }),
  shared('activityStatus', 'catalogOne', 'Situación', 'Status', undefined, { catalog: 'activity_status', needed: true }),
  shared('percent', 'integer', 'Avance (%)', 'Progress (%)', undefined, { min: 0, max: 100 }),
  shared('carriedFrom', 'reference', 'Viene de la actividad', 'Carried from', say('Del programa anterior.', 'Of the previous programme.'), { refers: 'activity' }),
];

const responsibles: Group = {
  id: 'responsibles', table: 'activity_responsible', label: { es: 'Responsables', en: 'Responsible' }, singular: { es: 'responsable', en: 'responsible organization' },
  fields: [
    shared('organization', 'reference', 'Organización', 'Organization', undefined, { refers: 'organization' }),
    shared('responsibleAsWritten', 'text', 'Como aparece escrita', 'As written', undefined, { maxLength: 600 }),
  ],
};

/** What the annual programme promises: an activity, a meeting abroad, a request for information, a course, a visit. */
export const activityForm = defineForm({
  id: 'activity', domain: 'work', path: 'activities', table: 'activity', version: 1, title: 'title',
  label: { es: 'Actividades del programa', en: 'Activities' }, singular: { es: 'Actividad', en: 'Activity' },
  sections: [
    { id: 'what', label: { es: 'Actividad', en: 'Activity' }, fields: what },
    { id: 'when', label: { es: 'Cuándo y dónde', en: 'When and where' }, fields: when },
    { id: 'goal', label: { es: 'Meta y avance', en: 'Target and progress' }, fields: goal },
    { id: 'place', label: { es: 'Lugar en el programa', en: 'Place in the programme' }, fields: place },
  ],
  groups: [responsibles],
});
