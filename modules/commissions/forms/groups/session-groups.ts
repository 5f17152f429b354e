import type { Group } from '@sintra/definition';
import { internal, say, shared } from '../field.ts';

export const agenda: Group = {
  id: 'agenda', table: 'session_agenda', label: { es: 'Orden del día', en: 'Agenda' }, singular: { es: 'Punto', en: 'Item' },
  fields: [
    shared('topic', 'text', 'Asunto', 'Topic', undefined, { needed: true, maxLength: 600 }),
    internal('presenter', 'text', 'Quién presenta', 'Presenter', undefined, { maxLength: 200 }),
    shared('agendaMinutes', 'integer', 'Minutos', 'Minutes', undefined, { min: 1, max: 600 }),
    internal('agendaFile', 'file', 'Documento (archivo)', 'Document (file)', say('Lo descarga quien puede consultar la sesión; nunca un documento con datos de víctimas.', 'Downloaded by whoever reads the session; never one with victims’ data.')),
    internal('documentLink', 'text', 'Documento (enlace)', 'Document (link)', say('Dónde está el documento que se presenta; nunca uno con datos de víctimas.', 'Where the document is; never one with victims’ data.'), { maxLength: 500 }),
  ],
};

/** Who came: the member or the substitute (LGT 85). `quality` and `presides` are copied from the member when the session is convoked. */
export const attendance: Group = {
  id: 'attendance', table: 'session_attendance', label: { es: 'Asistencia', en: 'Attendance' }, singular: { es: 'Asistente', en: 'Attendee' },
  fields: [
    shared('organization', 'reference', 'Organización', 'Organization', undefined, { refers: 'organization' }),
    shared('attendeeAsWritten', 'text', 'Como aparece escrita', 'As written', undefined, { maxLength: 300 }),
    shared('attendeeQuality', 'catalogOne', 'Calidad', 'Quality', undefined, { catalog: 'member_quality' }),
    shared('attendeePresides', 'yesNo', 'Preside', 'Presides'),
    shared('attendedBy', 'catalogOne', 'Asistió', 'Attended by', undefined, { catalog: 'attended_by' }),
    internal('attendeeName', 'text', 'Nombre de quien asistió', 'Name of who attended', say('Persona en funciones; nunca una víctima.', 'A person in office; never a victim.'), { maxLength: 200 }),
    shared('attendedCall', 'catalogOne', 'Convocatoria', 'Call', undefined, { catalog: 'session_call' }),
  ],
};

export const observations: Group = {
  id: 'observations', table: 'session_observation', label: { es: 'Observaciones al acta', en: 'Observations on the minutes' }, singular: { es: 'Observación', en: 'Observation' },
  fields: [
    shared('observedBy', 'reference', 'Quién observa', 'Observed by', undefined, { refers: 'organization' }),
    internal('observation', 'longText', 'Observación', 'Observation', undefined, { needed: true, maxLength: 4000 }),
    shared('observedOn', 'date', 'Fecha', 'Observed on'),
    shared('observationSettled', 'yesNo', 'Atendida', 'Settled'),
  ],
};
