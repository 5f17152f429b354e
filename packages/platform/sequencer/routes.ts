import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readInput, run } from '@sintra/platform/commands';
import { clock } from '@sintra/platform/clock';
import { withContext } from '@sintra/platform/db';
import { commandRoute, rawRoute, signedIn } from '@sintra/platform/http';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { checkpointPath } from './deliver.ts';
import { entryProof, proveEntry } from './entry-proof.ts';
import { dayCommand, publishedCommand, publishedOutput } from './published.ts';
import { exportLog } from './export-log.ts';
import { verification, verifyLog } from './verify-log.ts';

const policy = { resource: 'log', action: 'read' } as const;
const byNumber = z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const asked = z.strictObject({ institution: z.string().trim().max(12).optional(), from: z.iso.date().optional(), until: z.iso.date().optional() });

/** The signed note, as it stands in the table and in the files: to be kept where nobody of the house can change it. */
function checkpointRoute(app: FastifyInstance): void {
  const info = { method: 'GET', path: `${checkpointPath}/:number`, summary: 'Signed note of a checkpoint of the log', policy, produces: 'text/plain' } as const;
  rawRoute(app, { ...info, input: byNumber }, async (request, reply) => {
    const [context, { number }] = [signedIn(request), readInput(byNumber, request.params)];
    const note = await withContext(app.house, context, async (tx) => {
      const [row] = await tx<{ body: string }[]>`select body from log_checkpoint where number = ${number}`;
      if (row === undefined) throw problems.notFound();
      await writeLog(tx, context, { action: 'log.checkpoint', resource: 'log', details: { number } });
      return row.body;
    });
    return reply.type('text/plain; charset=utf-8').header('content-disposition', `attachment; filename="sello-${String(number)}.txt"`).send(note);
  });
}

/** Writes as fast as the reader takes it; whoever hangs up ends the export. */
const into = (stream: PassThrough) => async (text: string): Promise<void> => {
  if (stream.destroyed) throw new Error('the reader hung up');
  if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
};

/** The first piece decides between a file and a refusal; from then on an error breaks the file off. */
async function startExport(app: FastifyInstance, request: FastifyRequest): Promise<PassThrough> {
  const stream = new PassThrough();
  const begun = once(stream, 'readable');
  const done = exportLog(app.house, signedIn(request), readInput(asked, request.query), into(stream)).then(() => void stream.end());
  done.catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error('export failed')));
  await Promise.race([begun, done]);
  return stream;
}

/** The public keys and the checkpoints, to be kept where nobody of the house can change them. */
function publishedRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'GET', path: '/api/v1/log/published', summary: 'Public keys and newest checkpoints of the log', command: publishedCommand, output: publishedOutput });
  const plain = async (reply: FastifyReply, name: string, text: string): Promise<unknown> =>
    reply.type('text/plain; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).send(text);
  rawRoute(app, { method: 'GET', path: '/api/v1/log/public-key.txt', summary: 'The public key of the log, as it is published', policy, produces: 'text/plain' }, async (request, reply) => {
    const { keys } = await run(app.house, signedIn(request), publishedCommand, {});
    return plain(reply, 'public-key.txt', keys.slice(-1).map((key) => `${key}\n`).join(''));
  });
  const byDay = z.object({ day: z.iso.date() });
  rawRoute(app, { method: 'GET', path: '/api/v1/log/checkpoint-days/:day', summary: 'Checkpoints of a day (UTC), as one file', policy, input: byDay, produces: 'text/plain' }, async (request, reply) => {
    const { day } = readInput(byDay, request.params);
    return plain(reply, `sellos-${day}.txt`, await run(app.house, signedIn(request), dayCommand, { day }));
  });
}

export function logProofRoutes(app: FastifyInstance): void {
  publishedRoutes(app);
  checkpointRoute(app);
  commandRoute(app, { method: 'POST', path: '/api/v1/log/entries/:id/proof', summary: 'Check one entry against its tree and the newest checkpoint', command: proveEntry, output: entryProof });
  rawRoute(app, { method: 'GET', path: '/api/v1/log/export', summary: 'The log with its proofs, to be verified elsewhere', policy, input: asked, produces: 'application/x-ndjson' }, async (request, reply) => {
    const stream = await startExport(app, request);
    return reply.type('application/x-ndjson; charset=utf-8').header('content-disposition', `attachment; filename="bitacora-${clock.today()}.ndjson"`).send(stream);
  });
  rawRoute(app, { method: 'POST', path: '/api/v1/log/verify', summary: 'Verify the log in the server', policy, input: asked, output: verification }, (request) =>
    verifyLog(app.house, signedIn(request), readInput(asked, request.body ?? {})));
}
