import { z } from 'zod';
import { mappingSchema } from './mapping.ts';

const count = z.int();
const tally = z.object({ read: count, created: count, updated: count, unchanged: count, repeated: count, rejected: count })
  .meta({ id: 'ImportTally', description: 'Rows by what became of them: read is the sum of the others' });

const column = z.object({
  sheet: z.string(), column: count.describe('Position in the file, from 0'), header: z.string(), cell: z.string().nullable(), label: z.string().nullable(),
  by: z.enum(['id', 'label', 'former']).nullable(), suggestion: z.object({ id: z.string(), label: z.string() }).optional(),
});

const understood = z.object({
  sheets: z.array(z.object({ name: z.string(), group: z.string().nullable(), rows: count, used: z.boolean() })),
  matched: z.array(column), unmatched: z.array(column),
  valuesToMatch: z.array(z.object({ sheet: z.string(), column: z.string(), cell: z.string(), found: z.string(), count, suggestion: z.string().optional() })),
});

const cause = z.object({
  cause: z.string(), message: z.string().describe('Spanish, ready to show'), sheet: z.string(), column: z.string().nullable(), cell: z.string().nullable(),
  found: z.string().optional(), accepted: z.string().optional(), suggestion: z.string().optional(), count, rows: z.array(count).describe('The first fifty'),
});

const report = z.object({
  ready: count, toCorrect: count, repeated: count, unchanged: count, groups: z.array(cause), more: count.describe('Further causes that the list leaves out'),
  sheets: z.record(z.string(), tally).describe('By sheet: the form’s own under an empty key, each group’s under its id'),
});

export const runOutput = z.object({
  id: z.uuid(), form: z.string(), institution: z.object({ id: z.uuid(), acronym: z.string() }).describe('Whose import it is'), sentBy: z.string().nullable(), fileName: z.string(), fileSize: count, sha256: z.string(),
  state: z.enum(['received', 'reading', 'mapping', 'validating', 'staged', 'applying', 'applied', 'undone', 'failed', 'discarded']),
  mapping: mappingSchema.nullable(), progress: z.object({ done: count, total: count.nullable().describe('null until the file was read to its end') }),
  understood: understood.nullable(), report: report.nullable(), balance: tally.extend({ groups: z.record(z.string(), tally) }).nullable(),
  problem: z.string().nullable(), receivedAt: z.iso.datetime(), appliedAt: z.iso.datetime().nullable(),
  undone: z.object({ at: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
}).meta({ id: 'ImportRun' });

export const receivedOutput = z.object({ id: z.uuid() }).meta({ id: 'ImportReceived' });

export const mappingsOutput = z.array(z.object({ name: z.string(), title: z.string(), shipped: z.boolean(), mapping: mappingSchema }));
