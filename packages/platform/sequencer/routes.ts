import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput } from '@sintra/platform/commands';
import { withContext } from '@sintra/platform/db';
import { rawRoute, signedIn } from '@sintra/platform/http';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { checkpointPath } from './deliver.ts';

const policy = { resource: 'log', action: 'read' } as const;
const byNumber = z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

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

export function logProofRoutes(app: FastifyInstance): void {
  checkpointRoute(app);
}
