import { defineForm, type Field } from '@sintra/definition';
import { say, shared } from '@sintra/commissions/forms';

const what: readonly Field[] = [
  shared('subjectType', 'catalogOne', 'De qué se informa', 'Subject', undefined, { catalog: 'progress_subject', needed: true }),
  shared('activity', 'reference', 'Actividad', 'Activity', undefined, { refers: 'activity', showIf: { cell: 'subjectType', in: ['activity'] }, needed: true }),
  shared('resolution', 'reference', 'Acuerdo', 'Resolution', undefined, { refers: 'resolution', showIf: { cell: 'subjectType', in: ['resolution'] }, needed: true }),
  shared('agreement', 'reference', 'Convenio', 'Agreement', undefined, { refers: 'agreement', showIf: { cell: 'subjectType', in: ['agreement'] }, needed: true }),
  shared('title', 'text', 'Informe', 'Report', say('Se forma con el periodo y el avance.', 'Made of period and progress.'), { maxLength: 200 }),
];

const progress: readonly Field[] = [
  shared('reportedOn', 'date', 'Fecha del informe', 'Reported on', undefined, { needed: true }),
  shared('period', 'text', 'Periodo que cubre', 'Period', say('Por ejemplo: 1er semestre 2024.', 'For instance, first half of 2024.'), { maxLength: 60, needed: true }),
  shared('percent', 'integer', 'Avance acumulado (%)', 'Progress so far (%)', undefined, { min: 0, max: 100, needed: true }),
  shared('progressText', 'longText', 'Qué se hizo', 'What was done', undefined, { maxLength: 8000 }),
  shared('noProgressReason', 'text', 'Si no hubo avance, por qué', 'Why there was no progress', undefined, { maxLength: 1000 }),
  shared('evidence', 'file', 'Archivo de evidencia', 'Evidence file'),
  shared('evidenceLink', 'text', 'Dónde consultar la evidencia', 'Where the evidence is', say('Dirección de una página o ubicación del documento.', 'Address of a page, or where the document is.'), { maxLength: 600 }),
];

/** What the responsible institution says of its progress; the Secretaría Técnica reviews it by the record's status. */
export const progressReportForm = defineForm({
  id: 'progressReport', domain: 'work', path: 'progress-reports', table: 'progress_report', version: 1, title: 'title',
  label: { es: 'Informes de avance', en: 'Progress reports' }, singular: { es: 'Informe de avance', en: 'Progress report' },
  sections: [{ id: 'what', label: { es: 'De qué se informa', en: 'Subject' }, fields: what }, { id: 'progress', label: { es: 'Avance', en: 'Progress' }, fields: progress }],
  groups: [],
});
