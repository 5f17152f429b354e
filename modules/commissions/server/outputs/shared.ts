import type { Form, Group, Values } from '@sintra/definition';
import type { headOf, RecordView } from '@sintra/platform/records';
import { recordSchema, valuesSchema } from '@sintra/projections/validation';
import { z } from 'zod';
import type { BodyRules } from '../../rules/body-rules.ts';
import type { Watch } from '../../rules/minimums.ts';
import type { LightCounts } from '../follow-up.ts';
import type { Named } from '../names.ts';
import type { Row } from '../session-file.ts';

type Head = Omit<ReturnType<typeof headOf>, 'masked' | 'titles' | 'files'>;

/** The head of a record inside a larger answer: who keeps it, its version, its state. Its schema comes from the form, so only its type is said here. */
export const headShape = (form: Form) =>
  recordSchema(form).omit({ values: true, identity: true, masked: true, groups: true, titles: true, files: true }).shape as unknown as { readonly [K in keyof Head]: z.ZodType<Head[K]> };

/** Answers of a form or of one row of a group, as every record says them. */
export const valuesOf = (source: Form | Group) => valuesSchema(source) as unknown as z.ZodType<Values>;

/** The view of a record as the engine answers it. */
export const viewOf = (form: Form) => recordSchema(form) as unknown as z.ZodType<RecordView>;

/** Rows of one group of a form. @throws Error when the form has no such group (a mistake of the caller) */
export function rowsOf(form: Form, id: string) {
  const group = form.groups.find((one) => one.id === id);
  if (group === undefined) throw new Error(`form "${form.id}" has no group "${id}"`);
  return z.array(z.object({ id: z.uuid(), values: valuesOf(group) }) satisfies z.ZodType<Row>);
}

export const day = z.iso.date();
/** A date as people wrote it, or none. */
export const written = z.string().nullable();
export const code = z.string().nullable();

export const rules = z.object({
  quorumFirst: z.number().describe('Per cent of the voting members'), quorumSecond: z.number().describe('0: whoever attends'), quorumNeedsChair: z.boolean(),
  noticeOrdinaryDays: z.int().describe('Working days'), noticeExtraordinaryDays: z.int(),
  majority: z.enum(['simple', 'absolute', 'two_thirds', 'consensus']), castingVote: z.boolean(),
  minimumPerYear: z.int().nullable(), atLeastEveryMonths: z.int().nullable(),
  termRenewals: z.int().describe('Re-elections of organisations and experts'),
  written: z.boolean().describe('Whether the body has a rule of its own in force that day; false: usual values, to be confirmed'),
  basis: z.string().nullable().describe('Where it is written; null: usual values, still to be confirmed against the body’s own regulation'),
}).meta({ id: 'BodyRulesInForce' }) satisfies z.ZodType<BodyRules>;

export const watches = z.array(z.object({
  rule: z.enum(['per_year', 'every_months']), state: z.enum(['met', 'on_track', 'warning', 'missed']),
  deadline: day.describe('Last day on which the next ordinary session keeps the rule'), convokeBy: day.describe('Last day to convoke it with whole notice'),
  held: z.int(), required: z.int(),
}).meta({ id: 'MinimumWatch', description: 'How a body stands against one of its legal minimums' }) satisfies z.ZodType<Watch>);

export const lights = z.object({
  overdue: z.int(), due_soon: z.int(), on_time: z.int(), undated: z.int(), done: z.int(), withdrawn: z.int(),
}).meta({ id: 'ResolutionLights', description: 'Resolutions under each light' }) satisfies z.ZodType<LightCounts>;

export const organizations = z.record(z.string(), z.object({ acronym: z.string().nullable(), name: z.string().nullable() }).meta({ id: 'OrganizationName' }) satisfies z.ZodType<Named>)
  .describe('Names of the organizations that the answers refer to, by id');
