import { domainOf } from '@sintra/definition';
import { writeTemplate } from '@sintra/projections/excel';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { catalogsOf } from '../catalogs/index.ts';
import { clock } from '../clock/index.ts';
import { readInput } from '../commands/index.ts';
import { withContext } from '../db/index.ts';
import { commandRoute, rawRoute, signedIn } from '../http/index.ts';
import { writeLog } from '../log/index.ts';
import { resourceOf } from '../permissions/index.ts';
import { filterInput, filtersOf, type FormModule } from '../records/index.ts';
import { approvalOutput } from '../approvals/index.ts';
import { exportRecords } from './export.ts';
import { exportProblems } from './lanes.ts';
import { decideExport, listExportRequests, requestExportCommand } from './requests.ts';

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;
const input = filterInput({ identity: z.enum(['true', 'false']).optional(), request: z.uuid().optional() });

const asFile = (reply: FastifyReply, name: string, format: 'xlsx' | 'csv'): FastifyReply =>
  reply.type(types[format]).header('content-disposition', `attachment; filename="${name}.${format}"`);

function exportRoute(app: FastifyInstance, module: FormModule, format: 'xlsx' | 'csv'): void {
  const info = { method: 'GET', path: `/api/v1/${module.form.path}/export.${format}`, summary: `Export as ${format}`, policy: { resource: resourceOf(module.form), action: 'export' }, stepUp: true, produces: types[format], input } as const;
  rawRoute(app, info, async (request, reply) => {
    const asked = readInput(input, request.query);
    const approved = asked['request'] as string | undefined;
    if (asked['identity'] === 'true' && approved === undefined) throw exportProblems.exportNeedsApproval();
    const { output, done, format: written } = await exportRecords(app.house, signedIn(request), module, approved === undefined ? { format, filters: filtersOf(asked) } : { request: approved });
    done.catch((error: Error) => request.log.warn({ name: error.name }, 'export broke off'));
    return asFile(reply, `${module.form.path}-${clock.today()}`, written).send(output);
  });
}

/** What is asked for and allowed, whatever the form. */
export function exportRequestRoutes(app: FastifyInstance): void {
  const path = '/api/v1/export-requests';
  commandRoute(app, { method: 'GET', path, summary: 'Requests to export with identity', command: listExportRequests, output: z.array(approvalOutput) });
  commandRoute(app, { method: 'POST', path: `${path}/:id/decision`, summary: 'Allow or refuse another person’s request', command: decideExport, output: approvalOutput, answer: ({ view }) => view });
}

/** Template and exports of a form's records. */
export function exportRoutes(app: FastifyInstance, module: FormModule): void {
  if (domainOf(module.form) === 'people') {
    commandRoute(app, {
      method: 'POST', path: `/api/v1/${module.form.path}/export-requests`, summary: 'Ask to export with identity', command: requestExportCommand(module), output: approvalOutput, status: 201,
    });
  }
  exportRoute(app, module, 'xlsx');
  exportRoute(app, module, 'csv');
  const path = `/api/v1/${module.form.path}/template.xlsx`;
  rawRoute(app, { method: 'GET', path, summary: 'Template of the form', policy: { resource: resourceOf(module.form), action: 'import' }, produces: types.xlsx }, async (request, reply) => {
    const context = signedIn(request);
    const file = await writeTemplate(module.form, await catalogsOf(app.house), { user: context.userName, institution: context.institutionName });
    await withContext(app.house, context, (tx) => writeLog(tx, context, { action: 'record.template', resource: module.form.id }));
    return asFile(reply, `plantilla-${module.form.path}`, 'xlsx').send(Buffer.from(file));
  });
}
