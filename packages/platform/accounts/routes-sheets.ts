import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { readInput, run, type Command } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { examine } from '@sintra/platform/files';
import { rawRoute, signedIn } from '@sintra/platform/http';
import { readBytes } from './bytes.ts';
import { exportInstitutionsCommand, importInstitutions, institutionTemplateCommand } from './institutions-sheet.ts';
import { sheetReport } from './sheet-plan.ts';
import { exportUsersCommand, importUsers, invitationsWorkbook, userTemplateCommand } from './users-sheet.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MEGABYTES = 2;

const attach = (reply: FastifyReply, name: string, bytes: Uint8Array) =>
  reply.type(XLSX).header('content-disposition', `attachment; filename="${name}.xlsx"`).header('x-content-type-options', 'nosniff').send(Buffer.from(bytes));

interface Kind {
  readonly path: string;
  readonly what: string;
  readonly resource: 'user' | 'institution';
  readonly file: string;
  readonly list: (house: House, context: Context) => Promise<Uint8Array>;
  readonly template: Command<Record<string, never>, Uint8Array>;
  readonly bring: (house: House, context: Context, asked: { content: Buffer; fileName: string; apply: boolean }) => Promise<object>;
}

const query = z.object({ apply: z.enum(['true', 'false']).default('false').transform((text) => text === 'true'), name: z.string().trim().min(1).max(200).default('archivo.xlsx') });

/** The links of those invited travel in a workbook of their own, this once. */
async function bringUsers(house: House, context: Context, asked: { content: Buffer; fileName: string; apply: boolean }) {
  const { invitations, ...report } = await importUsers(house, context, asked);
  return { ...report, invitations: invitations.length === 0 ? null : Buffer.from(await invitationsWorkbook(invitations)).toString('base64') };
}

const kinds: readonly Kind[] = [
  { path: '/api/v1/users', what: 'accounts', resource: 'user', file: 'personas-usuarias', list: async (house, context) => (await run(house, context, exportUsersCommand, {})).book, template: userTemplateCommand, bring: bringUsers },
  { path: '/api/v1/institutions', what: 'institutions', resource: 'institution', file: 'instituciones', list: (house, context) => run(house, context, exportInstitutionsCommand, {}), template: institutionTemplateCommand, bring: importInstitutions },
];

function kindRoutes(app: FastifyInstance, { path, what, resource, file, list, template, bring }: Kind): void {
  const policy = { resource, action: 'manage' } as const;
  rawRoute(app, { method: 'GET', path: `${path}/export.xlsx`, summary: `The list of ${what} as a workbook`, policy, produces: XLSX }, async (request, reply) => attach(reply, file, await list(app.house, signedIn(request))));
  rawRoute(app, { method: 'GET', path: `${path}/template.xlsx`, summary: `An empty workbook for ${what}`, policy, produces: XLSX }, async (request, reply) => attach(reply, `plantilla-${file}`, await run(app.house, signedIn(request), template, {})));
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => { done(null, payload); });
    const output = resource === 'user' ? sheetReport.extend({ invitations: z.string().nullable() }) : sheetReport;
    rawRoute(scope, { method: 'POST', path: `${path}/import`, summary: `Check or apply a workbook of ${what}`, policy, input: query, output, consumes: 'application/octet-stream' }, async (request) => {
      const { apply, name } = readInput(query, request.query);
      const content = await readBytes(request.body, MEGABYTES);
      await examine(app.house.config.scanner, name, content);
      return bring(app.house, signedIn(request), { content, fileName: name, apply });
    });
  });
}

/** Accounts and institutions in and out as workbooks. */
export function sheetRoutes(app: FastifyInstance): void {
  for (const kind of kinds) kindRoutes(app, kind);
}
