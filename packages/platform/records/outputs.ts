import type { Form } from '@sintra/definition';
import { recordSchema, titlesSchema } from '@sintra/projections/validation';
import { z } from 'zod';

const bilingual = z.object({ es: z.string(), en: z.string() });
const value = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
const cellProblem = z.object({
  cell: z.string(), code: z.string(), message: z.string().describe('Spanish, ready to show'), accepted: z.string().optional(), suggestion: z.string().optional(),
}).meta({ id: 'CellProblem' });

const count = z.object({
  titles: titlesSchema,
  by: z.array(z.string()),
  rows: z.array(z.object({ key: z.record(z.string(), z.string()), count: z.int() })),
  total: z.int().describe('Records that meet the filters, each once, whatever `by` says'),
  definition: bilingual.describe('What exactly is counted'),
  asOf: z.iso.datetime(),
}).meta({ id: 'Count' });

const dimension = z.object({
  id: z.string(), label: bilingual, description: bilingual, many: z.literal(true).optional(), catalog: z.string().optional(),
  refers: z.string().optional().describe('Its values are ids of records: the API path of their form'),
}).meta({ id: 'Dimension' });

const options = z.array(z.object({ id: z.uuid(), folio: z.string(), title: z.string() }).meta({ id: 'Option' }));

const check = z.object({
  problems: z.array(cellProblem),
  warnings: z.array(cellProblem),
  missing: z.array(z.object({ section: z.string(), cell: z.string() })),
  prefill: z.record(z.string(), value).describe('Answers that follow from others and may fill empty cells'),
  repeated: z.array(z.object({ id: z.uuid(), folio: z.string(), reasons: z.array(z.string()) })).describe('Inside the own institution'),
}).meta({ id: 'Check' });

const change = z.object({ cell: z.string(), group: z.string().optional(), before: value, after: value });
const historyEntry = z.object({
  version: z.int(), at: z.iso.datetime(), by: z.object({ id: z.uuid(), name: z.string() }), origin: z.enum(['screen', 'import', 'api']),
  changes: z.array(change), identityChanged: z.boolean(), titles: titlesSchema,
}).meta({ id: 'HistoryEntry' });

const saved = z.object({ id: z.uuid(), savedAt: z.iso.datetime() }).meta({ id: 'SavedDraft' });
const draft = z.looseObject({ id: z.uuid(), savedAt: z.iso.datetime(), values: z.record(z.string(), z.unknown()), groups: z.record(z.string(), z.array(z.unknown())).optional() });

/** What each route of a form's records answers, as documented in /api/openapi.json. */
export const recordOutputs = (form: Form) => ({
  record: recordSchema(form),
  page: z.object({ items: z.array(recordSchema(form)), titles: titlesSchema, next: z.uuid().nullable().describe('Send it as `after` for the next page') }),
  count, options, check, draft, saved,
  dimensions: z.array(dimension),
  history: z.array(historyEntry),
  drafts: z.array(saved),
});
