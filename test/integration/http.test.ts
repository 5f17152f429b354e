import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { openHttp } from '../../packages/platform/http/index.ts';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople } from '../people.ts';
import { signIn } from '../sign-in.ts';

let house: TestHouse;
let app: FastifyInstance;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const write = { 'x-sintra-csrf': '1' };

describe('The HTTP server', () => {
  it('does not start with a route that has no policy', async () => {
    const bare = await openHttp(house, { authenticate: () => Promise.resolve(null) });
    expect(() => bare.get('/open', () => 'x')).toThrow(/no policy/);
    await bare.close();
  });

  it('answers who is not signed in with a problem in Spanish, never with data', async () => {
    const reply = await app.inject({ url: '/api/v1/victims' });
    expect([reply.statusCode, reply.headers['content-type'], reply.json()]).toMatchObject([401, 'application/problem+json; charset=utf-8', { code: 'not_signed_in' }]);
  });

  it('refuses a write that does not come from its own screens', async () => {
    const cookie = await signIn(app, 'ana');
    const reply = await app.inject({ method: 'POST', url: '/api/v1/victims', headers: { cookie }, payload: { values: {} } });
    expect([reply.statusCode, reply.json()]).toMatchObject([403, { code: 'csrf' }]);
  });

  it('creates, lists and reads a record through the documented addresses', async () => {
    const cookie = await signIn(app, 'ana');
    const created = await app.inject({ method: 'POST', url: '/api/v1/victims', headers: { ...write, cookie }, payload: { values: { sex: 'female' } } });
    expect(created.statusCode).toBe(201);
    const { id, folio } = created.json<{ id: string; folio: string }>();
    const list = await app.inject({ url: `/api/v1/victims?q=${folio}`, headers: { cookie } });
    expect(list.json()).toMatchObject({ items: [{ id }], next: null });
    const read = await app.inject({ url: `/api/v1/victims/${id}`, headers: { cookie } });
    expect(read.json()).toMatchObject({ folio, values: { sex: 'female' } });
    expect(read.headers['cache-control']).toBe('no-store');
  });

  it('gives unreadable bodies and unknown addresses a problem, not a trace', async () => {
    const cookie = await signIn(app, 'ana');
    const broken = await app.inject({ method: 'POST', url: '/api/v1/victims', headers: { ...write, cookie, 'content-type': 'application/json' }, payload: '{"values":' });
    expect([broken.statusCode, broken.json()]).toMatchObject([400, { code: 'invalid_request' }]);
    const unknown = await app.inject({ url: '/api/v1/nothing', headers: { cookie } });
    expect([unknown.statusCode, unknown.json()]).toMatchObject([404, { code: 'no_such_address' }]);
  });

  it('describes every one of its API routes', async () => {
    const document = (await app.inject({ url: '/api/openapi.json' })).json<{ paths: Record<string, unknown> }>();
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/v1/victims', '/api/v1/victims/{id}/reveal', '/api/v1/log']));
  });
});
