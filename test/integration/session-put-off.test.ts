import ICAL from 'ical.js';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import type { Board } from '../../modules/commissions/server/board.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { clock } from '../../packages/platform/clock/index.ts';
import type { RecordView } from '../../packages/platform/records/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type Person } from '../people.ts';
import { signIn } from '../sign-in.ts';

let house: TestHouse;
let app: FastifyInstance;
const cookies = {} as Record<Person, string>;

beforeAll(async () => {
  const plain = await testHouse();
  // A house with a mail server that nobody listens at: what matters is what waits in its outbox.
  house = { ...plain, config: { ...plain.config, smtpUrl: 'smtp://127.0.0.1:9' } };
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
  for (const person of ['ana', 'beto', 'carla', 'diana'] as const) cookies[person] = await signIn(app, person);
});
afterAll(async () => {
  await app.close();
  await house.close();
});
beforeEach(() => clock.set(new Date('2024-02-01T18:00:00Z')));
afterEach(() => clock.set(null));

async function ask<T>(person: Person, method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object): Promise<{ status: number; body: T }> {
  const reply = await app.inject({ method, url: `/api/v1${path}`, headers: { 'x-sintra-csrf': '1', cookie: cookies[person] }, ...(payload !== undefined && { payload }) });
  return { status: reply.statusCode, body: (reply.headers['content-type']?.includes('json') === true ? reply.json() : reply.body) as T };
}
const boardOf = async (id: string, person: Person = 'diana'): Promise<Board> => (await ask<Board>(person, 'GET', `/sessions/${id}/board`)).body;
const step = async (id: string, name: string, payload: object = {}, person: Person = 'diana') =>
  ask<{ code?: string; queued?: number }>(person, 'POST', `/sessions/${id}/${name}`, { version: (await boardOf(id)).session.version, ...payload });

const member = (name: string) => ({ values: { memberAsWritten: name, quality: 'voice_and_vote', memberEmail: `${name.toLowerCase()}@prueba.gob.mx` } });
let made = 0;

/** A session of two members, convoked for 20 February 2024. */
async function convoked(agenda: readonly object[] = [{ values: { topic: 'Lista de asistencia' } }]): Promise<string> {
  const body = await ask<RecordView>('diana', 'POST', '/bodies', { values: { acronym: `OD${String(made += 1)}`, name: 'Órgano inventado', bodyType: 'interministerial_commission', bodyLevel: 'federal', bodyStatus: 'installed' }, groups: { members: [member('Uno'), member('Dos')] } });
  const session = await ask<RecordView>('diana', 'POST', '/sessions', { values: { body: body.body.id, number: 1, sessionType: 'ordinary', heldOn: '20/02/2024', startsAt: '10:00', venue: 'Sala inventada', sessionStatus: 'planned' }, groups: { agenda } });
  expect((await step(session.body.id, 'convoke')).body).toMatchObject({ queued: 2 });
  return session.body.id;
}

interface Mail {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: string }[];
}
const mails = (id: string, subject: string) => house.superuser<Mail[]>`select recipient, subject, body, attachments from mail_message where record_id = ${id} and subject like ${`${subject}%`} order by recipient`;
const eventIn = (mail: Mail | undefined) => {
  const text = Buffer.from(mail?.attachments.find(({ name }) => name === 'sesion.ics')?.content ?? '', 'base64').toString();
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const event = calendar.getFirstSubcomponent('vevent');
  const of = (name: string) => String(event?.getFirstPropertyValue(name));
  return { method: String(calendar.getFirstPropertyValue('method')), uid: of('uid'), sequence: Number(of('sequence')), status: of('status'), start: of('dtstart') };
};
const reason = 'Por falta de sede disponible';

describe('A session that is deferred', () => {
  it('needs a reason and a date that can be read and has not gone by', async () => {
    const id = await convoked();
    expect((await step(id, 'defer', { to: '05/03/2024', reason: 'corto' })).body.code).toBe('reason_needed');
    expect((await step(id, 'defer', { to: 'el otro día', reason })).body.code).toBe('not_a_date');
    expect((await step(id, 'defer', { to: '15/01/2024', reason })).body.code).toBe('day_gone_by');
    expect((await boardOf(id)).session.values).toMatchObject({ sessionStatus: 'convoked', heldOn: '20/02/2024' });
  });

  it('to a day tells those convened, moves the entry of their calendars, and is convoked again', async () => {
    const id = await convoked();
    const first = eventIn((await mails(id, 'Convocatoria'))[0]);
    expect((await step(id, 'defer', { to: '12/03/2024', startsAt: '17:30', reason })).body).toMatchObject({ queued: 2 });
    const sent = await mails(id, 'Se difiere');
    expect(sent.map(({ recipient }) => recipient)).toEqual(['dos@prueba.gob.mx', 'uno@prueba.gob.mx']);
    expect(sent[0]?.body).toMatch(/Nueva fecha: 12 de marzo de 2024, a las 17:30 horas[\s\S]*Motivo: Por falta de sede/);
    const moved = eventIn(sent[0]);
    expect(moved).toMatchObject({ uid: first.uid, method: 'PUBLISH', status: 'TENTATIVE', start: '2024-03-12T23:30:00Z' });
    expect(moved.sequence).toBeGreaterThan(first.sequence);
    expect((await boardOf(id)).session.values).toMatchObject({ sessionStatus: 'deferred', heldOn: '12/03/2024', startsAt: '17:30', statusReason: reason });
    expect((await step(id, 'convoke')).status).toBe(200);
    expect((await boardOf(id)).session.values['statusReason']).toBeUndefined();
  });

  it('to a date still to be set takes the entry out of the calendars', async () => {
    const id = await convoked();
    await step(id, 'defer', { to: 'por definir', reason });
    expect(eventIn((await mails(id, 'Se difiere'))[0])).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', start: '2024-02-20T16:00:00Z' });
    expect((await boardOf(id)).session).toMatchObject({ day: null, values: { sessionStatus: 'deferred', planned: 'por definir' } });
  });

  it('after it lacked quorum begins with nobody registered', async () => {
    const id = await convoked();
    const row = (await boardOf(id)).session.attendance[0]?.id;
    await ask('diana', 'POST', `/sessions/${id}/attend`, { row, attendedBy: 'titular', seen: null });
    await step(id, 'no-quorum');
    expect((await step(id, 'defer', { to: 'marzo 2024', reason })).status).toBe(200);
    expect((await boardOf(id)).quorum.first.present).toBe(0);
  });

  it('keeps its reason in the log, and is not deferred by an institution that only reads it, nor once it was held', async () => {
    const id = await convoked();
    expect((await step(id, 'defer', { to: 'marzo 2024', reason }, 'beto')).body.code).toBe('not_found');
    await step(id, 'defer', { to: 'marzo 2024', reason });
    const [entry] = await house.superuser`select reason, details from log_entry where action = 'session.defer' and record_id = ${id}`;
    expect(entry).toMatchObject({ reason, details: { queued: 2 } });
    const { session } = await boardOf(id);
    await ask('diana', 'PATCH', `/sessions/${id}`, { version: session.version, values: { sessionStatus: 'held', heldOn: '2024-01-30' } });
    expect((await step(id, 'cancel', { reason })).body.code).toBe('wrong_moment');
  });
});

describe('A session that is cancelled', () => {
  it('tells those convened why, and takes the entry out of their calendars', async () => {
    const id = await convoked();
    expect((await step(id, 'cancel', { reason: '' })).body.code).toBe('reason_needed');
    expect((await step(id, 'cancel', { reason })).body).toMatchObject({ queued: 2 });
    const [mail] = await mails(id, 'Se cancela');
    expect(mail?.attachments[0]?.type).toMatch(/method=CANCEL/);
    expect(eventIn(mail)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', start: '2024-02-20T16:00:00Z' });
    expect((await step(id, 'cancel', { reason })).body.code).toBe('wrong_moment');
  });

  it('is told to nobody where nobody had been convened', async () => {
    const id = await convoked();
    const { body } = await boardOf(id);
    const planned = await ask<RecordView>('diana', 'POST', '/sessions', { values: { body: body.id, number: 2, sessionType: 'ordinary', planned: 'abril 2024', sessionStatus: 'planned' } });
    expect((await step(planned.body.id, 'cancel', { reason })).body).toMatchObject({ queued: 0 });
  });
});

describe('The documents of the agenda', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 7)]);
  const send = async (name: string) => {
    const headers = { cookie: cookies.diana, 'x-sintra-csrf': '1', 'content-type': 'application/octet-stream' };
    return (await app.inject({ method: 'POST', url: `/api/v1/sessions/files?cell=agendaFile&name=${encodeURIComponent(name)}`, headers, payload: pdf })).json<{ id: string }>().id;
  };
  const download = (person: Person, id: string, file: string) => app.inject({ method: 'GET', url: `/api/v1/sessions/${id}/files/${file}`, headers: { cookie: cookies[person] } });

  it('are named in the convocation, linked and never attached to its mail, and listed in the minutes', async () => {
    const file = await send('Informe inventado.pdf');
    const id = await convoked([{ values: { topic: 'Informe' } }, { values: { topic: 'Presupuesto', agendaFile: file } }]);
    const [mail] = await mails(id, 'Convocatoria');
    expect(mail?.body).toMatch(new RegExp(`Documentos por punto[^\\n]*/comisiones/sesiones/${id}/preparar[^\\n]*\\n {2}2\\. Informe inventado\\.pdf`));
    expect(mail?.attachments.map(({ name }) => name)).toEqual(['convocatoria.docx', 'sesion.ics']);
    expect((await boardOf(id)).session.files).toEqual({ [file]: { name: 'Informe inventado.pdf', size: pdf.length } });
  });

  it('are downloaded by those who read the session, each time with an entry of the log', async () => {
    const file = await send('Informe.pdf');
    const id = await convoked([{ values: { topic: 'Informe', agendaFile: file } }]);
    // The Secretaría Técnica's sessions are read by every institution.
    expect((await download('carla', id, file)).rawPayload.equals(pdf)).toBe(true);
    const entries = await house.superuser`select fields from log_entry where action = 'record.file' and record_id = ${id}`;
    expect(entries).toMatchObject([{ fields: ['agendaFile'] }]);
    const other = await convoked();
    expect((await download('diana', other, file)).statusCode).toBe(404);
  });

  it('of a state are not there for another state', async () => {
    const body = await ask<RecordView>('beto', 'POST', '/bodies', { values: { acronym: 'CJ', name: 'Comisión inventada', bodyType: 'state_body', bodyLevel: 'state', bodyState: '14', bodyStatus: 'installed' } });
    const headers = { cookie: cookies.beto, 'x-sintra-csrf': '1', 'content-type': 'application/octet-stream' };
    const file = (await app.inject({ method: 'POST', url: '/api/v1/sessions/files?cell=agendaFile&name=a.pdf', headers, payload: pdf })).json<{ id: string }>().id;
    const session = await ask<RecordView>('beto', 'POST', '/sessions', { values: { body: body.body.id, sessionType: 'ordinary', sessionStatus: 'planned' }, groups: { agenda: [{ values: { topic: 'Uno', agendaFile: file } }] } });
    expect([(await download('carla', session.body.id, file)).statusCode, (await download('ana', session.body.id, file)).statusCode]).toEqual([404, 200]);
  });

  it('come back with the item that was taken out of the agenda by mistake', async () => {
    const file = await send('Informe.pdf');
    const id = await convoked([{ values: { topic: 'Informe', agendaFile: file } }]);
    const { session } = await boardOf(id);
    const [row] = session.agenda;
    const patch = async (agenda: object[]) => ask<{ code?: string }>('diana', 'PATCH', `/sessions/${id}`, { version: (await boardOf(id)).session.version, values: {}, groups: { agenda } });
    expect((await patch([{ id: row?.id, remove: true, values: {} }])).status).toBe(200);
    expect((await patch([{ values: row?.values ?? {} }])).status).toBe(200);
    expect((await download('diana', id, file)).statusCode).toBe(200);
    // A file of this session is not another's for that.
    const other = await convoked();
    const { session: { version } } = await boardOf(other);
    expect((await ask<{ code: string }>('diana', 'PATCH', `/sessions/${other}`, { version, values: {}, groups: { agenda: [{ values: { topic: 'x', agendaFile: file } }] } })).body.code).toBe('invalid_values');
  });
});
