import { activityTypeLabels } from '../forms/catalogs.ts';
import type { WrittenDate } from './dates.ts';
import type { ActivityFacts, ActivityType, Item } from './types.ts';
import { nameKey, simple } from './words.ts';

const types: readonly (readonly [ActivityType, RegExp])[] = [
  ['information_request', /^recoleccion de informacion|cuestionario/],
  ['visit', /^visita/],
  ['course', /^(curso|diplomado|especialidad)|imparti|\bcursos?\b|capacitaci|sensibiliza/],
  ['event', /\b(taller|talleres|foro|conferencias?|seminario|encuentro|mesa de dialogo|congreso)\b/],
  ['campaign', /campana|difusion|difundi/],
  ['publication', /publicar|cuadernillo|articulos?|manual/],
  ['report', /\b(reporte|informe)s?\b/],
  ['meeting', /\breuni/],
];

/** Types by the label that the system shows, for tables that have a column of type. */
const labelled: ReadonlyMap<string, ActivityType> = new Map(activityTypeLabels.map(([code, label]) => [simple(label), code as ActivityType]));
export const activityTypeLabelled = (label: string | null): ActivityType | null => (label === null ? null : (labelled.get(simple(label)) ?? null));

/** Told from its words; «activity» when they tell nothing. */
export const activityTypeOf = (text: string): ActivityType => types.find(([, words]) => words.test(simple(text)))?.[0] ?? 'activity';

const dateKey = (date: WrittenDate | null): string => (date === null ? '' : simple(date.value ?? date.asWritten));

export const activityItem = (facts: ActivityFacts): Item & { kind: 'activity' } =>
  ({ kind: 'activity', key: `activity:${nameKey(facts.chapter).slice(0, 60)}:${nameKey(facts.text)}:${dateKey(facts.date)}`, ...facts });

/** Where the reading is: what an activity inherits from the chapter that it stands in. */
export interface Place {
  readonly chapter: string;
  readonly objective: string | null;
  readonly strategy: string | null;
  readonly action: string | null;
  readonly body: string | null;
}

export const blankActivity = (place: Place, text: string): ActivityFacts => ({
  text, activityType: activityTypeOf(text), chapter: place.chapter, objective: place.objective, strategy: place.strategy, action: place.action, body: place.body,
  date: null, responsibles: [], venue: null, participants: null, scope: null, target: null, targetQuantity: null, halfYearly: false,
});

/** Without a date that says when it is due, the Secretaría Técnica asks every half year (the programme's own rule). */
export const needsHalfYear = (date: WrittenDate | null): boolean =>
  date === null || date.reading === null || date.reading.ranges.length === 0;

/** The first figure of a goal: «4 albergues, refugios…» is 4. */
export const quantityIn = (text: string): number | null => {
  const found = /(?<![\d.,])\d{1,6}(?![\d.,/]\d)/.exec(text)?.[0];
  return found === undefined ? null : Number(found);
};
