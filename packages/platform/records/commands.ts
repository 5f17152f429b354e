import type { RecordInput } from '@sintra/definition';
import { inputSchema, inputShape } from '@sintra/projections/validation';
import { z } from 'zod';
import { defineCommand, type Call } from '../commands/index.ts';
import { problems } from '../problems/index.ts';
import { dropDraft, listDrafts, readDraft, saveDraft } from './drafts.ts';
import { dimensionsOf } from './filters.ts';
import { filterInput, filtersOf } from './filter-input.ts';
import { historyOf } from './history.ts';
import { checkInput, requireValid } from './judge.ts';
import { countRecords, listRecords } from './list.ts';
import type { FormModule } from './module.ts';
import { requireReason, requireWritten, rowToWrite } from './guards.ts';
import { resourceOf } from '../permissions/index.ts';
import { findRow, maskedView, openIdentity, openView, type Origin, type RecordRow, type RecordView } from './read.ts';
import { statusCommand } from './status.ts';
import { changeBetween, fieldsOf, insertRecord, merge, updateRecord, type Owner } from './write.ts';

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
    handle: (call, input) => listRecords(call, module, filtersOf(input), { after: input.after as string | undefined, limit: input.limit as number, columns: input.columns as string[] | undefined }),
    log: (input, page) => ({ action: 'record.list', resource: module.form.id, details: { filters: filtersOf(input).by, searched: input.q !== undefined, shown: page.items.length } }),
  }),
  count: defineCommand({
    name: `${module.form.id}.count`, resource: resourceOf(module.form), action: 'count',
    input: filterInput({ by: z.string().default('').transform((text) => text.split(',').filter(Boolean).slice(0, 4)) }),
    handle: (call, input) => countRecords(call, module, input.by as string[], filtersOf(input)),
    log: { none: 'figures name nobody; the lists behind them are logged' },
  }),
  dimensions: defineCommand({
    name: `${module.form.id}.dimensions`, resource: resourceOf(module.form), action: 'count', input: z.strictObject({}),
    handle: async () => [...dimensionsOf(module).values()].map(({ expression: _sql, ...shown }) => shown),
    log: { none: 'describes the form, reads no record' },
  }),
  read: defineCommand({
    name: `${module.form.id}.read`, resource: resourceOf(module.form), action: 'read', input: byId,
    handle: async (call, { id }) => maskedView(call, module.form, await findRow(call.tx, module.form, id)),
    log: logOf(module, 'record.read'),
  }),
  reveal: defineCommand({
    name: `${module.form.id}.reveal`, resource: resourceOf(module.form), action: 'reveal', input: byId.extend({ reason }),
    handle: async (call, input) => {
      requireReason(input.reason);
      return openView(call, module.form, await ownRow(call, module, input.id));
    },
    log: (input, view) => ({ ...logOf(module, 'record.reveal')(input, view), reason: input.reason }),
  }),
  history: defineCommand({
    name: `${module.form.id}.history`, resource: resourceOf(module.form), action: 'read', input: byId,
    handle: async (call, { id }) => historyOf(call, module.form, await findRow(call.tx, module.form, id)),
    log: ({ id }) => ({ action: 'record.history', resource: module.form.id, recordId: id }),
  }),
});

/** A record whose identity may be opened: scope institution means one's own, whatever else row security lets through. */
async function ownRow(call: Call, module: FormModule, id: string): Promise<RecordRow> {
  const row = await findRow(call.tx, module.form, id);
  if (call.scope === 'institution' && row.institution_id !== call.context.institutionId) throw problems.notFound();
  return row;
}

/** zod knows the shape; the definition knows the cells. */
const asInput = (read: { readonly values: unknown; readonly groups?: unknown }): RecordInput => ({
  values: read.values as RecordInput['values'],
  ...(read.groups !== undefined && { groups: read.groups as NonNullable<RecordInput['groups']> }),
});

const withDerived = (module: FormModule, input: RecordInput): RecordInput =>
  module.derive === undefined ? input : { ...input, values: { ...input.values, ...module.derive(input.values) } };

const writeCommands = (module: FormModule) => ({
  create: defineCommand({
    name: `${module.form.id}.create`, resource: resourceOf(module.form), action: 'create', input: inputSchema(module.form),
    handle: async (call, given) => {
      const input = withDerived(module, asInput(given));
      await requireValid(call, module, input);
      const record = merge({ values: {}, groups: Object.fromEntries(module.form.groups.map(({ id }) => [id, []])) }, input);
      const id = await insertRecord(call, module.form, await ownerOf(call), record, originOf(call));
      return maskedView(call, module.form, await findRow(call.tx, module.form, id));
    },
    log: (input, view) => ({ ...logOf(module, 'record.create')(input, view), fields: [...Object.keys(input.values), ...Object.keys(input.groups ?? {})] }),
  }),
  update: defineCommand({
    name: `${module.form.id}.update`, resource: resourceOf(module.form), action: 'update',
    input: z.strictObject({ ...inputShape(module.form), id: z.uuid(), version: z.number().int() }),
    handle: async (call, given) => {
      const row = await rowToWrite(call, module, given.id, given.version);
      const before = await openIdentity(call, module.form, row);
      const after = merge(before, withDerived(module, asInput(given)));
      await requireValid(call, module, after);
      const change = changeBetween(module.form, before, after);
      const fields = fieldsOf(change);
      if (fields.length > 0) await updateRecord(call, module.form, { row, before, after, change }, originOf(call));
      return { view: await maskedView(call, module.form, await findRow(call.tx, module.form, row.id)), fields };
    },
    log: (input, done) => ({ ...logOf(module, 'record.update')(input, done.view), fields: done.fields }),
  }),
  annul: defineCommand({
    name: `${module.form.id}.annul`, resource: resourceOf(module.form), action: 'annul', input: byId.extend({ version: z.number().int(), reason }),
    handle: async (call, input) => {
      const why = requireReason(input.reason);
      const row = await rowToWrite(call, module, input.id, input.version);
      const done = await call.tx`update ${call.tx(module.form.table)} set annulled_at = now(), annulled_by = ${call.context.userId}, annulled_reason = ${why},
        version = version + 1, updated_by = ${call.context.userId}, updated_at = now() where institution_id = ${row.institution_id} and id = ${row.id} and version = ${row.version}`;
      requireWritten(done, row);
      return maskedView(call, module.form, await findRow(call.tx, module.form, row.id));
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
  return { ...readCommands(module), ...writeCommands(module), ...draftCommands(module), setStatus: statusCommand(module) };
}

export type RecordCommands = ReturnType<typeof recordCommands>;
