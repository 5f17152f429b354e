import { domainOf } from '@sintra/definition';
import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { clock } from '../clock/index.ts';
import { readInput, type Call } from '../commands/index.ts';
import { withContext } from '../db/index.ts';
import { dropFile, mediaOf, readFile, sniffed, storeFile } from '../files/index.ts';
import { rawRoute, signedIn } from '../http/index.ts';
import { writeLog } from '../log/index.ts';
import { readableClasses, requireRight, resourceOf, writableClasses } from '../permissions/index.ts';
import { problems } from '../problems/index.ts';
import { attachedIn, fileCell, fileNames, hasFiles, type FileName } from './attachments.ts';
import type { FormModule } from './module.ts';
import { findRow, maskedView, type RecordRow } from './read.ts';

/** Most bytes of one attachment (design page §6, files). */
const MOST_ATTACHED = 25 * 1024 * 1024;
/** A capture may stay unfinished for thirty days; a file that no record was saved with is then nobody's. */
const LOOSE_DAYS = 31;

const bytes = 'application/octet-stream';
const uploadInput = z.object({ cell: z.string().max(80), name: z.string().trim().min(1).max(200) });
const sentOutput = z.object({ id: z.uuid(), name: z.string(), size: z.int() }).meta({ id: 'SentFile' });

/** The body is a file for one cell: sealed as it arrives, and nobody's until a record is saved with its id. */
function uploadRoute(app: FastifyInstance, { form }: FormModule): void {
  app.addContentTypeParser(bytes, (_request, payload, done) => { done(null, payload); });
  const policy = { resource: resourceOf(form), action: 'create' } as const;
  rawRoute(app, { method: 'POST', path: `/api/v1/${form.path}/files`, summary: 'Send a file for a cell, before the record is saved with its id', policy, status: 201, input: uploadInput, output: sentOutput, consumes: bytes }, async (request, reply) => {
    const context = signedIn(request);
    const { cell: asked, name } = readInput(uploadInput, request.query);
    const cell = fileCell(form, asked);
    if (cell === undefined || !writableClasses(context.roles, form).has(cell.field.sensitivity)) throw problems.notFound();
    const loose = new Date(clock.now().getTime() - LOOSE_DAYS * 86_400_000);
    await withContext(app.house, context, (tx) => tx`delete from stored_file where institution_id = ${context.institutionId} and user_id = ${context.userId}
      and form is not null and record_id is null and stored_at < ${loose}`);
    const attachment = { form: form.id, cell: cell.id, work: domainOf(form) === 'work' };
    const stored = await storeFile(app.house, context, { name, limit: MOST_ATTACHED, attachment }, sniffed(request.body as AsyncIterable<Buffer>, name));
    const logging = withContext(app.house, context, (tx) => writeLog(tx, context, {
      action: 'file.received', resource: form.id, fields: [cell.id], details: { file: stored.id, size: stored.size, sha256: stored.sha256.toString('hex') },
    }));
    await logging.catch(async (error: unknown) => {
      await dropFile(app.house, context, stored.id);
      throw error;
    });
    return reply.code(201).send({ id: stored.id, name: stored.name, size: stored.size });
  });
}

const oneFile = z.object({ id: z.uuid(), file: z.uuid() });

/** The file's name, when the reader sees the record and the cell that holds it. @throws notFound */
async function reachFile(call: Call, { form }: FormModule, row: RecordRow, file: string): Promise<FileName & { readonly cell: string }> {
  const view = await maskedView(call, form, row);
  const found = attachedIn(form, view).find(({ id }) => id === file);
  const named = found === undefined ? undefined : (await fileNames(call, form, row.id, view))[file];
  if (found === undefined || named === undefined || !readableClasses(call.context.roles, form).has(found.cell.field.sensitivity)) throw problems.notFound();
  return { ...named, cell: found.cell.id };
}

/** RFC 6266: a name in any script, and one for old programs. */
const disposition = (name: string): string =>
  `attachment; filename="${name.normalize('NFD').replace(/[^\w. -]/g, '')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

/** Always something to keep, never a page of this origin. */
function downloadRoute(app: FastifyInstance, module: FormModule): void {
  const policy = { resource: resourceOf(module.form), action: 'read' } as const;
  rawRoute(app, { method: 'GET', path: `/api/v1/${module.form.path}/:id/files/:file`, summary: 'Download a file of a record', policy, input: oneFile, produces: bytes }, async (request, reply) => {
    const context = signedIn(request);
    const { id, file } = readInput(oneFile, request.params);
    const scope = requireRight(context, policy.resource, policy.action);
    const found = await withContext(app.house, context, async (tx) => {
      const call: Call = { house: app.house, tx, context, scope };
      const row = await findRow(call, module.form, id);
      const reached = await reachFile(call, module, row, file);
      await writeLog(tx, context, { action: 'record.file', resource: module.form.id, recordId: id, ownerInstitutionId: row.institution_id, version: row.version, fields: [reached.cell], details: { file } });
      return reached;
    });
    return reply.type(mediaOf(found.name)).header('content-disposition', disposition(found.name)).header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'").header('content-length', found.size).send(Readable.from(readFile(app.house, context, file)));
  });
}

/** Upload and download of the files that are answers of a form; nothing for a form without any. */
export function attachmentRoutes(app: FastifyInstance, module: FormModule): void {
  if (!hasFiles(module.form)) return;
  // In a scope of its own: no other route of the form takes bytes for a body.
  void app.register(async (scope) => uploadRoute(scope, module));
  downloadRoute(app, module);
}
