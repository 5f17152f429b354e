import { z } from 'zod';
import type { Balance } from '../../document/index.ts';
import type { Tally } from './carry-out.ts';
import { choiceInput } from './choice.ts';
import type { documentCommands } from './commands.ts';
import type { Different } from './compare.ts';
import { item } from './items.ts';

type Commands = typeof documentCommands;
type Answer<K extends keyof Commands> = Awaited<ReturnType<Commands[K]['handle']>>;

const tally = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() }).meta({ id: 'ProgrammeTally' }) satisfies z.ZodType<Tally>;

const head = z.object({
  id: z.uuid(), year: z.int(), fileName: z.string(), state: z.enum(['staged', 'applied', 'discarded']), receivedAt: z.iso.datetime(), appliedAt: z.iso.datetime().nullable(),
  applied: z.record(z.string(), tally).nullable().describe('What the last application did, by form'),
}).meta({ id: 'ProgrammeDocument' });
const list = z.array(head) satisfies z.ZodType<Answer<'list'>>;

const counts = z.object({
  passages: z.int(), understood: z.int(), toComplete: z.int(), dismissed: z.int(),
  reasons: z.record(z.string(), z.int()).describe('Passages dismissed and to complete, by reason'), items: z.record(z.string(), z.int()).describe('Different things by kind'),
}).meta({ id: 'ProgrammeBalance' }) satisfies z.ZodType<Balance>;

const value = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
const different = z.object({
  lines: z.array(z.int()), form: z.enum(['organization', 'body', 'programme', 'objective', 'strategy', 'action', 'session', 'activity', 'agreement', 'acronym']),
  label: z.string(), id: z.uuid().nullable(), differences: z.array(z.object({ cell: z.string(), stored: value, document: value })),
}).meta({ id: 'ProgrammeDifference', description: 'A record that is not as the document says' }) satisfies z.ZodType<Different>;

const reason = z.enum([
  'contents', 'table_header', 'table_rule', 'intro', 'context', 'earlier_date', 'presentation', 'signature', 'footnote', 'by_person',
  'unknown_organization', 'date_not_understood', 'no_responsible', 'no_date', 'unknown_table', 'unknown_session', 'no_date_nor_responsible', 'dated_without_commitment',
]).nullable().meta({ id: 'PassageReason' });
const outcome = z.enum(['understood', 'to_complete', 'dismissed']);
const reasonText = z.string().describe('Spanish, ready to show; empty without a reason');

const view = head.extend({
  counts, different: z.array(different).describe('The first 200'),
  causes: z.array(z.object({ reason, reasonText, about: z.string().nullable(), count: z.int(), passages: z.array(z.int()).describe('Numbers of the first 100') })).describe('Why passages wait'),
  wouldCreate: z.int(), wouldUpdate: z.int(),
  toValidate: z.int().describe('Of an applied document: records that it names and nobody has validated'),
}).meta({ id: 'ProgrammeDocumentView' }) satisfies z.ZodType<Answer<'read'>>;

const passage = z.object({
  number: z.int().describe('Position in reading order, from 1'), lines: z.array(z.int()), kind: z.enum(['heading', 'paragraph', 'item', 'row', 'footnote']), text: z.string(), cells: z.array(z.string()),
  chapter: z.string(), dated: z.boolean(), outcome, reason, reasonText, about: z.string().nullable(), items: z.array(item), notes: z.array(z.string()),
  choice: choiceInput.nullable().describe('What a person decided'), read: z.object({ outcome, reason }).describe('What the reading itself said'),
}).meta({ id: 'ProgrammePassage' });
const passages = z.object({ items: z.array(passage), more: z.boolean() }) satisfies z.ZodType<Answer<'passages'>>;

const validated = z.object({
  document: view, validated: z.int(), incomplete: z.int().describe('They stay drafts: a needed answer lacks'),
}).meta({ id: 'ProgrammeValidated' }) satisfies z.ZodType<Omit<Answer<'validate'>, 'entries'>>;

const discarded = z.object({ id: z.uuid() }) satisfies z.ZodType<Answer<'discard'>>;

/** What each route of a programme's document answers, as documented in /api/openapi.json. */
export const documentOutputs = { list, view, passages, validated, discarded };
