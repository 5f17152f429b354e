import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput } from '../commands/index.ts';
import { withContext } from '../db/index.ts';
import { commandRoute, rawRoute, signedIn } from '../http/index.ts';
import { writeLog } from '../log/index.ts';
import { importCommands } from './commands.ts';
import { correctedWorkbook } from './corrected.ts';
import type { ImportModule } from './mapping.ts';
import { mappingsOutput, receivedOutput, runOutput } from './outputs.ts';
import { receiveFile } from './receive.ts';

const policy = { resource: 'record', action: 'import' } as const;
const bytes = 'application/octet-stream';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const uploadInput = z.object({ form: z.string().max(80), name: z.string().min(1).max(200), mapping: z.string().max(60).optional() });

/** The body is a file: it is stored as it arrives, never gathered in memory. */
function uploadRoute(app: FastifyInstance, modules: readonly ImportModule[]): void {
  app.addContentTypeParser(bytes, (_request, payload, done) => { done(null, payload); });
  const info = { method: 'POST', path: '/api/v1/imports', summary: 'Send a spreadsheet to be imported', policy, status: 201, input: uploadInput, output: receivedOutput, consumes: bytes } as const;
  rawRoute(app, info, async (request, reply) => {
    const { form, name, mapping } = readInput(uploadInput, request.query);
    const id = await receiveFile(app.house, signedIn(request), modules, { form, name, mapping, queued: true }, request.body as AsyncIterable<Buffer>);
    return reply.code(201).send({ id });
  });
}

function correctedRoute(app: FastifyInstance, modules: readonly ImportModule[]): void {
  const info = { method: 'GET', path: '/api/v1/imports/:id/corrected.xlsx', summary: 'The rows that were not taken, with what to correct', policy, produces: xlsx } as const;
  rawRoute(app, info, async (request, reply) => {
    const context = signedIn(request);
    const { id } = readInput(z.object({ id: z.uuid() }), request.params);
    const output = await correctedWorkbook(app.house, context, modules, id);
    await withContext(app.house, context, (tx) => writeLog(tx, context, { action: 'import.corrected', resource: 'import', details: { import: id } }));
    return reply.type(xlsx).header('content-disposition', 'attachment; filename="por-corregir.xlsx"').send(output);
  });
}

/** Imports of every form. */
export async function importRoutes(app: FastifyInstance, modules: readonly ImportModule[]): Promise<void> {
  const commands = importCommands(modules);
  const one = '/api/v1/imports/:id';
  // In a scope of its own: no other route takes bytes for a body.
  await app.register(async (scope) => uploadRoute(scope, modules));
  correctedRoute(app, modules);
  commandRoute(app, { method: 'GET', path: '/api/v1/imports', summary: 'Imports of the own institution, newest first', command: commands.list, output: z.array(runOutput) });
  commandRoute(app, { method: 'GET', path: one, summary: 'How an import stands', command: commands.read, output: runOutput });
  commandRoute(app, { method: 'PUT', path: `${one}/mapping`, summary: 'Relate columns and values, and read the file again', command: commands.map, output: runOutput });
  commandRoute(app, { method: 'POST', path: `${one}/apply`, summary: 'Apply all rows or the good ones', command: commands.apply, output: runOutput, status: 202 });
  commandRoute(app, { method: 'POST', path: `${one}/undo`, summary: 'Take an applied import back', command: commands.undo, output: runOutput });
  commandRoute(app, { method: 'POST', path: `${one}/discard`, summary: 'Leave an import that was not applied', command: commands.discard, output: runOutput });
  commandRoute(app, { method: 'GET', path: '/api/v1/import-mappings', summary: 'Mappings that may be used for a form', command: commands.mappings, output: mappingsOutput });
}
