import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import type { Board } from '../../modules/commissions/server/board.ts';
import type { RecordView } from '../../packages/platform/records/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { clock } from '../../packages/platform/clock/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type Person } from '../people.ts';
import { signIn } from '../sign-in.ts';
import { uncommitted } from '../committed.ts';

let house: TestHouse;
let app: FastifyInstance;
const cookies = {} as Record<Person, string>;

async function ask<T>(person: Person, method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object): Promise<{ status: number; body: T }> {
  const reply = await app.inject({ method, url: `/api/v1${path}`, headers: { 'x-sintra-csrf': '1', cookie: cookies[person] }, ...(payload !== undefined && { payload }) });
  return { status: reply.statusCode, body: (reply.headers['content-type']?.includes('json') === true ? reply.json() : reply.body) as T };
}
const code = async (asked: Promise<{ status: number; body: unknown }>): Promise<string> => ((await asked).body as { code: string }).code;
const create = async (person: Person, path: string, values: object, groups?: object): Promise<RecordView> => {
  const made = await ask<RecordView>(person, 'POST', `/${path}`, { values, ...(groups && { groups }) });
  expect([made.status, made.body]).toEqual([201, expect.anything()]);
  return made.body;
};
const boardOf = async (id: string, person: Person = 'diana'): Promise<Board> => (await ask<Board>(person, 'GET', `/sessions/${id}/board`)).body;

const noon = new Date('2024-02-01T18:00:00Z');
const dayOfSession = new Date('2024-02-20T16:00:00Z');

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
  for (const person of ['ana', 'beto', 'carla', 'diana', 'elena', 'fabian', 'gloria'] as const) cookies[person] = await signIn(app, person);
});
afterAll(async () => {
  await app.close();
  await house.close();
});
afterEach(() => clock.set(null));

const member = (name: string, more: object = {}) => ({ values: { memberAsWritten: name, quality: 'voice_and_vote', titular: `Titular de ${name}`, memberEmail: `${name.toLowerCase()}@prueba.gob.mx`, ...more } });
let sequence = 0;

/** A body of four voting members and one with voice, and its next session, ready to be convoked for 20 February 2024. */
async function ready(person: Person = 'diana'): Promise<{ body: string; session: RecordView }> {
  sequence += 1;
  const body = await create(person, 'bodies', { acronym: `OI${String(sequence)}`, name: 'Órgano inventado', bodyType: 'interministerial_commission', bodyLevel: 'federal', bodyStatus: 'installed', installedOn: '2013' },
    { members: [member('Uno', { presides: 'yes', substituteEmail: 'suplente@prueba.gob.mx' }), member('Dos'), member('Tres'), member('Cuatro'), member('Voz', { quality: 'voice' }), member('Salió', { memberUntil: '2020' })] });
  const session = await create(person, 'sessions', { body: body.id, number: 21, sessionType: 'ordinary', planned: 'febrero 2024', heldOn: '20/02/2024', startsAt: '10:00', venue: 'Sala inventada', sessionStatus: 'planned' },
    { agenda: [{ values: { topic: 'Lista de asistencia' } }, { values: { topic: 'Asuntos generales' } }] });
  return { body: body.id, session };
}

async function convoked(): Promise<{ body: string; id: string; board: Board }> {
  const { body, session } = await ready();
  const sent = await ask('diana', 'POST', `/sessions/${session.id}/convoke`, { version: session.version });
  expect(sent).toMatchObject({ status: 200 });
  return { body, id: session.id, board: await boardOf(session.id) };
}

const rowOf = (board: Board, name: string) => board.session.attendance.find(({ values }) => values['attendeeAsWritten'] === name)?.id ?? '';
const attend = (board: Board, name: string, attendedBy: string | null, seen: string | null = null, person: Person = 'diana') =>
  ask<RecordView>(person, 'POST', `/sessions/${board.session.id}/attend`, { row: rowOf(board, name), attendedBy, seen });

async function opened(): Promise<{ id: string; board: Board }> {
  const { id, board } = await convoked();
  clock.set(dayOfSession);
  for (const name of ['Uno', 'Dos', 'Tres', 'Cuatro']) await attend(board, name, 'titular');
  const before = await boardOf(id);
  expect((await ask('diana', 'POST', `/sessions/${id}/open`, { version: before.session.version, startsAt: '10:05' })).status).toBe(200);
  return { id, board: await boardOf(id) };
}

beforeEach(() => clock.set(noon));

describe('The convocation', () => {
  it('does not go out without day, hour, place and agenda, and says which lack', async () => {
    const { body } = await ready();
    const session = await create('diana', 'sessions', { body, number: 22, sessionType: 'ordinary', planned: 'junio-julio 2024', sessionStatus: 'planned' });
    const refused = await ask<{ title: string }>('diana', 'POST', `/sessions/${session.id}/convoke`, { version: 1 });
    expect([refused.status, refused.body.title]).toEqual([422, expect.stringMatching(/el día en que se celebra, la hora de inicio, la sede o el enlace y el orden del día/)]);
  });

  it('asks a reason for less notice than the rule says', async () => {
    clock.set(new Date('2024-02-15T18:00:00Z'));
    const { session } = await ready();
    expect(await code(ask('diana', 'POST', `/sessions/${session.id}/convoke`, { version: 1 }))).toBe('short_notice');
    expect((await ask('diana', 'POST', `/sessions/${session.id}/convoke`, { version: 1, shortNotice: 'Por instrucción de la presidencia' })).status).toBe(200);
    const [entry] = await house.superuser<{ reason: string }[]>`select reason from log_entry where action = 'session.convoke' order by at desc limit 1`;
    expect(entry?.reason).toBe('Por instrucción de la presidencia');
  });

  it('calls the members of the day, not those who left', async () => {
    const { board } = await convoked();
    expect(board.session.attendance.map(({ values }) => values['attendeeAsWritten'])).toEqual(['Uno', 'Dos', 'Tres', 'Cuatro', 'Voz']);
    expect(board).toMatchObject({ session: { values: { sessionStatus: 'convoked', convokedOn: '2024-02-01' } }, mail: { available: false, addresses: 6 }, quorum: { first: { voting: 4, needed: 3, present: 0 } } });
  });

  it('is a calendar entry that an independent reader opens, at the hour of its seat', async () => {
    const { id } = await convoked();
    const file = await ask<string>('diana', 'GET', `/sessions/${id}/documents/sesion.ics`);
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(file.body) as never).getFirstSubcomponent('vevent') as never);
    expect(event.startDate.toJSDate().toISOString()).toBe('2024-02-20T16:00:00.000Z');
    expect([event.summary, event.location]).toEqual([expect.stringContaining('Vigésima Primera Sesión Ordinaria'), 'Sala inventada']);
  });

  it('can be downloaded as a message addressed to members and substitutes', async () => {
    const { id } = await convoked();
    const { body } = await ask<string>('diana', 'GET', `/sessions/${id}/documents/convocatoria.eml`);
    expect(body).toMatch(/uno@prueba\.gob\.mx/);
    expect(body).toMatch(/suplente@prueba\.gob\.mx/);
    expect(body).not.toMatch(/sali/i);
  });

  it('is not sent twice, nor by an institution that does not own the session', async () => {
    const { id, board } = await convoked();
    expect(await code(ask('diana', 'POST', `/sessions/${id}/convoke`, { version: board.session.version }))).toBe('wrong_moment');
    expect(await code(ask('beto', 'POST', `/sessions/${id}/convoke`, { version: board.session.version }))).toBe('wrong_moment');
    const { session } = await ready();
    expect(await code(ask('beto', 'POST', `/sessions/${session.id}/convoke`, { version: 1 }))).toBe('not_found');
  });
});

describe('Attendance and quorum', () => {
  it('lets two secretaries register two members at once, and tells the one who registers the same member late', async () => {
    const { id, board } = await convoked();
    const both = await Promise.all([attend(board, 'Uno', 'titular'), attend(board, 'Dos', 'substitute'), attend(board, 'Tres', 'absent')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await boardOf(id)).quorum.first).toMatchObject({ present: 2, reached: false });
    expect(await code(attend(board, 'Uno', 'absent'))).toBe('attendance_moved');
    expect((await attend(board, 'Uno', 'absent', 'titular')).status).toBe(200);
  });

  it('is lost in first call, and found in second with whoever arrives', async () => {
    const { id, board } = await convoked();
    clock.set(dayOfSession);
    await attend(board, 'Uno', 'titular');
    await attend(board, 'Dos', 'substitute');
    const first = await boardOf(id);
    expect(await code(ask('diana', 'POST', `/sessions/${id}/open`, { version: first.session.version, startsAt: '10:00' }))).toBe('lacks_quorum');
    await ask('diana', 'POST', `/sessions/${id}/second-call`, { version: first.session.version });
    await attend(board, 'Tres', 'titular');
    const second = await boardOf(id);
    expect(second.quorum).toMatchObject({ first: { present: 2 }, second: { present: 3, reached: true } });
    expect((await ask('diana', 'POST', `/sessions/${id}/open`, { version: second.session.version, startsAt: '10:30' })).status).toBe(200);
    expect((await boardOf(id)).session.values).toMatchObject({ sessionStatus: 'held', secondCall: 'yes', startsAt: '10:30' });
  });

  it('is not asked of a day that has not come', async () => {
    const { id, board } = await convoked();
    for (const name of ['Uno', 'Dos', 'Tres', 'Cuatro']) await attend(board, name, 'titular');
    const { session } = await boardOf(id);
    expect(await code(ask('diana', 'POST', `/sessions/${id}/open`, { version: session.version, startsAt: '10:00' }))).toBe('invalid_values');
  });

  it('of nobody ends the session without quorum', async () => {
    const { id, board } = await convoked();
    expect((await ask('diana', 'POST', `/sessions/${id}/no-quorum`, { version: board.session.version })).status).toBe(200);
    expect(await code(attend(board, 'Uno', 'titular'))).toBe('wrong_moment');
  });

  it('is not written by who only reads the body', async () => {
    const { board } = await convoked();
    expect(await code(attend(board, 'Uno', 'titular', null, 'beto'))).toBe('not_found');
    expect((await attend(board, 'Uno', 'titular', null, 'elena')).status).toBe(403);
  });
});

describe('The rules of a body', () => {
  const rules = [{ values: { rulesFrom: '2014' } }, { values: { rulesFrom: '01/03/2024', quorumFirst: 75, majority: 'absolute', rulesBasis: 'Artículo inventado 9' } }];
  const sessionOn = async (person: Person, heldOn: string, groups: object = { rules }): Promise<Board> => {
    sequence += 1;
    const body = await create(person, 'bodies', { acronym: `OI${String(sequence)}`, name: 'Órgano inventado', bodyType: 'state_body', bodyLevel: 'state', bodyState: '14', bodyStatus: 'installed' }, { members: ['Uno', 'Dos', 'Tres', 'Cuatro'].map((name) => member(name)), ...groups });
    const session = await create(person, 'sessions', { body: body.id, sessionType: 'ordinary', number: 1, heldOn, startsAt: '10:00', venue: 'Sala', sessionStatus: 'planned' }, { agenda: [{ values: { topic: 'Uno' } }] });
    expect((await ask(person, 'POST', `/sessions/${session.id}/convoke`, { version: 1, shortNotice: 'Por instrucción de la presidencia' })).status).toBe(200);
    return boardOf(session.id, person);
  };
  const opens = async (person: Person, board: Board, present: number): Promise<string> => {
    for (const name of ['Uno', 'Dos', 'Tres', 'Cuatro'].slice(0, present)) await attend(board, name, 'titular', null, person);
    const now = await boardOf(board.session.id, person);
    return (await ask<{ code?: string }>(person, 'POST', `/sessions/${board.session.id}/open`, { version: now.session.version, startsAt: '10:00' })).body.code ?? 'opened';
  };

  it('of the day of the session are those of its quorum, whatever holds later: a state writes its own, from a day on', async () => {
    const before = await sessionOn('beto', '20/02/2024');
    const after = await sessionOn('beto', '19/03/2024');
    expect([before.quorum.first.needed, before.rules.written, before.rules.basis]).toEqual([3, true, null]);
    expect([after.quorum.first.needed, after.rules.majority, after.rules.basis]).toEqual([3, 'absolute', 'Artículo inventado 9']);
    const all = [{ values: { rulesFrom: '2014' } }, { values: { rulesFrom: '01/03/2024', quorumFirst: 100 } }];
    const [old, later] = [await sessionOn('beto', '20/02/2024', { rules: all }), await sessionOn('beto', '19/03/2024', { rules: all })];
    // Both are asked after the reform: each is opened, or not, by the rule of its own day.
    clock.set(new Date('2024-03-19T16:00:00Z'));
    expect([await opens('beto', old, 3), await opens('beto', later, 3)]).toEqual(['opened', 'lacks_quorum']);
    expect((await boardOf(later.session.id, 'beto')).quorum.first).toMatchObject({ needed: 4, present: 3 });
  });

  it('that nobody wrote are the usual ones, and say that they are to be confirmed', async () => {
    const board = await sessionOn('beto', '20/02/2024', {});
    expect(board.rules).toMatchObject({ written: false, basis: null, quorumFirst: 51 });
    const future = await sessionOn('beto', '20/02/2024', { rules: [{ values: { rulesFrom: '2030', rulesBasis: 'Artículo por venir' } }] });
    expect(future.rules).toMatchObject({ written: false, basis: null });
  });
});

const resolution = (more: object = {}) => ({ text: 'Se aprueba el calendario inventado del año', resolutionType: 'approval', vote: { for: 4, against: 0, abstained: 0 }, dueDate: '2T 2024', responsibles: [{ responsibleAsWritten: 'Dos' }], ...more });

describe('Resolutions', () => {
  it('are not adopted before the session opens, nor with more votes than members present', async () => {
    const { id } = await convoked();
    expect(await code(ask('diana', 'POST', `/sessions/${id}/resolutions`, resolution()))).toBe('wrong_moment');
    const { id: open } = await opened();
    expect(await code(ask('diana', 'POST', `/sessions/${open}/resolutions`, resolution({ vote: { for: 5, against: 0, abstained: 0 } })))).toBe('too_many_votes');
  });

  it('get the next key of the session, one each, when two are typed at once', async () => {
    const { id, board } = await opened();
    const made = await Promise.all([1, 2, 3].map(() => ask<RecordView>('diana', 'POST', `/sessions/${id}/resolutions`, resolution())));
    const acronym = board.body.acronym ?? '';
    expect(made.map(({ body }) => String(body.values['key'])).sort()).toEqual([1, 2, 3].map((place) => `${acronym}/21ORD/2024/0${String(place)}`));
    expect(made[0]?.body.values).toMatchObject({ unanimous: 'yes', voteResult: 'approved', resolutionStatus: 'pending' });
    expect(String(made[0]?.body.values['title'])).toMatch(/^OI\d+\/21ORD\/2024\/0\d · Se aprueba el calendario/);
  });

  it('are decided by the chair in a tie, and are kept when they are not approved', async () => {
    const { id } = await opened();
    const cast = async (vote: object) => (await ask<RecordView>('diana', 'POST', `/sessions/${id}/resolutions`, resolution({ vote }))).body.values;
    expect(await cast({ for: 2, against: 2, abstained: 0, chair: 'for' })).toMatchObject({ voteResult: 'approved_by_casting_vote', unanimous: 'no' });
    expect(await cast({ for: 1, against: 3, abstained: 0 })).toMatchObject({ voteResult: 'not_approved', resolutionStatus: 'cancelled' });
  });

  it('are followed by what is due, soonest first, page by page', async () => {
    const { id, board } = await opened();
    for (const dueDate of ['2T 2024', '15/01/2024', 'por definir', 'febrero 2024']) await ask('diana', 'POST', `/sessions/${id}/resolutions`, resolution({ dueDate }));
    type Page = { items: { dueDate: string; light: string }[]; next: string | null };
    const first = (await ask<Page>('diana', 'GET', `/resolutions/follow-up?body=${board.body.id}&limit=2`)).body;
    const rest = (await ask<Page>('diana', 'GET', `/resolutions/follow-up?body=${board.body.id}&limit=2&after=${encodeURIComponent(first.next ?? '')}`)).body;
    expect([...first.items, ...rest.items].map(({ dueDate, light }) => [dueDate, light]))
      .toEqual([['15/01/2024', 'overdue'], ['febrero 2024', 'due_soon'], ['2T 2024', 'on_time'], ['por definir', 'undated']]);
    expect(rest.next).toBeNull();
    const overdue = (await ask<Page>('diana', 'GET', `/resolutions/follow-up?body=${board.body.id}&light=overdue`)).body;
    expect(overdue.items.map(({ dueDate }) => dueDate)).toEqual(['15/01/2024']);
  });
});

describe('The minutes', () => {
  it('go from draft through observations to approved, never over one unsettled', async () => {
    const { id, board } = await opened();
    const step = async (path: string, payload: object) => ask('diana', 'POST', `/sessions/${id}/${path}`, { version: (await boardOf(id)).session.version, ...payload });
    expect(board.session.values['minutesStatus']).toBe('none');
    await step('close', { endsAt: '12:15' });
    expect(await code(step('minutes', { to: 'approved' }))).toBe('wrong_moment');
    await step('minutes', { to: 'under_observation' });
    const { session } = await boardOf(id);
    const observed = await ask<RecordView>('diana', 'PATCH', `/sessions/${id}`, { version: session.version, values: {}, groups: { observations: [{ values: { observation: 'Precisar la hora' } }] } });
    expect(await code(step('minutes', { to: 'approved' }))).toBe('observations_left');
    const row = observed.body.groups['observations']?.[0]?.id;
    await ask('diana', 'PATCH', `/sessions/${id}`, { version: observed.body.version, values: {}, groups: { observations: [{ id: row, values: { observationSettled: 'yes' } }] } });
    expect((await step('minutes', { to: 'approved' })).status).toBe(200);
    expect((await boardOf(id)).session.values).toMatchObject({ minutesStatus: 'approved', minutesApprovedOn: '2024-02-20', endsAt: '12:15' });
    expect(await code(step('close', { endsAt: '13:00' }))).toBe('wrong_moment');
  });

  it('are a Word and a PDF file that say who came, what was voted and who answers for it', async () => {
    const { id } = await opened();
    await ask('diana', 'POST', `/sessions/${id}/resolutions`, resolution());
    for (const [name, magic] of [['acta.docx', 'PK'], ['acta.pdf', '%PDF']] as const) {
      const reply = await app.inject({ method: 'GET', url: `/api/v1/sessions/${id}/documents/${name}`, headers: { cookie: cookies.diana } });
      expect([reply.statusCode, reply.rawPayload.subarray(0, magic.length).toString(), reply.headers['content-disposition']]).toEqual([200, magic, `attachment; filename="${name}"`]);
    }
  });

  it('of what changed meanwhile are not written over', async () => {
    const { id, board } = await opened();
    await ask('diana', 'POST', `/sessions/${id}/close`, { version: board.session.version, endsAt: '12:00' });
    expect(await code(ask('diana', 'POST', `/sessions/${id}/minutes`, { version: board.session.version, to: 'under_observation' }))).toBe('version_moved');
  });
});

describe('State bodies', () => {
  it('are installed today by their liaison for a day of 2015, and the day of capture is kept apart', async () => {
    const body = await create('beto', 'bodies', { acronym: 'CIES-JAL', name: 'Comisión estatal inventada', bodyType: 'state_body', bodyLevel: 'state', bodyState: '14', bodyStatus: 'installed', installedOn: '17 de marzo de 2015' });
    expect(body.values['installedOn']).toBe('17 de marzo de 2015');
    expect(body.capturedAt.slice(0, 10)).not.toBe('2015-03-17');
    type Overview = { bodies: { id: string; bodyState: string; installedOn: string }[] };
    const seen = async (person: Person) => (await ask<Overview>(person, 'GET', '/commissions/overview')).body.bodies.some(({ id }) => id === body.id);
    expect([await seen('beto'), await seen('ana'), await seen('diana'), await seen('elena'), await seen('carla')]).toEqual([true, true, true, true, false]);
    expect(await code(ask('carla', 'GET', `/bodies/${body.id}/board`))).toBe('not_found');
  });

  it('are not installed on a day that has not come', async () => {
    const refused = await ask<{ code: string }>('beto', 'POST', '/bodies', { values: { acronym: 'X', name: 'X', bodyType: 'state_body', bodyLevel: 'state', bodyStatus: 'installed', installedOn: '01/01/2099' } });
    expect(refused.body.code).toBe('invalid_values');
  });

  it('know the number that follows in each of their counts, and how their minimums stand', async () => {
    const { body } = await ready();
    type BodyBoard = { numbers: Record<string, number>; watches: { state: string; required: number }[]; rules: { basis: null } };
    const board = (await ask<BodyBoard>('diana', 'GET', `/bodies/${body}/board`)).body;
    expect(board.numbers).toEqual({ ordinary: 22 });
    expect(board.watches.at(-1)).toMatchObject({ required: 2 });
    expect(board.rules.basis).toBeNull();
  });
});

describe('The number of a session', () => {
  const planned = { sessionType: 'ordinary', planned: 'marzo 2024', sessionStatus: 'planned' };

  it('belongs to one session of its body and type: a second one is told whose it is', async () => {
    const { body, session } = await ready();
    const again = await ask('diana', 'POST', '/sessions', { values: { body, number: 21, ...planned } });
    expect(again).toMatchObject({ status: 422, body: { details: { cells: [{ cell: 'number', code: 'number_taken', message: expect.stringContaining(session.folio) }] } } });
    const next = await create('diana', 'sessions', { body, number: 22, ...planned });
    expect((await ask('diana', 'PATCH', `/sessions/${next.id}`, { version: next.version, values: { number: 21 } })).status).toBe(422);
    expect((await ask('diana', 'PATCH', `/sessions/${session.id}`, { version: session.version, values: { venue: 'Otra sala' } })).status).toBe(200);
  });

  it('is counted apart for each type and each body, and is free again once the session is annulled', async () => {
    const { body, session } = await ready();
    await create('diana', 'sessions', { body, number: 21, ...planned, sessionType: 'extraordinary' });
    await ready();
    expect((await ask('diana', 'POST', `/sessions/${session.id}/annul`, { version: session.version, reason: 'Se registró dos veces por error' })).status).toBe(200);
    await create('diana', 'sessions', { body, number: 21, ...planned });
  });
});

describe('The log', () => {
  it('commits to the values of every version that the acts of this file wrote', async () => {
    expect(await uncommitted(house)).toEqual([]);
  });
});
