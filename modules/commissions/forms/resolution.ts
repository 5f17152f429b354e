import { defineForm, type Field, type Group } from '@sintra/definition';
import { say, shared } from './field.ts';

const what: readonly Field[] = [
  shared('session', 'reference', 'Sesión', 'Session', say('En la que se adoptó.', 'Where it was adopted.'), { refers: 'session' }),
  shared('body', 'reference', 'Órgano', 'Body', say('Se toma de la sesión.', 'Taken from the session.'), { refers: 'body' }),
  shared('key', 'text', 'Clave', 'Key', say('Se forma sola: CI/21ORD/2024/03. Escríbala solo si el acuerdo ya la tenía.', 'Made by itself; write it only where it already had one.'), { maxLength: 60 }),
  shared('text', 'longText', 'Texto del acuerdo', 'Text', undefined, { needed: true, maxLength: 8000 }),
  shared('title', 'text', 'Acuerdo', 'Resolution', say('Clave y primeras palabras.', 'Key and first words.'), { maxLength: 200 }),
  shared('resolutionType', 'catalogOne', 'Tipo', 'Type', undefined, { catalog: 'resolution_type', needed: true }),
];

const vote: readonly Field[] = [
  shared('unanimous', 'yesNo', 'Por unanimidad', 'Unanimous'),
  shared('votesFor', 'integer', 'Votos a favor', 'Votes for', undefined, { min: 0, max: 500 }),
  shared('votesAgainst', 'integer', 'Votos en contra', 'Votes against', undefined, { min: 0, max: 500 }),
  shared('votesAbstained', 'integer', 'Abstenciones', 'Abstentions', undefined, { min: 0, max: 500 }),
  shared('voteResult', 'catalogOne', 'Resultado', 'Result', undefined, { catalog: 'vote_result' }),
];

const followUp: readonly Field[] = [
  shared('dueDate', 'date', 'Fecha compromiso', 'Due date', say('Un día, un mes, un trimestre o «por definir».', 'A day, a month, a quarter or to be defined.')),
  shared('activity', 'reference', 'Actividad del programa anual', 'Activity of the annual programme', undefined, { refers: 'activity' }),
  shared('action', 'reference', 'Acción del Programa Nacional', 'Action of the national programme', undefined, { refers: 'action' }),
  shared('percent', 'integer', 'Avance (%)', 'Progress (%)', undefined, { min: 0, max: 100 }),
  shared('resolutionStatus', 'catalogOne', 'Cumplimiento', 'Fulfilment', undefined, { catalog: 'resolution_status', needed: true }),
  shared('replacedBy', 'reference', 'Acuerdo que lo sustituye', 'Replaced by', undefined, { refers: 'resolution', showIf: { cell: 'resolutionStatus', in: ['replaced'] } }),
];

export const responsibles: Group = {
  id: 'responsibles', table: 'resolution_responsible', label: { es: 'Responsables', en: 'Responsible' }, singular: { es: 'Responsable', en: 'Responsible organization' },
  fields: [
    shared('organization', 'reference', 'Organización', 'Organization', undefined, { refers: 'organization' }),
    shared('responsibleAsWritten', 'text', 'Como aparece escrita', 'As written', undefined, { maxLength: 300 }),
  ],
};

/** A resolution («acuerdo») of a session. Its progress and evidence are progress reports (modules/programme). */
export const resolutionForm = defineForm({
  id: 'resolution', domain: 'work', path: 'resolutions', table: 'resolution', version: 1, title: 'title', key: 'key',
  label: { es: 'Acuerdos', en: 'Resolutions' }, singular: { es: 'Acuerdo', en: 'Resolution' },
  sections: [
    { id: 'what', label: { es: 'Acuerdo', en: 'Resolution' }, fields: what },
    { id: 'vote', label: { es: 'Votación', en: 'Vote' }, fields: vote },
    { id: 'followUp', label: { es: 'Seguimiento', en: 'Follow-up' }, fields: followUp },
  ],
  groups: [responsibles],
});
