import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { cellsOf } from '@sintra/definition';
import { seedCatalogs } from '@sintra/platform/catalogs';
import type { RouteInfo } from '@sintra/platform/http';
import { victims } from '@sintra/victims/server';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { testHouse, type TestHouse } from '../../test/house.ts';
import { testPeople } from '../../test/people.ts';
import { signIn } from '../../test/sign-in.ts';
import { runs } from '../../test/runs.ts';
import { seed } from './seed.ts';

let house: TestHouse;
let app: FastifyInstance;
const cookies: string[] = [];
let ids: readonly string[];

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
  for (const person of ['beto', 'diana', 'fabian', 'gloria'] as const) cookies.push(await signIn(app, person));
  const made = await Promise.all([1, 2, 3].map(() => app.inject({
    method: 'POST', url: '/api/v1/victims', headers: { 'x-sintra-csrf': '1', cookie: cookies[0] ?? '' }, payload: { values: { sex: 'female', nameGiven: 'Ficticia' } },
  })));
  ids = made.map((reply) => reply.json<{ id: string }>().id);
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const nasty = fc.constantFrom('', ' ', '\u0000', 'a\u0000b', '\uD800', '\u202E', '(borrar)', "'; drop table victim; --", '%', '\\', '{}', 'null', 'x'.repeat(5_000), '2024-13-45', '9999-99', '1e400', 'NaN');
const scalar = fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom(2 ** 31, -(2 ** 53), 1e308, 0.1));
const codes = ['female', 'yes', 'no', 'MX', '14', 'LGT-10-III', 'not_identified', 'exact', 'direct'];
const cellIds = [...cellsOf(victims.form), ...victims.form.groups.flatMap((group) => cellsOf(group))].map(({ id }) => id);
const value = fc.oneof(scalar, fc.constantFrom(...codes), fc.array(fc.oneof(scalar, fc.constantFrom(...codes)), { maxLength: 4 }), fc.object({ maxDepth: 1 }));
const values = fc.dictionary(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...cellIds) }, { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'sealed', 'institution_id', '') }), value, { maxKeys: 6 });
const id = fc.oneof(fc.integer({ min: 0, max: 2 }).map((index) => `#${String(index)}`), fc.constant(uuidv7()), nasty);
const row = fc.record({ id, remove: fc.boolean(), values }, { requiredKeys: ['values'] });
const groups = fc.dictionary(fc.constantFrom(...victims.form.groups.map((group) => group.id), 'nothing'), fc.oneof(fc.array(row, { maxLength: 3 }), scalar), { maxKeys: 2 });

/** Bodies that look like one of ours, and bodies that look like nothing. */
const body = fc.oneof(
  { weight: 6, arbitrary: fc.record({ values, groups, version: fc.oneof(fc.integer({ min: 0, max: 3 }), scalar), reason: fc.oneof(nasty, fc.constant('Un motivo suficiente')), status: fc.constantFrom('draft', 'submitted', 'closed', 'x'), id, email: nasty, name: nasty, roles: fc.array(nasty), password: nasty, filters: fc.object({ maxDepth: 2 }), format: fc.constantFrom('csv', 'xlsx', 'pdf') }, { requiredKeys: [] }) },
  { weight: 2, arbitrary: fc.record({ values }) }, { weight: 2, arbitrary: fc.anything({ maxDepth: 3, withNullPrototype: false }) }, { weight: 1, arbitrary: scalar },
);
const query = fc.dictionary(fc.constantFrom('q', 'after', 'limit', 'columns', 'by', 'annulled', 'sex', 'state', 'nationality', 'year', 'form', 'name', 'record', 'from', 'until', 'format', 'nothing'), fc.oneof(nasty, fc.constantFrom(...codes), fc.string()), { maxKeys: 4 });

const jsonOf = (content: unknown): string => {
  try {
    return JSON.stringify(content) ?? 'undefined';
  } catch {
    return '{"circular":';
  }
};
const known = (text: string): string => text.replace(/#([012])/g, (_, index: string) => ids[Number(index)] ?? '');
const searchOf = (asked: Readonly<Record<string, string>>): string =>
  Object.entries(asked).map(([key, text]) => `${key}=${encodeURIComponent(text.toWellFormed())}`).join('&');

describe('The API under arbitrary requests', () => {
  it('never answers with a failure of its own, and goes on serving', { timeout: 3_600_000 }, async ({ task }) => {
    const asked = runs(10_000);
    const routes: RouteInfo[] = app.routeInfos.filter(({ path }) => !/logout|login|first-account|me\/password/.test(path));
    const one = fc.record({ route: fc.constantFrom(...routes), who: fc.nat({ max: 3 }), place: id, body, query });
    const statuses: Record<number, number> = {};
    await fc.assert(fc.asyncProperty(one, async (request) => {
      const { method, path } = request.route;
      const url = `${path.replace(/:\w+/g, encodeURIComponent(known(request.place).toWellFormed()).slice(0, 150) || 'x')}?${searchOf(request.query)}`;
      const reply = await app.inject({
        method, url, headers: { 'x-sintra-csrf': '1', cookie: cookies[request.who] ?? '', 'content-type': 'application/json' },
        ...(method !== 'GET' && method !== 'DELETE' && { payload: known(jsonOf(request.body)) }),
      });
      statuses[reply.statusCode] = (statuses[reply.statusCode] ?? 0) + 1;
      if (reply.statusCode >= 500) throw new Error(`${method} ${url}: ${String(reply.statusCode)} ${reply.body.slice(0, 300)}`);
    }), { numRuns: asked, seed, endOnFailure: true });
    expect((await app.inject({ url: '/api/v1/me', headers: { cookie: cookies[0] ?? '' } })).statusCode).toBe(200);
    task.meta.proof = { what: 'arbitrary requests to every route', count: asked, failures: 0, seed, answers: JSON.stringify(statuses) };
  });
});
