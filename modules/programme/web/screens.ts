import type { RecordScreens } from '@sintra/ui/records/screens.ts';
import { wordsOf } from '@sintra/ui/records/words.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { ReviewPanel } from './ReviewPanel.tsx';
import { texts } from './texts.ts';

/** Links between the screens of the programme, above each list. */
export const tabs = [
  { to: '/programa', label: texts.tabs.sheet }, { to: '/programa/actividades', label: texts.tabs.activities }, { to: '/programa/informes', label: texts.tabs.reports },
  { to: '/programa/objetivos', label: texts.tabs.tree }, { to: '/programa/ronda', label: texts.tabs.round }, { to: '/programa/comparar', label: texts.tabs.compare }, { to: '/programa/documentos', label: texts.tabs.documents, right: { resource: 'work', action: 'import' } },
] as const;

const common = { resource: 'work', identity: false, tabs } as const;

const activityScreens: RecordScreens = {
  ...common, formId: 'activity', path: 'activities', base: '/programa/actividades', words: wordsOf({ singular: 'actividad', plural: 'actividades', gender: 'f' }, { list: 'Actividades del programa' }),
  columns: ['title', 'scheduled', 'activityType', 'activityStatus', 'percent'], Before: ActivityPanel,
  parts: [{ id: 'activity-follow-up', label: texts.followUp }, { id: 'activity-behind', label: texts.behind }],
};

const reportScreens: RecordScreens = {
  ...common, formId: 'progressReport', path: 'progress-reports', base: '/programa/informes', words: wordsOf({ singular: 'informe de avance', plural: 'informes de avance', gender: 'm' }),
  columns: ['activity', 'period', 'percent', 'reportedOn'], Before: ReviewPanel,
};

const plain = (formId: string, path: string, at: string, singular: string, plural: string, gender: 'f' | 'm', columns: readonly string[]): RecordScreens =>
  ({ ...common, formId, path, base: `/programa/${at}`, words: wordsOf({ singular, plural, gender }), columns });

export const programmeScreens: readonly RecordScreens[] = [
  activityScreens, reportScreens,
  plain('programme', 'programmes', 'programas', 'programa', 'programas', 'm', ['name', 'programmeType', 'year']),
  plain('objective', 'objectives', 'catalogo-objetivos', 'objetivo', 'objetivos', 'm', ['title', 'programme']),
  plain('strategy', 'strategies', 'estrategias', 'estrategia', 'estrategias', 'f', ['title', 'objective']),
  plain('action', 'actions', 'acciones', 'acción puntual', 'acciones puntuales', 'f', ['title', 'strategy']),
  plain('acronym', 'acronyms', 'siglas', 'sigla', 'siglas', 'f', ['acronym', 'meaning']),
];
