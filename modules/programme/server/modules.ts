import type { Catalog, Form, Values } from '@sintra/definition';
import type { Dimension, FormModule } from '@sintra/platform/records';
import { acronymForm, actionForm, activityCatalogs, activityForm, objectiveForm, programmeCatalogs, programmeForm, progressCatalogs, progressReportForm, strategyForm } from '../forms/index.ts';
import { activityTitle, reportTitle, stepTitle } from '../rules.ts';

interface More {
  readonly dimensions?: readonly Dimension[];
  readonly derive?: (values: Values) => Values;
}

const standing = (form: Form, catalogs: readonly Catalog[], more: More = {}): FormModule => ({
  form, catalogs, dimensions: [],
  counted: { es: `${form.label.es} vigentes (no anulados), cada registro una vez.`, en: `Standing ${form.label.en.toLowerCase()}, each once.` },
  ...more,
});

const dimension = (id: string, catalog: string | null, expression: string, es: string, en: string): Dimension =>
  ({ id, expression, ...(catalog !== null && { catalog }), label: { es, en }, description: { es, en } });

/** Each activity once; a date that spans two quarters belongs to none of them. */
const activityDimensions: readonly Dimension[] = [
  dimension('activityType', 'activity_type', 'r.activity_type', 'Tipo de actividad', 'Type of activity'),
  dimension('activityStatus', 'activity_status', 'r.activity_status', 'Situación de la actividad', 'Status of the activity'),
  dimension('reviewEvery', 'review_every', 'r.review_every', 'Seguimiento', 'Follow-up'),
  dimension('year', null, 'r.year::text', 'Año del programa', 'Year of the programme'),
];

export const programmes = standing(programmeForm, programmeCatalogs);
export const objectives = standing(objectiveForm, [], { derive: stepTitle });
export const strategies = standing(strategyForm, [], { derive: stepTitle });
export const actions = standing(actionForm, [], { derive: stepTitle });
export const activities = standing(activityForm, activityCatalogs, { dimensions: activityDimensions, derive: activityTitle });
export const progressReports = standing(progressReportForm, progressCatalogs, { derive: reportTitle });
export const acronyms = standing(acronymForm, []);

/** The forms of this module, in the order in which one refers to another. */
export const programme: readonly FormModule[] = [programmes, objectives, strategies, actions, activities, progressReports, acronyms];
