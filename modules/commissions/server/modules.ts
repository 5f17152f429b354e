import type { Catalog, Form, Value, Values } from '@sintra/definition';
import type { FormModule, Verdict } from '@sintra/platform/records';
import type { CellProblem } from '@sintra/platform/problems';
import {
  bodyCatalogs, bodyForm, candidacyCatalogs, candidacyForm, organizationCatalogs, organizationForm, resolutionCatalogs, resolutionForm, sessionCatalogs, sessionForm, sessionTitle,
} from '../forms/index.ts';
import { judgeBody, judgeCandidacy, judgeResolution, judgeSession, type Finding } from '../rules/judge.ts';
import { lastDay } from '../rules/days.ts';
import { refuseReElection } from './re-election.ts';
import { nameOf } from './session-name.ts';

type Judge = (values: Values, today: string) => { readonly problems: readonly Finding[]; readonly warnings: readonly Finding[] };

const verdict = (judge: Judge) => (values: Values, today: string): Verdict => {
  const { problems, warnings } = judge(values, today);
  const asProblem = (finding: Finding): CellProblem => ({ ...finding });
  return { problems: problems.map(asProblem), warnings: warnings.map(asProblem), prefill: {} };
};

const standing = (form: Form, catalogs: readonly Catalog[], more: Partial<FormModule> = {}): FormModule => ({
  form, catalogs, dimensions: [],
  counted: { es: `${form.label.es} vigentes (no anulados), cada registro una vez.`, en: `Standing ${form.label.en.toLowerCase()}, each once.` },
  ...more,
});

/** What the engine tells of the record that a reference points to: its title, and its key where its form has one. */
type Refer = (cell: string) => { readonly key?: string | null; readonly title?: string } | undefined;

const text = (value: Value | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

/**
 * Title and year of a session, from its other answers and the acronym of its body, or the name of one without acronym; the year is that of its
 * last day («antes de octubre de 2024» has no first one), and as typed without a date.
 */
export function deriveSession(values: Values, refer?: Refer): Values {
  if (text(values['sessionType']) === null) return {};
  const body = refer?.('body');
  const day = lastDay(text(values['heldOn'])) ?? lastDay(text(values['planned']));
  return { title: sessionTitle({ ...nameOf(values), body: body?.key ?? body?.title ?? null }), ...(day !== null && { year: Number(day.slice(0, 4)) }) };
}

const MOST_TITLE = 110;

/** «CI/21ORD/2024/03 · Se aprueba…»: key and first words, so that pickers and lists name it. */
function deriveResolution(values: Values): Values {
  const words = text(values['text']);
  if (words === null) return {};
  const whole = [text(values['key']), words.replace(/\s+/g, ' ').trim()].filter(Boolean).join(' · ');
  return { title: whole.length <= MOST_TITLE ? whole : `${whole.slice(0, MOST_TITLE - 1).replace(/\s+\S*$/, '')}…` };
}

/** Each body counts its sessions of each type by itself, some anew each year, and a number is one session's. */
const oneNumber = {
  cells: ['number', 'body', 'sessionType', 'year'], code: 'number_taken',
  message: (folio: string) => `Este órgano ya tiene una sesión de este carácter con ese número: ${folio}. Escriba el que sigue en su cuenta, o anule la otra si se registró dos veces.`,
};

export const organizations = standing(organizationForm, organizationCatalogs);
export const bodies = standing(bodyForm, bodyCatalogs, { judge: verdict(judgeBody) });
export const sessions = standing(sessionForm, sessionCatalogs, { judge: verdict(judgeSession), derive: deriveSession, unique: oneNumber });
export const resolutions = standing(resolutionForm, resolutionCatalogs, { judge: verdict(judgeResolution), derive: deriveResolution });
export const candidacies = standing(candidacyForm, candidacyCatalogs, { judge: verdict(judgeCandidacy), across: refuseReElection });

/** The forms of this module, in the order in which one refers to another. */
export const commissions: readonly FormModule[] = [organizations, bodies, sessions, resolutions, candidacies];
