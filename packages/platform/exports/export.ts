import { cellsOf, clearCells, type Form, type Group } from '@sintra/definition';
import { exportWriter, type ExportSummary } from '@sintra/projections/excel';
import type { Readable } from 'node:stream';
import { catalogsOf } from '../catalogs/index.ts';
import { clock } from '../clock/index.ts';
import { logRefusal } from '../commands/index.ts';
import { withContext, type Context } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { writeLog } from '../log/index.ts';
import { readableClasses, requireRight, resourceOf, type Scope } from '../permissions/index.ts';
import { Problem } from '../problems/index.ts';
import { dimensionOf, requireReason, searchTrace, type Filters, type FormModule } from '../records/index.ts';
import { takeLane } from './lanes.ts';
import { writeRows } from './rows.ts';

export interface ExportRequest {
  readonly format: 'xlsx' | 'csv';
  readonly filters: Filters;
  /** Sealed cells too: a right apart, with a reason that stays in the log. */
  readonly identity?: boolean;
  readonly reason?: string | undefined;
}

export interface Export {
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

async function inWords(house: House, context: Context, module: FormModule, filters: Filters): Promise<string> {
  const catalogs = await catalogsOf(house);
  const parts = Object.entries(filters.by).map(([id, values]) => {
    const { label, catalog } = dimensionOf(module, id, context);
    const words = values.map((code) => catalogs.get(catalog ?? '')?.get(code)?.label.es ?? code);
    return `${label.es}: ${words.join(', ')}`;
  });
  return parts.length === 0 && filters.q === undefined ? 'Todos los registros' : [...parts, ...(filters.q === undefined ? [] : ['búsqueda por palabra'])].join('; ');
}

const logged = (house: House, context: Context, module: FormModule, action: string, details: Record<string, unknown>, reason?: string): Promise<void> =>
  withContext(house, context, (tx) => writeLog(tx, context, { action, resource: module.form.id, details, ...(reason !== undefined && { reason }) }));

/** The right, and for identity the second right and its reason. @throws forbidden, reasonNeeded */
function allow(context: Context, module: FormModule, request: ExportRequest): Scope {
  const scope = requireRight(context, resourceOf(module.form), 'export');
  if (request.identity !== true) return scope;
  requireReason(request.reason ?? '');
  return requireRight(context, resourceOf(module.form), 'export_identity');
}

async function allowed(house: House, context: Context, module: FormModule, request: ExportRequest): Promise<Scope> {
  try {
    return allow(context, module, request);
  } catch (error) {
    if (error instanceof Problem && error.status === 403) await logRefusal(house, context, `${module.form.id}.export`, error);
    throw error;
  }
}

/** The work of an export that has its place. */
async function startExport(house: House, context: Context, module: FormModule, request: ExportRequest): Promise<Export> {
  const scope = await allowed(house, context, module, request);
  const { format, filters } = request;
  const identity = request.identity === true;
  const details = { format, filters: filters.by, ...(await searchTrace(house, context, filters.q)), identity };
  const filter = await inWords(house, context, module, filters);
  await logged(house, context, module, 'record.export', details, request.reason);
  const visible = visibleCells(module, identity, context);
  const about = { user: context.userName, institution: context.institutionName, filter, at: clock.now() };
  const writer = exportWriter(module.form, { format, catalogs: await catalogsOf(house), about, visible });
  const write = async (): Promise<ExportSummary> => {
    await withContext(house, context, (tx) =>
      writeRows({ call: { house, tx, context, scope }, module, filters, identity, writer }, format === 'xlsx'), { snapshot: true });
    const summary = await writer.finish();
    await logged(house, context, module, 'record.exported', { ...details, rows: summary.rows, groups: summary.groups, sha256: summary.sha256 });
    return summary;
  };
  const done = write();
  done.catch((error: unknown) => writer.abort(error instanceof Error ? error : new Error('export failed')));
  return { output: writer.output, done };
}

/**
 * Exports the records that meet the filters from one moment of the database, in constant memory. The log says it before the
 * first byte, and says count and hash after the last.
 * @throws forbidden, reasonNeeded, exportsBusy
 */
export async function exportRecords(house: House, context: Context, module: FormModule, request: ExportRequest): Promise<Export> {
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
