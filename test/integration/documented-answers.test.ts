import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { clock } from '../../packages/platform/clock/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type Person } from '../people.ts';
import { signIn } from '../sign-in.ts';

const cookies = {} as Record<Person, string>;
let house: TestHouse;
let app: FastifyInstance;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
});
afterEach(() => clock.set(null));
afterAll(async () => {
  await app.close();
  await house.close();
});

/** Sets the day and comes in on it: a session of another year would have ended. */
async function comeIn(moment: string): Promise<void> {
  clock.set(new Date(moment));
  for (const person of ['beto', 'diana'] as const) cookies[person] = await signIn(app, person);
}

/** What arrives is judged by the documented schema; these are the parts that the steps themselves look at. */
interface Answer {
  readonly id: string;
  readonly version: number;
  readonly session: { readonly version: number; readonly attendance: readonly { readonly id: string }[] };
  readonly [part: string]: unknown;
}
type Method = 'GET' | 'POST' | 'PATCH';

async function send(method: Method, path: string, payload?: object, person: Person = 'diana'): Promise<Answer> {
  const headers = { 'x-sintra-csrf': '1', cookie: cookies[person] };
  const reply = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload !== undefined && { payload }) });
  expect([reply.statusCode, reply.body], path).toEqual([expect.toSatisfy((status: number) => status < 300), expect.anything()]);
  return reply.json<Answer>();
}

const tried = new Set<string>();

/** Sends, and holds the answer against the document: what it does not name would fall away in reading, and nothing does. */
async function documented(method: Method, pattern: string, path: string, payload?: object): Promise<Answer> {
  const answer = await send(method, path, payload);
  const route = app.routeInfos.find((info) => info.method === method && info.path === `/api/v1${pattern}`);
  const read = route?.output?.safeParse(answer);
  expect(read?.error?.issues ?? [], pattern).toEqual([]);
  expect(read?.data, pattern).toEqual(answer);
  tried.add(`${method} /api/v1${pattern}`);
  return answer;
}

const member = (name: string, more: object = {}) => ({ values: { memberAsWritten: name, quality: 'voice_and_vote', memberEmail: `${name.toLowerCase()}@prueba.gob.mx`, ...more } });

/** A body of two, and its next session ready to be convoked for 20 February 2024. */
async function ready(acronym: string): Promise<{ body: string; id: string }> {
  const organization = await send('POST', '/organizations', { values: { name: `Organización inventada ${acronym}`, acronym: `O${acronym}`, organizationStatus: 'in_force' } });
  const values = { acronym, name: 'Órgano inventado', bodyType: 'interministerial_commission', bodyLevel: 'federal', bodyStatus: 'installed', installedOn: '2013', coordinator: organization.id };
  const rules = [{ values: { rulesFrom: '2014', minimumPerYear: 3, rulesBasis: 'Artículo inventado' } }];
  const body = await send('POST', '/bodies', { values, groups: { members: [member('Uno', { presides: 'yes', organization: organization.id }), member('Dos')], rules } });
  await send('POST', '/bodies', { values: { acronym: `${acronym}H`, name: 'Grupo inventado', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed', parent: body.id } });
  const session = { body: body.id, number: 21, sessionType: 'ordinary', heldOn: '20/02/2024', planned: 'febrero 2024', startsAt: '10:00', venue: 'Sala inventada', sessionStatus: 'planned' };
  const { id } = await send('POST', '/sessions', { values: session, groups: { agenda: [{ values: { topic: 'Lista de asistencia' } }] } });
  return { body: body.id, id };
}

const board = (id: string) => documented('GET', '/sessions/:id/board', `/sessions/${id}/board`);
const step = async (id: string, name: string, payload: object = {}) => {
  const { session } = await board(id);
  return documented('POST', `/sessions/:id/${name}`, `/sessions/${id}/${name}`, { version: session.version, ...payload });
};
async function attend(id: string, most: number): Promise<void> {
  const { session } = await board(id);
  for (const row of session.attendance.slice(0, most)) await documented('POST', '/sessions/:id/attend', `/sessions/${id}/attend`, { row: row.id, attendedBy: 'titular', seen: null });
}

describe('What a session answers is what the document says', () => {
  test('from its convocation to its approved minutes', async () => {
    await comeIn('2024-02-01T18:00:00Z');
    const { body, id } = await ready('OA');
    await step(id, 'convoke');
    await documented('GET', '/commissions/overview', '/commissions/overview');
    await comeIn('2024-02-20T16:00:00Z');
    await step(id, 'second-call');
    await attend(id, 2);
    await step(id, 'open', { startsAt: '10:05' });
    const resolution = { text: 'Se aprueba lo inventado', resolutionType: 'approval', vote: { for: 2, against: 0, abstained: 0 }, responsibles: [{ responsibleAsWritten: 'Dos' }] };
    for (const dueDate of ['2T 2024', 'por definir']) await documented('POST', '/sessions/:id/resolutions', `/sessions/${id}/resolutions`, { ...resolution, dueDate });
    const page = await documented('GET', '/resolutions/follow-up', '/resolutions/follow-up?limit=1');
    expect(page).toMatchObject({ items: [{ dueDate: '2T 2024' }], next: expect.any(String) });
    await step(id, 'close', { endsAt: '12:15' });
    await step(id, 'minutes', { to: 'under_observation' });
    await step(id, 'minutes', { to: 'approved' });
    expect((await board(id))['resolutions']).toHaveLength(2);
    expect(await documented('GET', '/bodies/:id/board', `/bodies/${body}/board`)).toMatchObject({ sessions: [{ resolutions: 2 }], numbers: { ordinary: 22 }, children: [{ acronym: 'OAH' }], rulesRows: 1 });
  });

  test('and without quorum, beside a term that ends', async () => {
    await comeIn('2024-02-01T18:00:00Z');
    const { id } = await ready('OB');
    await step(id, 'convoke');
    await step(id, 'no-quorum');
    await step(id, 'defer', { to: 'abril 2024', reason: 'No se reunió el quórum' });
    await step(id, 'cancel', { reason: 'Se integra a la sesión siguiente' });
    const made = await send('POST', '/candidacies', { values: { candidateName: 'Organización candidata', decision: 'selected', termFrom: '01/03/2022' } });
    const overview = await documented('GET', '/commissions/overview', '/commissions/overview');
    expect(overview['terms']).toMatchObject([{ id: made.id }]);
  });
});

test('no step of a session was left untried', () => {
  const steps = /^\/api\/v1\/(?:commissions\/|bodies\/:id\/board|resolutions\/follow-up|sessions\/:id\/(?:attend|board|cancel|close|convoke|defer|minutes|no-quorum|open|resolutions|second-call)$)/;
  const uploads = (info: { consumes?: string; produces?: string }): boolean => info.consumes !== undefined || info.produces !== undefined;
  const known = app.routeInfos.filter((info) => steps.test(info.path) && !uploads(info)).map(({ method, path }) => `${method} ${path}`);
  expect(known.length).toBe(14);
  expect(known.filter((route) => !tried.has(route))).toEqual([]);
});
