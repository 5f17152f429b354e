import { z } from 'zod';
import { defineCommand, type Call } from '../commands/index.ts';
import { requireReason } from '../records/index.ts';
import { mappingSchema, type ImportModule, type Mapping } from './mapping.ts';
import { findMapping, listMappings, requireUsable, saveMapping } from './mappings.ts';
import { moduleOf } from './modules.ts';
import { importProblems } from './problems.ts';
import { changeRun, readRun, runRows, runView, type RunRow, type RunView } from './runs.ts';
import { dropStaging } from './staging.ts';
import { sealWords } from './sealed-words.ts';
import { undoRun } from './undo.ts';

const byId = z.strictObject({ id: z.uuid() });
const right = { resource: 'record', action: 'import' } as const;
const ownWork = { none: 'shows one’s own unfinished work; files, applied runs and undone ones are logged' } as const;

/** Wakes the worker once this transaction is committed. */
async function queue({ tx }: Call, id: string, wanted: 'stage' | 'apply_all' | 'apply_good'): Promise<void> {
  await tx`update import_run set wanted = ${wanted}, attempts = 0, heartbeat_at = null where id = ${id}`;
  await tx`select pg_notify('import_run', ${id})`;
}

type Modules = readonly ImportModule[];

const view = async ({ tx, house, context }: Call, modules: Modules, id: string): Promise<RunView> => runView(await readRun(tx, id, house, context), context, modules);

/** A run that waits for somebody's decision. @throws notFound, notStaged */
async function waitingRun({ tx, house, context }: Call, id: string, states: readonly RunRow['state'][]): Promise<RunRow> {
  await tx`select id from import_run where id = ${id} for update`;
  const run = await readRun(tx, id, house, context);
  if (!states.includes(run.state)) throw importProblems.notStaged({ state: stateWords[run.state] });
  return run;
}

const stateWords: Readonly<Record<RunRow['state'], string>> = {
  received: 'recibida', reading: 'leyéndose', mapping: 'faltan columnas por relacionar', validating: 'en revisión', staged: 'revisada', applying: 'aplicándose',
  applied: 'aplicada', undone: 'deshecha', failed: 'detenida por un problema', discarded: 'descartada',
};

const readCommands = (modules: Modules) => ({
  list: defineCommand({
    name: 'import.list', ...right, input: z.strictObject({ form: z.string().max(80).optional() }), log: ownWork,
    handle: async ({ tx, context, scope }, { form }) => {
      // Whoever works for the nation also sees what they sent on behalf of another institution, which stands among that one's.
      const rows = await tx<RunRow[]>`${runRows(tx)} where (r.user_institution_id = ${context.institutionId}${scope === 'national' ? tx` or r.user_id = ${context.userId}` : tx``})
        and (${form ?? null}::text is null or r.form = ${form ?? null}) order by r.received_at desc limit 100`;
      // The list says how each stands; what was understood and found is in each one.
      return rows.map((row) => ({ ...runView({ ...row, report: null }, context, modules), understood: null, report: null, mapping: null }));
    },
  }),
  read: defineCommand({ name: 'import.read', ...right, input: byId, log: ownWork, handle: (call, { id }) => view(call, modules, id) }),
});

const mappingCommands = (modules: Modules) => ({
  mappings: defineCommand({
    name: 'import.mappings', ...right, input: z.strictObject({ form: z.string().max(80) }), log: ownWork,
    handle: ({ tx, context }, { form }) => listMappings(tx, context, moduleOf(modules, form)),
  }),
  map: defineCommand({
    name: 'import.map', ...right,
    input: z.strictObject({ id: z.uuid(), mapping: z.union([mappingSchema, z.string().max(60)]), saveAs: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/).optional() }),
    log: (input, run: RunView) => ({ action: 'import.mapped', resource: run.form, details: { import: run.id, ...(input.saveAs !== undefined && { saveAs: input.saveAs }) } }),
    handle: async (call, input) => {
      const run = await waitingRun(call, input.id, ['mapping', 'staged', 'failed']);
      const module = moduleOf(modules, run.form);
      const mapping: Mapping = typeof input.mapping === 'string' ? await findMapping(call.tx, call.context, module, input.mapping) : input.mapping;
      await requireUsable(call.house, module, mapping);
      if (input.saveAs !== undefined) await saveMapping(call.tx, call.context, module, input.saveAs, mapping);
      await changeRun(call.tx, run.id, await sealWords(call.house, run, { mapping, state: 'received', problem: null, report: null }));
      await queue(call, run.id, 'stage');
      return view(call, modules, run.id);
    },
  }),
});

const decideCommands = (modules: Modules) => ({
  apply: defineCommand({
    name: 'import.apply', ...right, stepUp: true, input: byId.extend({ which: z.enum(['all', 'good']) }),
    log: { none: 'the worker logs what it applied, in the transaction that writes it' },
    handle: async (call, { id, which }) => {
      const run = await waitingRun(call, id, ['staged']);
      const rejected = run.report?.toCorrect ?? 0;
      if (which === 'all' && rejected > 0) throw importProblems.rowsRejected({ rejected });
      if (rejected === run.done) throw importProblems.nothingToApply();
      await changeRun(call.tx, id, { state: 'applying', problem: null });
      await queue(call, id, which === 'all' ? 'apply_all' : 'apply_good');
      return view(call, modules, id);
    },
  }),
  discard: defineCommand({
    name: 'import.discard', ...right, input: byId, log: (_input, run: RunView) => ({ action: 'import.discarded', resource: run.form, details: { import: run.id } }),
    handle: async (call, { id }) => {
      await waitingRun(call, id, ['mapping', 'staged', 'failed']);
      await dropStaging(call.tx, id);
      await changeRun(call.tx, id, { state: 'discarded', wanted: null });
      return view(call, modules, id);
    },
  }),
  undo: defineCommand({
    name: 'import.undo', ...right, input: byId.extend({ reason: z.string().trim().max(2000) }),
    log: { none: 'logged in its own words, with one entry for each record' },
    handle: async (call, { id, reason }) => {
      const why = requireReason(reason);
      const run = await readRun(call.tx, id, call.house, call.context);
      await undoRun(call, moduleOf(modules, run.form), id, why);
      return view(call, modules, id);
    },
  }),
});

/** What people do with imports besides sending the file. */
export const importCommands = (modules: Modules) => ({ ...readCommands(modules), ...mappingCommands(modules), ...decideCommands(modules) });
