import { cellsOf, clearCells, type Form, type Group } from '@sintra/definition';
import { exportWriter, type ExportSummary } from '@sintra/projections/excel';
import type { Readable } from 'node:stream';
import { openSecret, takeApproved } from '../approvals/index.ts';
import { catalogsOf } from '../catalogs/index.ts';
import { clock } from '../clock/index.ts';
import { logRefusal, type Call } from '../commands/index.ts';
import { withContext, type Context } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { writeLog } from '../log/index.ts';
import { readableClasses, requireRight, resourceOf, type Scope } from '../permissions/index.ts';
import { Problem, problems } from '../problems/index.ts';
import { dimensionOf, searchTrace, whereOf, type Filters, type FormModule } from '../records/index.ts';
import { exportProblems, takeLane } from './lanes.ts';
import { writeRows } from './rows.ts';

export interface ExportRequest {
  readonly format: 'xlsx' | 'csv';
  readonly filters: Filters;
}

/** An export with identity that another person allowed: its request, used up here. */
export interface ApprovedExport {
  readonly request: string;
}

export interface Export {
  readonly format: 'xlsx' | 'csv';
  /** The file, written as it is read. Breaks off with an error if the rest cannot be had: never a file that looks whole. */
  readonly output: Readable;
  /** Count and hash of what was written. */
  readonly done: Promise<ExportSummary>;
}

/**
 * The cells an exporter sees: clear ones of the classes that their roles read; sealed ones too with `identity`. Others are absent,
 * never masked.
 */
export function visibleCells({ form }: FormModule, identity: boolean, { roles }: Pick<Context, 'roles'>): ReadonlySet<string> {
  const seen = readableClasses(roles, form);
  const shown = (source: Form | Group) => (identity ? cellsOf(source) : clearCells(source)).filter(({ field }) => seen.has(field.sensitivity));
  return new Set([...shown(form).map(({ id }) => id), ...form.groups.flatMap((group) => shown(group).map(({ id }) => `${group.id}.${id}`))]);
}

export async function inWords(house: House, context: Context, module: FormModule, filters: Filters): Promise<string> {
  const catalogs = await catalogsOf(house);
  const parts = Object.entries(filters.by).map(([id, values]) => {
    const { label, catalog } = dimensionOf(module, id, context);
    const words = values.map((code) => catalogs.get(catalog ?? '')?.get(code)?.label.es ?? code);
    return `${label.es}: ${words.join(', ')}`;
  });
  return parts.length === 0 && filters.q === undefined ? 'Todos los registros' : [...parts, ...(filters.q === undefined ? [] : ['búsqueda por palabra'])].join('; ');
}

const logged = (house: House, context: Context, module: FormModule, action: string, details: Record<string, unknown>): Promise<void> =>
  withContext(house, context, (tx) => writeLog(tx, context, { action, resource: module.form.id, details }));

/** What will be exported, once it is known that it may. */
interface Order extends ExportRequest {
  readonly identity: boolean;
  readonly scope: Scope;
  readonly details: Record<string, unknown>;
}

async function plainOrder(house: House, context: Context, { format, filters }: ExportRequest, scope: Scope): Promise<Order> {
  const details = { format, filters: filters.by, ...(await searchTrace(house, context, filters.q)), identity: false };
  return { scope, format, filters, identity: false, details };
}

/** Records that meet the filters now. */
async function countNow(call: Call, module: FormModule, filters: Filters): Promise<number> {
  const { where } = await whereOf(call, module, filters);
  const [row] = await call.tx<{ count: number }[]>`select count(*)::integer as count from ${call.tx(module.form.table)} r where ${where}`;
  return row?.count ?? 0;
}

/**
 * Uses the approved request up, and logs it in the same transaction: it serves once, whatever becomes of the file.
 * @throws forbidden, notFound, notApproved, requestRefused, requestExpired, useExpired, alreadyUsed, exportGrew
 */
async function approvedOrder(house: House, context: Context, module: FormModule, { request }: ApprovedExport): Promise<Order> {
  const scope = requireRight(context, resourceOf(module.form), 'export_identity');
  return withContext(house, context, async (tx) => {
    const call: Call = { house, tx, context, scope };
    const row = await takeApproved(call, 'export', request);
    if (row.form !== module.form.id) throw problems.notFound();
    const { format, by, annulled } = row.details as { format: 'xlsx' | 'csv'; by: Record<string, string[]>; annulled: boolean };
    const filters: Filters = { by, annulled, q: await openSecret(call, row) };
    const now = await countNow(call, module, filters);
    if (now > row.records) throw exportProblems.exportGrew({ approved: row.records, now });
    const details = { format, filters: by, ...(await searchTrace(house, context, filters.q)), identity: true, request: row.number, approvedBy: row.decided_by };
    await writeLog(tx, context, { action: 'record.export', resource: module.form.id, details, reason: row.reason });
    return { scope, format, filters, identity: true, details };
  });
}

async function allowed(house: House, context: Context, module: FormModule): Promise<Scope> {
  try {
    return requireRight(context, resourceOf(module.form), 'export');
  } catch (error) {
    if (error instanceof Problem && error.status === 403) await logRefusal(house, context, `${module.form.id}.export`, error);
    throw error;
  }
}

/** The work of an export that has its place. */
async function startExport(house: House, context: Context, module: FormModule, request: ExportRequest | ApprovedExport): Promise<Export> {
  const scope = await allowed(house, context, module);
  const order = 'request' in request ? await approvedOrder(house, context, module, request) : await plainOrder(house, context, request, scope);
  const { format, filters, identity, details } = order;
  const filter = await inWords(house, context, module, filters);
  if (!identity) await logged(house, context, module, 'record.export', details);
  const visible = visibleCells(module, identity, context);
  const about = { user: context.userName, institution: context.institutionName, filter, at: clock.now() };
  const writer = exportWriter(module.form, { format, catalogs: await catalogsOf(house), about, visible });
  const write = async (): Promise<ExportSummary> => {
    await withContext(house, context, (tx) =>
      writeRows({ call: { house, tx, context, scope: order.scope }, module, filters, identity, writer }, format === 'xlsx'), { snapshot: true });
    const summary = await writer.finish();
    await logged(house, context, module, 'record.exported', { ...details, rows: summary.rows, groups: summary.groups, sha256: summary.sha256 });
    return summary;
  };
  const done = write();
  done.catch((error: unknown) => writer.abort(error instanceof Error ? error : new Error('export failed')));
  return { format, output: writer.output, done };
}

/**
 * Exports the records that meet the filters from one moment of the database, in constant memory. The log says it before the
 * first byte, and says count and hash after the last. Sealed cells only under a request that another person allowed.
 * @throws forbidden, exportsBusy, and what stands in the way of using the request
 */
export async function exportRecords(house: House, context: Context, module: FormModule, request: ExportRequest | ApprovedExport): Promise<Export> {
  const leave = takeLane(house);
  try {
    const started = await startExport(house, context, module, request);
    started.done.then(leave, leave);
    return started;
  } catch (error) {
    leave();
    throw error;
  }
}
