import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { catalogs, modules } from '../../apps/server/modules.ts';
import type { House } from '../../packages/platform/database/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { withContext, type Context } from '../../packages/platform/db/index.ts';
import { grantRecord } from '../../packages/platform/grants/index.ts';
import type { RouteInfo } from '../../packages/platform/http/index.ts';
import { policy, roles, scopeOf } from '../../packages/platform/permissions/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { actors, homeOf, roleOf, testCast, type Actor, type Cast, type Where } from '../cast.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { brokenOff, guardedRoutes, serveCast } from '../matrix.ts';

/**
 * Every route × method × role × institution × owner of the record, from the routes that the server declares; then the same with the
 * guard of the application letting everybody through (row security alone), and with row security off (the guard alone). What may be
 * seen is said here a second time, in words as short as possible, and not read from the policy.
 */
let house: TestHouse;
let cast: Cast;

interface Owned {
  readonly at: Where;
  readonly by: Actor;
  readonly secret: string;
  readonly id: string;
}
const records: Owned[] = [];
const stateOfJalisco: readonly Where[] = ['jalisco', 'tlaquepaque'];

/** julio alone was given the federal record; everybody of Jalisco, the one of Chiapas with its identity. */
const granted = (actor: Actor, { by }: Owned): boolean => {
  const reads = ['capturer', 'institution_liaison', 'state_liaison', 'validator', 'prosecutor'].includes(roleOf(actor));
  return reads && ((by === 'nadia' && actor === 'julio') || (by === 'carla' && homeOf(actor) === 'jalisco'));
};

const inScope = (actor: Actor, record: Owned): boolean => {
  const home = homeOf(actor) === record.at;
  switch (roleOf(actor)) {
    case 'national_coordination': return true;
    case 'state_liaison': return home || (homeOf(actor) === 'jalisco' && stateOfJalisco.includes(record.at));
    case 'civil_society': return record.by === actor;
    case 'capturer': case 'institution_liaison': case 'validator': case 'prosecutor': case 'on_behalf': return home;
    case 'administration': case 'analyst': case 'auditor': case 'technical_support': return false;
  }
};
const sees = (actor: Actor, record: Owned): boolean => inScope(actor, record) || granted(actor, record);

const reveals = (actor: Actor, record: Owned): boolean =>
  (['national_coordination', 'on_behalf'].includes(roleOf(actor)) ? false : (inScope(actor, record) && (roleOf(actor) === 'civil_society' || homeOf(actor) === record.at)) || (granted(actor, record) && record.by === 'carla'));

const changes = (actor: Actor, record: Owned): boolean =>
  (roleOf(actor) === 'state_liaison' ? homeOf(actor) === record.at : inScope(actor, record));

const commands = recordCommands(victims);
const captures: readonly (readonly [Where, Actor])[] = [
  ['jalisco', 'ana'], ['chiapas', 'carla'], ['tlaquepaque', 'mario'], ['federal', 'nadia'], ['refuge', 'karen'], ['refuge', 'lidia'], ['chiapas', 'dianaForChiapas'],
];

async function capture(at: Where, by: Actor): Promise<void> {
  const secret = `SECRETODE${by.toUpperCase()}`;
  const values = { sex: 'female', nationalities: ['MX'], detectionUnit: secret, nameGiven: `NOMBREDE${by.toUpperCase()}`, nameFirst: 'Invención' };
  const { id } = await run(house, cast.contexts[by], commands.create, { values });
  records.push({ at, by, secret, id });
}

async function give(by: Actor, giver: Context, to: { toUserId?: string; classes?: readonly ['internal', 'confidential', 'identifying'] }): Promise<void> {
  const record = records.find((each) => each.by === by);
  await withContext(house, giver, (tx) => grantRecord(tx, giver, {
    form: 'victim', recordId: record?.id ?? '', ownerInstitutionId: giver.institutionId, toInstitutionId: cast.institutions.jalisco, kind: 'coordinated_case',
    reason: 'Caso que ambas instituciones atienden', until: new Date(Date.now() + 86_400_000), ...to,
  }));
}

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  cast = await testCast(house);
  for (const [at, by] of captures) await capture(at, by);
  await give('nadia', cast.contexts.nadia, { toUserId: cast.contexts.julio.userId });
  const liaisonOfChiapas: Context = { ...cast.contexts.nadia, institutionId: cast.institutions.chiapas, userId: cast.contexts.carla.userId };
  await give('carla', liaisonOfChiapas, { classes: ['internal', 'confidential', 'identifying'] });
});
afterAll(() => house.close());

const serve = (over: House, as: (context: Context) => Context): Promise<FastifyInstance> => serveCast(over, cast, as);
const guarded = guardedRoutes;

const bodies: readonly (readonly [RegExp, object])[] = [
  [/\/reveal$/, { reason: 'Comprobación de los permisos' }], [/\/annul$/, { version: 9, reason: 'Comprobación de los permisos' }],
  [/\/status$/, { version: 9, status: 'closed' }], [/\/revoke$/, { reason: 'Comprobación de los permisos' }],
];
const bodyOf = ({ method, path }: RouteInfo): object | undefined =>
  (method === 'GET' || method === 'DELETE' ? undefined : (bodies.find(([ending]) => ending.test(path))?.[1] ?? { version: 9, values: { sex: 'male' } }));

const ask = (app: FastifyInstance, actor: Actor | null, route: RouteInfo, id: string) => {
  const payload = bodyOf(route);
  const url = route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'form' ? 'victim' : id));
  return app.inject({ method: route.method, url, headers: { 'x-sintra-csrf': '1', ...(actor !== null && { 'x-test-actor': actor }) }, ...(payload !== undefined && { payload }) });
};

const one = '/api/v1/victims/:id';
/** What these routes must answer of a record, whatever the mode; undefined where the table has no say. */
function expectedStatus(actor: Actor, { method, path }: RouteInfo, record: Owned): number | undefined {
  if (path === one && method === 'GET') return sees(actor, record) ? 200 : 404;
  if (path === `${one}/history`) return sees(actor, record) ? 200 : 404;
  if (path === `${one}/reveal`) return reveals(actor, record) ? 200 : 404;
  if (path === one && method === 'PATCH') return changes(actor, record) ? 409 : 404;
  // Closing is validating, which a state's liaison does in the state.
  if (path === `${one}/status`) return inScope(actor, record) ? 409 : 404;
  if (path === `${one}/annul`) return changes(actor, record) ? 409 : 404;
  return undefined;
}

interface Found {
  readonly wrong: string[];
  readonly seen: Set<string>;
  asked: number;
}

/** An export that has answered may still be writing its log entry: its place is free a moment later. */
async function answer(app: FastifyInstance, actor: Actor, route: RouteInfo, id: string) {
  for (let tries = 0; tries < 5_000; tries += 1) {
    const reply = await ask(app, actor, route, id).catch(brokenOff);
    if (reply.statusCode !== 503) return reply;
    await house.superuser`select 1`;
  }
  throw new Error(`${route.path} stays busy`);
}

/** Asks one route as one actor about one record, and notes every word that should not have come and every wrong status. */
async function look(app: FastifyInstance, found: Found, actor: Actor, route: RouteInfo, record: Owned, guardIsOn: boolean): Promise<void> {
  const reply = await answer(app, actor, route, record.id);
  const where = `${actor} ${route.method} ${route.path} of ${record.by}: ${String(reply.statusCode)}`;
  found.asked += 1;
  // Without the guard a write meets the wall itself, which knows no words.
  if (guardIsOn && reply.statusCode >= 500) found.wrong.push(where);
  for (const each of records) {
    if (!reply.body.includes(each.secret)) continue;
    found.seen.add(`${actor} ${route.path}`);
    if (!sees(actor, each)) found.wrong.push(`${where} shows a record of ${each.by}`);
  }
  if (!guardIsOn) return;
  for (const each of records) {
    const named = reply.body.includes(`NOMBREDE${each.by.toUpperCase()}`);
    if (named && !(route.path.endsWith('/reveal') && reveals(actor, each))) found.wrong.push(`${where} names the person of ${each.by}`);
  }
  if (typeof route.policy === 'string') return;
  const allowed = scopeOf(cast.contexts[actor].roles, route.policy.resource, route.policy.action) !== null;
  const expected = allowed ? expectedStatus(actor, route, record) : 403;
  if (expected === undefined ? reply.statusCode === 403 : reply.statusCode !== expected) found.wrong.push(`${where}, expected ${String(expected)}`);
}

const full = process.env['SINTRA_PROVE'] === 'full';
/** Forms served by the very same code as the first two, one of people and one of work. */
const likeOthers = modules.slice(2).map(({ form }) => `/api/v1/${form.path}`);

/** Of which records a route is asked: all in `npm run prove`; in `npm test` the forms that are like others are left out. */
const asked = (route: RouteInfo): readonly Owned[] => {
  if (!full && likeOthers.some((path) => route.path === path || route.path.startsWith(`${path}/`))) return [];
  if (!route.path.includes(':id')) return records.slice(0, 1);
  return full || route.path.startsWith(one) ? records : records.slice(0, 1);
};

async function walk(app: FastifyInstance, guardIsOn: boolean): Promise<Found> {
  const found: Found = { wrong: [], seen: new Set(), asked: 0 };
  for (const route of guarded(app)) for (const actor of actors) for (const record of asked(route)) await look(app, found, actor, route, record, guardIsOn);
  return found;
}

// The words are where they should be: the matrix would notice them elsewhere.
const notices = ['ana /api/v1/victims', 'ana /api/v1/victims/:id', 'hugo /api/v1/victims', 'julio /api/v1/victims/:id', 'karen /api/v1/victims/:id', 'diana /api/v1/victims/export.csv'];

const readsLogOf = (actor: Actor, { policy: rule }: RouteInfo): boolean =>
  typeof rule !== 'string' && rule.resource === 'log' && scopeOf(cast.contexts[actor].roles, 'log', rule.action) === 'national';

describe('Every route × method × role × institution × owner', { timeout: 3_600_000 }, () => {
  it('knows every role, and none is without somebody', () => {
    expect(new Set(actors.map(roleOf))).toEqual(new Set([...roles, 'on_behalf']));
    expect(new Set(policy.map(({ role }) => role))).toEqual(new Set([...roles, 'on_behalf']));
  });

  it('lets no foreign record through and lets everybody do what the policy says', async ({ task }) => {
    const app = await serve(house, (context) => context);
    const found = await walk(app, true);
    await app.close();
    expect(found.wrong).toEqual([]);
    expect([...found.seen]).toEqual(expect.arrayContaining(notices));
    task.meta.proof = { what: 'route × method × role × owner: leaks and unexpected answers', count: found.asked, found: 0 };
  });

  it('with the guard letting everybody through, row security alone shows no foreign record', async ({ task }) => {
    const app = await serve(house, (context) => ({ ...context, roles }));
    const found = await walk(app, false);
    await app.close();
    expect(found.wrong).toEqual([]);
    expect([...found.seen]).toEqual(expect.arrayContaining(['ana /api/v1/victims', 'karen /api/v1/victims', 'julio /api/v1/victims/:id']));
    task.meta.proof = { what: 'the same with the guard off: foreign records shown', count: found.asked, found: 0 };
  });

  it('with row security off, the guard alone shows no foreign record and answers the same', async ({ task }) => {
    const app = await serve(house.wallless, (context) => context);
    const found = await walk(app, true);
    await app.close();
    expect(found.wrong).toEqual([]);
    expect([...found.seen]).toEqual(expect.arrayContaining(notices));
    task.meta.proof = { what: 'the same with row security off: foreign records shown', count: found.asked, found: 0 };
  });

  it('answers of a record that is not theirs as of one that does not exist', async ({ task }) => {
    const app = await serve(house, (context) => context);
    const same = (text: string, id: string): string => text.replaceAll(id, 'ID').replace(/"requestId":"[^"]*"/, '');
    const told: string[] = [];
    let pairs = 0;
    for (const route of guarded(app).filter(({ path }) => path.includes(':id'))) {
      for (const actor of actors) {
        // An auditor reads the log of every record: that is the right, and the log is where they learn of it.
        if (readsLogOf(actor, route)) continue;
        for (const record of asked(route).filter((each) => !sees(actor, each))) {
          const nobody = uuidv7();
          const [foreign, missing] = [await answer(app, actor, route, record.id), await answer(app, actor, route, nobody)];
          pairs += 1;
          if (foreign.statusCode !== missing.statusCode || same(foreign.body, record.id) !== same(missing.body, nobody)) told.push(`${actor} ${route.method} ${route.path} of ${record.by}`);
        }
      }
    }
    await app.close();
    expect(told).toEqual([]);
    task.meta.proof = { what: 'foreign and non-existing ids told apart', count: pairs, found: 0 };
  });
});
