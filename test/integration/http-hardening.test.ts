import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople } from '../people.ts';
import { signIn } from '../sign-in.ts';

/** What the server says and does not say around its answers: the small print on which browsers and proxies rely. */
let house: TestHouse;
let app: FastifyInstance;
let cookie = '';

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
  cookie = await signIn(app, 'beto');
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const ask = (options: InjectOptions) => app.inject({ ...options, headers: { 'x-sintra-csrf': '1', cookie, ...options.headers } });
const answers = async () => [
  await ask({ method: 'GET', url: '/api/v1/me' }), await ask({ method: 'GET', url: '/api/v1/victims' }), await ask({ method: 'GET', url: '/api/v1/nada' }),
  await ask({ method: 'GET', url: '/api/v1/victims/no-es-un-id' }), await ask({ method: 'POST', url: '/api/v1/victims', payload: { nada: 1 } }), await app.inject({ method: 'GET', url: '/api/v1/me' }),
];

describe('Every answer of the API', () => {
  it('is kept nowhere, framed by nobody, of the kind it says, and tells no other site where it came from', async () => {
    for (const { headers } of await answers()) {
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['content-type']).toMatch(/^application\/(problem\+)?json/);
      const policy = String(headers['content-security-policy']);
      for (const part of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]) expect(policy).toContain(part);
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:/);
    }
  });

  it('opens to no other origin, and names neither the server nor its version', async () => {
    for (const reply of [...(await answers()), await ask({ method: 'GET', url: '/api/v1/me', headers: { origin: 'https://otro.example' } })]) {
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control-') || name === 'server' || name === 'x-powered-by')).toEqual([]);
    }
  });

  it('leaves as a file with a name of ours, never one that came in', async () => {
    for (const url of ['/api/v1/victims/export.csv?sex=intersex', '/api/v1/victims/template.xlsx', '/api/v1/log/export']) {
      const { headers } = await ask({ method: 'GET', url });
      expect(headers['content-disposition'], url).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});

describe('A request that tries something', () => {
  it('by a method or an address that was not declared is answered as one that is not there', async () => {
    for (const [method, url] of [['DELETE', '/api/v1/victims'], ['OPTIONS', '/api/v1/victims'], ['TRACE', '/api/v1/me'], ['GET', '/assets/'], ['GET', '/assets/.git/config']] as const) {
      const { statusCode, body } = await ask({ method, url });
      expect([404, 405, 400, 403], `${method} ${url}`).toContain(statusCode);
      expect(body).not.toMatch(/Index of/);
    }
    // A path that climbs out ends at the application's page at most, never at a file.
    for (const url of ['/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/api/v1/../.git/config']) expect((await ask({ method: 'GET', url })).body, url).not.toMatch(/"workspaces"|\[core\]/);
  });

  it('with fields that nobody declared is refused, and changes nothing', async () => {
    const before = await house.superuser`select count(*)::integer as count from victim`;
    for (const payload of [{ values: { sex: 'female' }, institution_id: 'otra' }, { values: { sex: 'female', rol: 'administration' } }, { values: { sex: 'female' }, status: 'validated' }]) {
      expect((await ask({ method: 'POST', url: '/api/v1/victims', payload })).statusCode, JSON.stringify(payload)).toBeGreaterThanOrEqual(400);
    }
    expect(await house.superuser`select count(*)::integer as count from victim`).toEqual(before);
  });

  it('with a name twice, or the same in address and body, is read from the address', async () => {
    const created = await ask({ method: 'POST', url: '/api/v1/victims', payload: { values: { sex: 'female', nationalities: ['MX'] } } });
    const { id } = created.json<{ id: string }>();
    const moved = await ask({ method: 'PATCH', url: `/api/v1/victims/${id}?id=otro`, payload: { id: 'otro', version: 1, values: { sex: 'male' } } });
    expect([moved.statusCode, moved.json<{ id: string }>().id]).toEqual([200, id]);
  });

  it('says who is behind a proxy only if the proxy is of this machine', async () => {
    const probe = await app.inject({ method: 'GET', url: '/healthz', remoteAddress: '203.0.113.9', headers: { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'otro.example' } });
    expect(probe.statusCode).toBe(200);
    const seen: string[] = [];
    const open = await buildServer(house);
    open.addHook('onRequest', async (request) => { seen.push(request.ip, request.host); });
    await open.inject({ method: 'GET', url: '/healthz', remoteAddress: '203.0.113.9', headers: { 'x-forwarded-for': '198.51.100.1', 'x-forwarded-host': 'otro.example' } });
    await open.inject({ method: 'GET', url: '/healthz', remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '198.51.100.1' } });
    await open.close();
    expect([seen[0], seen[1]?.includes('otro.example'), seen[2]]).toEqual(['203.0.113.9', false, '198.51.100.1']);
  });
});
