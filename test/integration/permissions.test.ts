import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { FastifyInstance } from 'fastify';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import type { RouteInfo } from '../../packages/platform/http/index.ts';
import { scopeOf } from '../../packages/platform/permissions/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People, type Person } from '../people.ts';
import { signIn } from '../sign-in.ts';

/**
 * Every route × every role × own and foreign institution, made from the routes that the server declares: a new route is in the
 * matrix by existing. What each answer may be is read from the policy table, never written here.
 */
let house: TestHouse;
let app: FastifyInstance;
let people: People;
const cookies = {} as Record<Person, string>;
const everybody: readonly Person[] = ['ana', 'beto', 'carla', 'diana', 'elena', 'fabian', 'gloria'];

/** Words that stand in the record of each institution and nowhere else: wherever they turn up, something leaked. */
const secretOf = { jalisco: 'SECRETODEJALISCO', chiapas: 'SECRETODECHIAPAS' } as const;
const records = {} as Record<keyof typeof secretOf, string>;

const inputOf = (secret: string) => ({
  values: { sex: 'female', nationalities: ['MX'], detectionUnit: secret, nameGiven: `Nombre${secret}`, nameFirst: 'Invención', narrative: secret },
});

const ask = (person: Person | null, method: RouteInfo['method'], url: string, payload?: object) => {
  const request: InjectOptions = { method, url, headers: { 'x-sintra-csrf': '1', ...(person !== null && { cookie: cookies[person] }) }, ...(payload !== undefined && { payload }) };
  return app.inject(request);
};

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  app = await buildServer(house);
  for (const person of everybody) cookies[person] = await signIn(app, person);
  for (const [place, who] of [['jalisco', 'ana'], ['chiapas', 'carla']] as const) {
    records[place] = (await ask(who, 'POST', '/api/v1/victims', inputOf(secretOf[place]))).json<{ id: string }>().id;
  }
});
afterAll(async () => {
  await app.close();
  await house.close();
});

/** Routes that end the session they are asked with, or are the door itself, have tests of their own. */
const guarded = (): RouteInfo[] => app.routeInfos.filter(({ policy, path }) => policy !== 'public' && !path.endsWith('/me/password'));

const fill = (path: string, id: string): string => path.replace(/:(\w+)/g, (_, name: string) => (name === 'form' || name === 'format' ? 'victim' : id));

/** A body that means something to the record routes; the others refuse it as not theirs, after asking for the right. */
const bodies: readonly (readonly [RegExp, object])[] = [
  [/\/reveal$/, { reason: 'Comprobación de los permisos' }], [/\/annul$/, { version: 1, reason: 'corto' }], [/\/status$/, { version: 9, status: 'closed' }],
];
const bodyOf = ({ method, path }: RouteInfo): object | undefined =>
  (method === 'GET' || method === 'DELETE' ? undefined : (bodies.find(([ending]) => ending.test(path))?.[1] ?? { version: 9, values: { sex: 'male' } }));

describe('Every route', () => {
  it('refuses who is not signed in', async () => {
    const open: string[] = [];
    for (const route of guarded()) {
      const reply = await ask(null, route.method, fill(route.path, records.jalisco), bodyOf(route));
      if (reply.statusCode !== 401) open.push(`${route.method} ${route.path}: ${String(reply.statusCode)}`);
    }
    expect(open).toEqual([]);
  });

  it('refuses each role that the policy gives no right, and lets the others past the guard', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const route of guarded()) {
      if (typeof route.policy === 'string') continue;
      const { resource, action } = route.policy;
      for (const person of everybody) {
        const allowed = scopeOf(people[person].roles, resource, action) !== null;
        const reply = await ask(person, route.method, fill(route.path, uuidv7()), bodyOf(route));
        const refused = reply.statusCode === 403;
        asked += 1;
        if (allowed === refused || reply.statusCode >= 500) wrong.push(`${person} ${route.method} ${route.path}: ${String(reply.statusCode)}, policy says ${allowed ? 'yes' : 'no'}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  });

  it('answers about a record of another institution as about one that does not exist', async () => {
    const told: string[] = [];
    const same = (text: string, id: string): string => text.replaceAll(id, 'ID').replace(/"requestId":"[^"]*"/, '');
    for (const route of guarded().filter(({ path }) => path.includes(':id'))) {
      for (const [person, place] of [['ana', 'chiapas'], ['beto', 'chiapas'], ['carla', 'jalisco']] as const) {
        const nobody = uuidv7();
        const foreign = await ask(person, route.method, fill(route.path, records[place]), bodyOf(route));
        const missing = await ask(person, route.method, fill(route.path, nobody), bodyOf(route));
        const alike = foreign.statusCode === missing.statusCode && same(foreign.body, records[place]) === same(missing.body, nobody);
        // «Why» and own drafts answer both alike, with what the policy says or nothing.
        if (!alike || (foreign.statusCode < 400 && !/\/drafts|\/why$/.test(route.path))) told.push(`${person} ${route.method} ${route.path}: ${String(foreign.statusCode)} and ${String(missing.statusCode)}`);
      }
    }
    expect(told).toEqual([]);
  });

  it('lets no word of another institution through, and no identifying one but to who reveals it', async () => {
    const leaks: string[] = [];
    const own = new Set<string>();
    for (const route of guarded()) {
      for (const person of everybody) {
        const home = people[person].institutionId === people.institutions.jalisco.id ? 'jalisco' : 'chiapas';
        const national = scopeOf(people[person].roles, 'record', 'read') === 'national';
        for (const place of ['jalisco', 'chiapas'] as const) {
          const { body } = await ask(person, route.method, fill(route.path, records[place]), bodyOf(route));
          const foreign = everybody.slice(0, 3).includes(person) ? home !== place : !national;
          if (!foreign && body.includes(secretOf[place])) own.add(`${person} ${route.path}`);
          if (foreign && body.includes(secretOf[place])) leaks.push(`${person} reads of ${place} in ${route.method} ${route.path}`);
          if (body.includes(`Nombre${secretOf[place]}`) && (!route.path.endsWith('/reveal') || foreign)) leaks.push(`${person} reads a name of ${place} in ${route.method} ${route.path}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    // The words are where they should be: the matrix would notice them elsewhere.
    expect([...own]).toEqual(expect.arrayContaining(['ana /api/v1/victims/:id', 'ana /api/v1/victims', 'ana /api/v1/victims/:id/reveal', 'diana /api/v1/victims/:id']));
  });
});
