import { defineCatalog, type Catalog } from '@sintra/definition';
import { also, entry } from '@sintra/commissions/forms';

const programmeType = defineCatalog({
  id: 'programme_type', label: { es: 'Tipo de programa', en: 'Type of programme' }, law: 'LGT 88-I, 93',
  entries: [entry('national', 'Programa Nacional', 'National programme', { law: 'LGT 88-I' }), entry('annual', 'Programa anual de trabajo', 'Annual programme of work', also('PATCI', 'Plan de trabajo'))],
});

const activityType = defineCatalog({
  id: 'activity_type', label: { es: 'Tipo de actividad', en: 'Type of activity' },
  entries: [
    entry('activity', 'Actividad', 'Activity'), entry('event', 'Evento', 'Event', also('Foro', 'Taller', 'Conferencia', 'Seminario')),
    entry('meeting', 'Reunión de trabajo', 'Meeting', also('Reunión')), entry('international_event', 'Reunión o evento internacional', 'International event'),
    entry('information_request', 'Recolección de información', 'Information request', also('Cuestionario')), entry('course', 'Curso o capacitación', 'Course', also('Curso', 'Capacitación')),
    entry('visit', 'Visita', 'Visit'), entry('publication', 'Publicación', 'Publication'), entry('campaign', 'Campaña o difusión', 'Campaign', also('Difusión', 'Campaña')),
    entry('report', 'Informe o reporte', 'Report', also('Informe', 'Reporte')), entry('other', 'Otra', 'Other', also('Otro')),
  ],
});

const activityStatus = defineCatalog({
  id: 'activity_status', label: { es: 'Situación de la actividad', en: 'Status of the activity' },
  entries: [
    entry('planned', 'Programada', 'Planned'), entry('in_progress', 'En curso', 'In progress', also('En proceso')), entry('done', 'Cumplida', 'Done', also('Concluida', 'Realizada')),
    entry('partly_done', 'Cumplida en parte', 'Partly done', also('Parcial')), entry('deferred', 'Diferida', 'Deferred', also('Reprogramada')), entry('cancelled', 'Cancelada', 'Cancelled'),
  ],
});

const activityScope = defineCatalog({
  id: 'activity_scope', label: { es: 'Ámbito', en: 'Scope' },
  entries: [entry('national', 'Nacional', 'National'), entry('international', 'Internacional', 'International'), entry('state', 'Estatal', 'State')],
});

const reviewEvery = defineCatalog({
  id: 'review_every', label: { es: 'Seguimiento', en: 'Follow-up' },
  entries: [entry('by_date', 'Por su fecha', 'By its date'), entry('half_yearly', 'Semestral', 'Half-yearly', also('Semestral por la Secretaría Técnica'))],
});

const progressSubject = defineCatalog({
  id: 'progress_subject', label: { es: 'De qué se informa', en: 'Subject of the report' },
  entries: [entry('activity', 'Actividad del programa', 'Activity'), entry('resolution', 'Acuerdo de una sesión', 'Resolution'), entry('agreement', 'Convenio', 'Agreement')],
});

/** Every catalogue of the programme's forms. */
export const programmeCatalogs: readonly Catalog[] = [programmeType];
export const activityCatalogs: readonly Catalog[] = [activityType, activityStatus, activityScope, reviewEvery];
export const progressCatalogs: readonly Catalog[] = [progressSubject];

/** Code and label of every type of activity: the produced document shows them and the reader takes them back. */
export const activityTypeLabels: readonly (readonly [string, string])[] = activityType.entries.map(({ code, label }) => [code, label.es]);
