import type { Values } from '@sintra/definition';
import type { Call } from '@sintra/platform/commands';
import type { Passage } from '../../document/index.ts';
import { desiredOf, type Desired, type FormId } from './desired.ts';
import { existingOf, type Existing } from './existing.ts';
import { planOf, type Difference, type Step } from './plan.ts';
import type { NamedOrganization } from '../../document/index.ts';

export interface Missing {
  readonly lines: readonly number[];
  readonly text: string;
  /** Why: the record is not there, or the passage waits for somebody to complete it. */
  readonly why: 'not_recorded' | 'to_complete';
}
export interface Different {
  readonly lines: readonly number[];
  readonly form: FormId;
  readonly label: string;
  readonly id: string | null;
  readonly differences: readonly Difference[];
}
export interface Extra {
  readonly form: FormId;
  readonly id: string;
  readonly label: string;
}
/** A document beside the data: every table row and dated passage, and every record of the year. */
export interface Comparison {
  readonly passages: number;
  readonly missing: readonly Missing[];
  readonly extra: readonly Extra[];
  readonly different: readonly Different[];
}

export const saidIn = (passages: readonly Passage[]) =>
  passages.filter(({ outcome }) => outcome === 'understood').flatMap(({ items, number }) => items.map((item) => ({ item, passage: number })));

/** Rows of tables and passages with a date of the year are what a programme promises. */
const counts = ({ kind, dated, outcome }: Passage): boolean => outcome !== 'dismissed' && (kind === 'row' || dated);

const titles: Partial<Record<FormId, string>> = { session: 'title', activity: 'title', acronym: 'acronym', agreement: 'title' };

/** An agreement is of no year: it belongs in the programme when it was signed by then and is in force. */
const isOfYear = (form: FormId, values: Values, year: number): boolean =>
  form !== 'agreement' || (values['agreementStatus'] === 'in_force' && Number(/\b(?:19|20)\d\d\b/.exec(String(values['signedOn'] ?? ''))?.[0] ?? Infinity) <= year);

function extrasOf(existing: Existing, desired: readonly Desired[], year: number): readonly Extra[] {
  const wanted = new Set(desired.flatMap(({ form, key, label }) => existing.find(form, key, label)?.id ?? []));
  return (Object.keys(titles) as FormId[]).flatMap((form) => [...existing.byKey[form].values()]
    .filter(({ id, values }) => !wanted.has(id) && isOfYear(form, values, year))
    .map(({ id, values }) => ({ form, id, label: String(values[titles[form] ?? ''] ?? '') })));
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export interface Compared {
  readonly steps: readonly Step[];
  readonly comparison: Comparison;
}

/** @param passages with people's choices applied */
export async function compareWith({ tx, context }: Pick<Call, 'tx' | 'context'>, passages: readonly Passage[], named: readonly NamedOrganization[], year: number): Promise<Compared> {
  const existing = await existingOf(tx, context.institutionId, year);
  const desired = desiredOf(saidIn(passages), named, year);
  const steps = planOf(desired, existing);
  const byNumber = new Map(passages.map((passage) => [passage.number, passage]));
  const linesOf = ({ passages: numbers }: Desired): readonly number[] => numbers.flatMap((number) => byNumber.get(number)?.lines ?? []);
  const absent = new Set(steps.filter(({ kind }) => kind === 'create').flatMap(({ desired: { passages: numbers } }) => numbers));
  const counted = passages.filter(counts);
  const missing = counted.flatMap(({ number, lines, text, outcome }): Missing[] =>
    outcome === 'to_complete' ? [{ lines, text, why: 'to_complete' }] : absent.has(number) ? [{ lines, text, why: 'not_recorded' }] : []);
  const different = steps.filter(({ kind }) => kind === 'update').map((step): Different => ({
    lines: linesOf(step.desired), form: step.desired.form, label: step.desired.label, id: step.standing?.id ?? null,
    differences: [...step.differences, ...step.missingRows.map((row) => ({ cell: step.desired.rows?.group ?? '', stored: null, document: wordOf(row[step.desired.rows?.by ?? '']) }))],
  }));
  return { steps, comparison: { passages: counted.length, missing, extra: extrasOf(existing, desired, year), different } };
}
