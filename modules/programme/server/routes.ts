import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput, run } from '@sintra/platform/commands';
import { writeDocx, writePdf } from '@sintra/platform/documents';
import { commandRoute, rawRoute, signedIn } from '@sintra/platform/http';
import { documentCommands as commands } from './import/commands.ts';
import { documentOutputs } from './import/outputs.ts';
import { stageDocument } from './import/stage.ts';
import { followUpCommands as follow } from './follow-up/commands.ts';
import { followUpOutputs } from './follow-up/outputs.ts';
import { produceProgramme } from './produce/command.ts';

const bytes = 'application/octet-stream';
const uploadInput = z.object({ year: z.coerce.number().int().min(1990).max(2100), name: z.string().min(1).max(200) });
const types = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' } as const;
const base = '/api/v1/programme-documents';

/** The body is a file: it is stored as it arrives, never gathered in memory. */
function uploadRoute(app: FastifyInstance): void {
  app.addContentTypeParser(bytes, (_request, payload, done) => { done(null, payload); });
  const info = { method: 'POST', path: base, summary: 'Send the document of an annual programme', policy: { resource: 'work', action: 'import' }, status: 201, input: uploadInput, output: z.object({ id: z.uuid() }), consumes: bytes } as const;
  rawRoute(app, info, async (request, reply) => {
    const id = await stageDocument(app.house, signedIn(request), readInput(uploadInput, request.query), request.body as AsyncIterable<Buffer>);
    return reply.code(201).send({ id });
  });
}

function producedRoute(app: FastifyInstance, format: keyof typeof types): void {
  const info = { method: 'GET', path: `/api/v1/annual-programme/:year/document.${format}`, summary: `The annual programme as ${format.toUpperCase()}`, policy: { resource: 'work', action: 'read' }, produces: types[format] } as const;
  rawRoute(app, info, async (request, reply) => {
    const document = await run(app.house, signedIn(request), produceProgramme, { ...(request.params as object), format });
    const name = `programa-${(request.params as { year: string }).year}.${format}`;
    return reply.type(types[format]).header('content-disposition', `attachment; filename="${name}"`).send(await (format === 'docx' ? writeDocx(document) : writePdf(document)));
  });
}

function handoverRoute(app: FastifyInstance, format: keyof typeof types): void {
  const info = { method: 'GET', path: `/api/v1/annual-programme/:year/handover.${format}`, summary: `What the programme leaves open, by who is responsible, as ${format.toUpperCase()}`, policy: { resource: 'work', action: 'read' }, produces: types[format] } as const;
  rawRoute(app, info, async (request, reply) => {
    const document = await run(app.house, signedIn(request), follow.handover, request.params);
    return reply.type(types[format]).header('content-disposition', `attachment; filename="asuntos-abiertos.${format}"`).send(await (format === 'docx' ? writeDocx(document) : writePdf(document)));
  });
}

const year = '/api/v1/annual-programme/:year';

function followUpRoutes(app: FastifyInstance): void {
  handoverRoute(app, 'docx');
  handoverRoute(app, 'pdf');
  commandRoute(app, { method: 'GET', path: `${year}/sheet`, summary: 'The year on one sheet: activities and sessions with their light', command: follow.sheet, output: followUpOutputs.sheet });
  commandRoute(app, { method: 'GET', path: `${year}/tree`, summary: 'Objectives, strategies and actions with the year’s activities', command: follow.tree, output: followUpOutputs.goals });
  commandRoute(app, { method: 'GET', path: `${year}/rounds/:half`, summary: 'What waits for a report of progress in a half year', command: follow.halfYear, output: followUpOutputs.halfYear });
  commandRoute(app, { method: 'POST', path: `${year}/rounds/:half/ask`, summary: 'Ask those who are responsible for their progress', command: follow.ask, output: followUpOutputs.asked });
  commandRoute(app, { method: 'POST', path: `${year}/carry-over`, summary: 'Carry what is undone to next year’s programme', command: follow.carryOver, output: followUpOutputs.carried, answer: ({ entries: _entries, ...done }) => done });
  commandRoute(app, { method: 'GET', path: `${year}/compared-with/:other`, summary: 'Two years side by side', command: follow.compareYears, output: followUpOutputs.compared });
  commandRoute(app, { method: 'POST', path: '/api/v1/progress-reports/:id/review', summary: 'Validate or observe a report of progress', command: follow.review, output: followUpOutputs.report, answer: ({ report }) => report });
}

/** Addresses of the programme beyond its forms: its document in and out, its year, its follow-up. */
export async function programmeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => uploadRoute(scope));
  followUpRoutes(app);
  producedRoute(app, 'docx');
  producedRoute(app, 'pdf');
  commandRoute(app, { method: 'GET', path: base, summary: 'Documents of programmes, newest first', command: commands.list, output: documentOutputs.list });
  commandRoute(app, { method: 'GET', path: `${base}/:id`, summary: 'What a document says and what applying it would do', command: commands.read, output: documentOutputs.view });
  commandRoute(app, { method: 'GET', path: `${base}/:id/passages`, summary: 'Passages with what was understood of each', command: commands.passages, output: documentOutputs.passages });
  commandRoute(app, { method: 'POST', path: `${base}/:id/choices`, summary: 'Complete, dismiss or reopen passages', command: commands.choose, output: documentOutputs.view });
  commandRoute(app, { method: 'POST', path: `${base}/:id/apply`, summary: 'Apply what is understood', command: commands.apply, output: documentOutputs.view, answer: ({ view }) => view });
  commandRoute(app, { method: 'POST', path: `${base}/:id/validate`, summary: 'Validate at once what an applied document brought', command: commands.validate, output: documentOutputs.validated, answer: ({ entries: _entries, ...done }) => done });
  commandRoute(app, { method: 'POST', path: `${base}/:id/discard`, summary: 'Leave a document', command: commands.discard, output: documentOutputs.discarded });
}
