import { defineForm, type Field } from '@sintra/definition';
import { internal, say, shared } from './field.ts';
import { agenda, attendance, observations } from './groups/session-groups.ts';

const time = { pattern: '([01][0-9]|2[0-3]):[0-5][0-9]', maxLength: 5 } as const;

const which: readonly Field[] = [
  shared('body', 'reference', 'Órgano', 'Body', undefined, { refers: 'body', needed: true }),
  shared('number', 'integer', 'Número', 'Number', say('El que sigue en la cuenta de este órgano y carácter.', 'The next in this body’s count.'), { min: 1, max: 199 }),
  shared('sessionType', 'catalogOne', 'Carácter', 'Type', undefined, { catalog: 'session_type', needed: true, maps: { law: 'Reglamento LGT 35, 36' } }),
  shared('sessionNoun', 'catalogOne', 'Se nombra', 'Called', undefined, { catalog: 'session_noun' }),
  shared('ordinalStyle', 'catalogOne', 'Número escrito', 'Number written', undefined, { catalog: 'ordinal_style' }),
  shared('title', 'text', 'Sesión', 'Session', say('Se forma con el número, el carácter y las siglas del órgano.', 'Made of number, type and acronym.'), { maxLength: 200 }),
  shared('year', 'integer', 'Año', 'Year', undefined, { min: 1990, max: 2100 }),
];

const when: readonly Field[] = [
  shared('planned', 'date', 'Fecha programada', 'Planned', say('Como se conoce: un día, «febrero-marzo 2024» o «por definir».', 'As known: a day, a range of months, or to be defined.')),
  shared('heldOn', 'date', 'Fecha en que se celebra', 'Held on'),
  shared('startsAt', 'text', 'Hora de inicio', 'Starts at', say('De 24 horas, como 10:00.', '24 hours, such as 10:00.'), time),
  shared('endsAt', 'text', 'Hora de término', 'Ends at', say('De 24 horas, como 12:30.', '24 hours.'), time),
  shared('timeZone', 'catalogOne', 'Huso horario', 'Time zone', undefined, { catalog: 'time_zone' }),
  shared('modality', 'catalogOne', 'Modalidad', 'Modality', undefined, { catalog: 'session_modality' }),
  internal('venue', 'text', 'Sede o enlace', 'Venue or link', undefined, { maxLength: 400 }),
];

const course: readonly Field[] = [
  shared('sessionStatus', 'catalogOne', 'Situación', 'Status', undefined, { catalog: 'session_status', needed: true }),
  shared('statusReason', 'text', 'Motivo de diferirla o cancelarla', 'Why it was put off', say('Se escribe al diferir o cancelar la sesión; quienes fueron convocados lo reciben.', 'Written when it is deferred or cancelled; those convened are told.'),
    { maxLength: 1000, showIf: { cell: 'sessionStatus', in: ['deferred', 'cancelled'] } }),
  shared('convokedOn', 'date', 'Fecha de la convocatoria', 'Convoked on'),
  shared('secondCall', 'yesNo', 'Se instaló en segunda convocatoria', 'Opened in second call'),
  shared('accompanied', 'yesNo', 'La acompañó la Secretaría Técnica', 'Accompanied by the Technical Secretariat'),
  shared('minutesStatus', 'catalogOne', 'Acta', 'Minutes', undefined, { catalog: 'minutes_status' }),
  shared('minutesApprovedOn', 'date', 'Fecha de aprobación del acta', 'Minutes approved on'),
  shared('asWritten', 'text', 'Como aparece en el documento de origen', 'As written in its source', undefined, { maxLength: 400 }),
];

/** A session, or «reunión», of a body: from the plan of the year to the approved minutes. */
export const sessionForm = defineForm({
  id: 'session', domain: 'work', path: 'sessions', table: 'body_session', version: 1, title: 'title',
  label: { es: 'Sesiones', en: 'Sessions' }, singular: { es: 'Sesión', en: 'Session' },
  sections: [
    { id: 'which', label: { es: 'Sesión', en: 'Session' }, fields: which },
    { id: 'when', label: { es: 'Cuándo y dónde', en: 'When and where' }, fields: when },
    { id: 'course', label: { es: 'Desarrollo', en: 'Course' }, fields: course },
  ],
  groups: [agenda, attendance, observations],
});
