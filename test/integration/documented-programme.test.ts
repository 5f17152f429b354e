import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { clock } from '../../packages/platform/clock/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type Person } from '../people.ts';
import { signIn } from '../sign-in.ts';

const fixture = readFileSync(fileURLToPath(new URL('../fixtures/programme-2031.txt', import.meta.url))).toString().replaceAll('Fiscalía de Cuentos', 'Institución de prueba de Jalisco');
const cookies = {} as Record<Person, string>;
const tried = new Set<string>();
let house: TestHouse;
let app: FastifyInstance;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
  clock.set(new Date('2031-07-20T18:00:00Z'));
  for (const person of ['beto', 'diana'] as const) cookies[person] = await signIn(app, person);
});
afterAll(async () => {
  clock.set(null);
  await app.close();
  await house.close();
});

type Method = 'GET' | 'POST';
interface Asked {
  readonly payload?: object | string;
  readonly person?: Person;
  readonly type?: string;
}
type Answer = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };

async function send(method: Method, path: string, { payload, person = 'diana', type }: Asked = {}): Promise<Answer> {
  const headers = { 'x-sintra-csrf': '1', cookie: cookies[person], ...(type !== undefined && { 'content-type': type }) };
  const reply = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload !== undefined && { payload }) });
  expect([reply.statusCode, reply.body], path).toEqual([expect.toSatisfy((status: number) => status < 300), expect.anything()]);
  return reply.json<Answer>();
}

/** Sends, and holds the answer against the document: what it does not name would fall away in reading, and nothing does. */
async function documented(method: Method, pattern: string, path: string, asked: Asked = {}): Promise<Answer> {
  const answer = await send(method, path, asked);
  const read = app.routeInfos.find((info) => info.method === method && info.path === `/api/v1${pattern}`)?.output?.safeParse(answer);
  expect(read?.error?.issues ?? [], pattern).toEqual([]);
  expect(read?.data, pattern).toEqual(answer);
  tried.add(`${method} /api/v1${pattern}`);
  return answer;
}

const base = '/programme-documents';
const year = '/annual-programme/:year';

describe('What the programme answers is what the document says', () => {
  test('of its document: sent, reviewed, applied, validated, and another left', async () => {
    const { id } = await documented('POST', base, `${base}?year=2031&name=programa.txt`, { payload: fixture, type: 'application/octet-stream' });
    await documented('GET', `${base}/:id`, `${base}/${id}`);
    for (const outcome of ['understood', 'to_complete', 'dismissed']) await documented('GET', `${base}/:id/passages`, `${base}/${id}/passages?outcome=${outcome}&limit=200`);
    const waiting = await send('GET', `${base}/${id}/passages?outcome=to_complete`);
    const number = (waiting['items'] as { number: number; text: string }[]).find(({ text }) => text.includes('Octava Sesión'))?.number;
    await documented('POST', `${base}/:id/choices`, `${base}/${id}/choices`, { payload: { numbers: [number], choice: { action: 'complete', date: 'noviembre/diciembre' } } });
    await documented('GET', `${base}/:id/passages`, `${base}/${id}/passages?limit=200`);
    expect(await documented('POST', `${base}/:id/apply`, `${base}/${id}/apply`)).toMatchObject({ state: 'applied', applied: { session: { created: 8 } } });
    expect(await documented('POST', `${base}/:id/validate`, `${base}/${id}/validate`)).toMatchObject({ validated: expect.any(Number) as number });
    const corrected = fixture.replace('Enero/Febrero', 'Marzo/Abril');
    const other = await documented('POST', base, `${base}?year=2031&name=corregido.txt`, { payload: corrected, type: 'application/octet-stream' });
    expect((await documented('GET', `${base}/:id`, `${base}/${other.id}`))['different']).toHaveLength(1);
    expect(await documented('GET', base, base)).toHaveLength(2);
    await documented('POST', `${base}/:id/discard`, `${base}/${other.id}/discard`);
  });

  test('of its year: sheet, goals, round, reports, carried over, compared', async () => {
    const { lines } = (await documented('GET', `${year}/sheet`, '/annual-programme/2031/sheet')) as unknown as { lines: { id: string; title: string }[] };
    const activity = lines.find(({ title }) => title.includes('glosario'))?.id;
    expect(await documented('GET', `${year}/tree`, '/annual-programme/2031/tree')).toHaveLength(4);
    await documented('GET', `${year}/rounds/:half`, '/annual-programme/2031/rounds/1');
    await documented('POST', `${year}/rounds/:half/ask`, '/annual-programme/2031/rounds/1/ask');
    expect((await documented('GET', `${year}/rounds/:half`, '/annual-programme/2031/rounds/1'))['askedAt']).toEqual(expect.any(String));
    const values = { subjectType: 'activity', activity, reportedOn: '2031-07-20', period: '1er semestre 2031', percent: 40, progressText: 'Se avanzó.' };
    const report = await send('POST', '/progress-reports', { person: 'beto', payload: { values } });
    const sent = await send('POST', `/progress-reports/${report.id}/status`, { person: 'beto', payload: { version: report.version, status: 'submitted' } });
    await documented('POST', '/progress-reports/:id/review', `/progress-reports/${sent.id}/review`, { payload: { version: sent.version, verdict: 'validated' } });
    expect(((await documented('GET', `${year}/sheet`, '/annual-programme/2031/sheet'))['lines'] as { id: string }[]).find(({ id }) => id === activity)).toMatchObject({ percent: 40, reports: ['2031-07-20'] });
    await documented('POST', `${year}/carry-over`, '/annual-programme/2031/carry-over');
    const compared = await documented('GET', `${year}/compared-with/:other`, '/annual-programme/2032/compared-with/2031');
    expect((compared['goesOn'] as unknown[]).length).toBeGreaterThan(5);
    await documented('GET', `${year}/sheet`, '/annual-programme/2029/sheet');
  });
});

test('no answer of the programme was left untried', () => {
  const own = /^\/api\/v1\/(?:programme-documents|annual-programme\/|progress-reports\/:id\/review$)/;
  const known = app.routeInfos.filter((info) => own.test(info.path) && info.produces === undefined).map(({ method, path }) => `${method} ${path}`);
  expect(known.length).toBe(15);
  expect(known.filter((route) => !tried.has(route))).toEqual([]);
});
