import type { RecordInput, Values } from '@sintra/definition';
import { inputSchema, inputShape } from '@sintra/projections/validation';
import { z } from 'zod';
import { clock } from '../clock/index.ts';
import { defineCommand, type Call } from '../commands/index.ts';
import { problems } from '../problems/index.ts';
import { attachFiles } from './attachments.ts';
import { countReveal, noteQuotaRefusal } from '../quotas/index.ts';
import { dropDraft, listDrafts, readDraft, saveDraft } from './drafts.ts';
import { dimensionsOf } from './filters.ts';
import { filterInput, filtersOf } from './filter-input.ts';
import { historyOf } from './history.ts';
import { checkInput, requireValid } from './judge.ts';
import { countRecords, listRecords } from './list.ts';
import type { FormModule } from './module.ts';
import { requireReason, requireWritable, rowToWrite } from './guards.ts';
import { resourceOf } from '../permissions/index.ts';
import { optionsCommand } from './options.ts';
import { findReferred, idsIn } from './references.ts';
import { findRow, maskedView, mayReveal, openIdentity, openView, type Origin, type RecordRow, type RecordView } from './read.ts';
import { checkValuesCommand } from './check-values.ts';
import { searchTrace } from './search-trace.ts';
import { statusCommand } from './status.ts';
import { whyCommand } from './why.ts';
import { changeBetween, fieldsOf, insertRecord, merge, updateHouse, updateRecord, type Owner } from './write.ts';

const byId = z.strictObject({ id: z.uuid() });
const reason = z.string().trim().max(2000);

const originOf = ({ context }: Call): Origin => (context.channel === 'screen' ? 'screen' : 'api');

/** The institution that will own a new record: one's own. */
export async function ownerOf({ tx, context }: Call): Promise<Owner> {
  const [owner] = await tx<Owner[]>`select id, acronym, state from institution where id = ${context.institutionId}`;
  if (owner === undefined) throw problems.notFound();
  return owner;
}

const logOf = (module: FormModule, action: string) => (_input: unknown, view: RecordView) =>
  ({ action, resource: module.form.id, recordId: view.id, ownerInstitutionId: view.institution.id, version: view.version });

const readCommands = (module: FormModule) => ({
  list: defineCommand({
    name: `${module.form.id}.list`, resource: resourceOf(module.form), action: 'read',
    input: filterInput({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50), columns: z.string().max(4000).transform((text) => text.split(',').filter(Boolean)).optional() }),
    handle: async (call, input) => {
      const filters = filtersOf(input);
      const page = await listRecords(call, module, filters, { after: input.after as string | undefined, limit: input.limit as number, columns: input.columns as string[] | undefined });
      return { ...page, search: await searchTrace(call.house, call.context, filters.q) };
    },
    log: (input, page) => ({ action: 'record.list', resource: module.form.id, details: { filters: filtersOf(input).by, ...page.search, shown: page.items.length } }),
  }),
  count: defineCommand({
    name: `${module.form.id}.count`, resource: resourceOf(module.form), action: 'count',
    input: filterInput({ by: z.string().default('').transform((text) => text.split(',').filter(Boolean).slice(0, 4)) }),
    handle: (call, input) => countRecords(call, module, input.by as string[], filtersOf(input)),
    log: { none: 'figures name nobody; the lists behind them are logged' },
  }),
  dimensions: defineCommand({
    name: `${module.form.id}.dimensions`, resource: resourceOf(module.form), action: 'count', input: z.strictObject({}),
    handle: async ({ context }) => [...dimensionsOf(module, context).values()].map(({ expression: _sql, sensitivity: _class, refers, ...shown }) => ({ ...shown, ...(refers !== undefined && { refers: refers.path }) })),
    log: { none: 'describes the form, reads no record' },
  }),
  options: optionsCommand(module.form),
  read: defineCommand({
    name: `${module.form.id}.read`, resource: resourceOf(module.form), action: 'read', input: byId,
    handle: async (call, { id }) => maskedView(call, module.form, await findRow(call, module.form, id)),
    log: logOf(module, 'record.read'),
  }),
  reveal: defineCommand({
    name: `${module.form.id}.reveal`, resource: resourceOf(module.form), action: 'reveal', stepUp: true, input: byId.extend({ reason }),
    handle: async (call, input) => {
      requireReason(input.reason);
      const row = await rowToReveal(call, module, input.id);
      const view = await openView(call, module.form, row);
      if (view.identity === 'open') await countReveal(call, row.id);
      return view;
    },
    refused: (house, context, problem, { id }) => noteQuotaRefusal(house, context, problem, id),
    log: (input, view) => ({ ...logOf(module, 'record.reveal')(input, view), reason: input.reason }),
  }),
  history: defineCommand({
    name: `${module.form.id}.history`, resource: resourceOf(module.form), action: 'read', input: byId,
    handle: async (call, { id }) => {
      const row = await findRow(call, module.form, id);
      return { owner: row.institution_id, entries: await historyOf(call, module.form, row) };
    },
    log: ({ id }, { owner }) => ({ action: 'record.history', resource: module.form.id, recordId: id, ownerInstitutionId: owner }),
  }),
});

/** A record whose identity may be opened, by one's own scope of revealing or by a grant. @throws notFound */
async function rowToReveal(call: Call, module: FormModule, id: string): Promise<RecordRow> {
  const row = await findRow(call, module.form, id);
  if (!mayReveal(call, module.form, row)) throw problems.notFound();
  return row;
}

/** zod knows the shape; the definition knows the cells. */
const asInput = (read: { readonly values: unknown; readonly groups?: unknown }): RecordInput => ({
  values: read.values as RecordInput['values'],
  ...(read.groups !== undefined && { groups: read.groups as NonNullable<RecordInput['groups']> }),
});

/** What follows from all the answers, and from the records that they refer to, joins those given. */
async function withDerived(call: Call, module: FormModule, input: RecordInput, before: Values = {}): Promise<RecordInput> {
  if (module.derive === undefined) return input;
  const values = { ...before, ...input.values };
  const asked = [...idsIn(module.form, { values })];
  const found = await findReferred(call, asked);
  const byCell = new Map(asked.map(({ place, id }) => [place, found.get(id)]));
  return { ...input, values: { ...input.values, ...module.derive(values, (cell) => byCell.get(cell)) } };
}

/** What was written, read back; the files that it brings are its own from now on. */
async function saved(call: Call, { form }: FormModule, id: string, after: RecordInput, before: RecordInput = { values: {} }): Promise<RecordView> {
  await attachFiles(call, form, id, after, before);
  return maskedView(call, form, await findRow(call, form, id));
}

/** @param insert how the checked record is stored; the bench alone gives another, to measure what commitments cost */
export const createCommand = (module: FormModule, insert: typeof insertRecord = insertRecord) => defineCommand({
  name: `${module.form.id}.create`, resource: resourceOf(module.form), action: 'create', input: inputSchema(module.form),
  handle: async (call, given) => {
    requireWritable(call, module, asInput(given));
    const input = await withDerived(call, module, asInput(given));
    await requireValid(call, module, input);
    const record = merge({ values: {}, groups: Object.fromEntries(module.form.groups.map(({ id }) => [id, []])) }, input);
    return saved(call, module, await insert(call, module.form, await ownerOf(call), record, originOf(call)), record);
  },
  log: (input, created) => ({ ...logOf(module, 'record.create')(input, created), details: { folio: created.folio } }),
});

const writeCommands = (module: FormModule) => ({
  create: createCommand(module),
  update: defineCommand({
    name: `${module.form.id}.update`, resource: resourceOf(module.form), action: 'update',
    input: z.strictObject({ ...inputShape(module.form), id: z.uuid(), version: z.number().int() }),
    handle: async (call, given) => {
      const row = await rowToWrite(call, module, given.id, given.version);
      requireWritable(call, module, asInput(given));
      const before = await openIdentity(call, module.form, row);
      const after = merge(before, await withDerived(call, module, asInput(given), before.values));
      await requireValid(call, module, after, { ...before, id: row.id });
      const change = changeBetween(module.form, before, after);
      const fields = fieldsOf(change);
      if (fields.length > 0) await updateRecord(call, module.form, { row, before, after, change }, originOf(call));
      return { view: await saved(call, module, row.id, after, before), fields };
    },
    log: (input, { view, fields }) => ({ ...logOf(module, 'record.update')(input, view), fields }),
  }),
  annul: defineCommand({
    name: `${module.form.id}.annul`, resource: resourceOf(module.form), action: 'annul', input: byId.extend({ version: z.number().int(), reason }),
    handle: async (call, input) => {
      const why = requireReason(input.reason);
      const row = await rowToWrite(call, module, input.id, input.version);
      await updateHouse(call, module.form, row, { '@annulled': why }, { annulled_at: clock.now(), annulled_by: call.context.userId });
      return maskedView(call, module.form, await findRow(call, module.form, row.id));
    },
    log: (input, view) => ({ ...logOf(module, 'record.annul')(input, view), reason: input.reason }),
  }),
  check: defineCommand({
    name: `${module.form.id}.check`, resource: resourceOf(module.form), action: 'create',
    input: z.strictObject({ ...inputShape(module.form), id: z.uuid().optional() }),
    handle: (call, input) => checkInput(call, module, asInput(input), input.id),
    log: { none: 'nothing is stored or shown of any record but folios of the own institution' },
  }),
});

const draftInput = z.strictObject({ id: z.uuid(), values: z.record(z.string(), z.unknown()), groups: z.record(z.string(), z.array(z.unknown())).optional() });
const ownDraft = { none: 'an unfinished capture is seen by its author alone and is not yet a record' } as const;

const draftCommands = ({ form }: FormModule) => ({
  listDrafts: defineCommand({ name: `${form.id}.drafts`, resource: resourceOf(form), action: 'create', input: z.strictObject({}), log: ownDraft, handle: (call) => listDrafts(call, form.id) }),
  readDraft: defineCommand({ name: `${form.id}.draft.read`, resource: resourceOf(form), action: 'create', input: byId, log: ownDraft, handle: (call, { id }) => readDraft(call, form.id, id) }),
  saveDraft: defineCommand({
    name: `${form.id}.draft.save`, resource: resourceOf(form), action: 'create', input: draftInput, log: ownDraft,
    handle: (call, { id, ...input }) => saveDraft(call, form.id, id, input as unknown as RecordInput),
  }),
  dropDraft: defineCommand({ name: `${form.id}.draft.drop`, resource: resourceOf(form), action: 'create', input: byId, log: ownDraft, handle: (call, { id }) => dropDraft(call, id) }),
});

/** Everything that can be asked of a form's records, by screen, API and command line alike. */
export function recordCommands(module: FormModule) {
  const apart = { setStatus: statusCommand(module), why: whyCommand(module), checkValues: checkValuesCommand(module) };
  return { ...readCommands(module), ...writeCommands(module), ...draftCommands(module), ...apart };
}
