import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { readInput, type Call } from '@sintra/platform/commands';
import { withContext } from '@sintra/platform/db';
import { writeDocx, writePdf, type Document } from '@sintra/platform/documents';
import { rawRoute, signedIn } from '@sintra/platform/http';
import { writeLog } from '@sintra/platform/log';
import { writeEml } from '@sintra/platform/mail';
import { scopeOf } from '@sintra/platform/permissions';
import { problems } from '@sintra/platform/problems';
import { calendarFile } from './calendar-file.ts';
import { convocation } from './documents/convocation.ts';
import { minutes } from './documents/minutes.ts';
import { addressesOf } from './members.ts';
import { organizationNames, referredIn } from './names.ts';
import { convocationMessage } from './prepare.ts';
import { putOffMessage } from './put-off-message.ts';
import { resolutionsOf } from './resolutions-of.ts';
import { readSession, text, type SessionFile } from './session-file.ts';

const types = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf', ics: 'text/calendar; charset=utf-8', eml: 'message/rfc822' } as const;
const names = ['convocatoria.docx', 'convocatoria.pdf', 'convocatoria.eml', 'aviso.eml', 'sesion.ics', 'acta.docx', 'acta.pdf'] as const;
const policy = { resource: 'work', action: 'read' } as const;
const input = z.object({ id: z.uuid(), file: z.enum(names) });
type Name = (typeof names)[number];

async function minutesOf(call: Call, file: SessionFile): Promise<Document> {
  const resolutions = await resolutionsOf(call, file.row.id);
  const rows = [...file.attendance, ...resolutions.flatMap(({ responsibles }) => responsibles)];
  return minutes({ file, resolutions, names: await organizationNames(call, referredIn(rows, 'organization')) });
}

const write = (document: Document, name: Name): Promise<Buffer> => (name.endsWith('.docx') ? writeDocx(document) : writePdf(document));

/** What a session that was put off says to those convened, to be sent by hand. @throws notFound for one that was not */
function notice(call: Call, file: SessionFile): Promise<Buffer> {
  if (!['deferred', 'cancelled'].includes(text(file.values, 'sessionStatus') ?? '')) throw problems.notFound();
  return writeEml(putOffMessage(call.house, file, null), addressesOf(file.body.members, file.day ?? clock.today()), call.house.config.mailFrom);
}

async function make(call: Call, file: SessionFile, name: Name): Promise<Buffer> {
  if (name.startsWith('acta')) return write(await minutesOf(call, file), name);
  if (name === 'convocatoria.docx' || name === 'convocatoria.pdf') return write(convocation(file), name);
  if (name === 'convocatoria.eml') return writeEml(await convocationMessage(call.house, file), addressesOf(file.body.members, file.day ?? clock.today()), call.house.config.mailFrom);
  if (name === 'aviso.eml') return notice(call, file);
  const calendar = calendarFile(file, call.house.config.publicUrl);
  if (calendar === null) throw problems.notFound();
  return Buffer.from(calendar);
}

/** Convocation, minutes, message and calendar entry of a session, made from its data each time they are asked for. */
export function sessionFileRoutes(app: FastifyInstance): void {
  const info = { method: 'GET', path: '/api/v1/sessions/:id/documents/:file', summary: `A session’s ${names.join(', ')}`, policy, produces: 'application/octet-stream' } as const;
  rawRoute(app, info, async (request, reply) => {
    const [context, { id, file: name }] = [signedIn(request), readInput(input, request.params)];
    const scope = scopeOf(context.roles, 'work', 'read') ?? 'institution';
    const content = await withContext(app.house, context, async (tx) => {
      const call = { house: app.house, tx, context, scope };
      const file = await readSession(call, id, clock.today());
      await writeLog(tx, context, { action: 'session.file', resource: 'session', recordId: id, ownerInstitutionId: file.row.institution_id, version: file.row.version, details: { file: name } });
      return make(call, file, name);
    });
    const type = types[name.split('.').at(-1) as keyof typeof types];
    return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
  });
}
