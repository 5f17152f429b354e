import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { catalogs, modules } from '../../apps/server/modules.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import type { House } from '../../packages/platform/database/index.ts';
import { withContext, type Context } from '../../packages/platform/db/index.ts';
import type { RouteInfo } from '../../packages/platform/http/index.ts';
import { receiveFile } from '../../packages/platform/imports/index.ts';
import { roles, scopeOf } from '../../packages/platform/permissions/index.ts';
import { defineNotices, notice, notify, type Recipient } from '../../packages/platform/tray/index.ts';
import { actors, homeOf, roleOf, testCast, type Actor, type Cast, type Where } from '../cast.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { brokenOff, guardedRoutes, serveCast } from '../matrix.ts';

/**
 * The matrix of `permissions-matrix.test.ts` for what is not a record: import runs, accounts and notices of the tray. Every route of
 * theirs × role × institution × owner, with both walls and with each alone; what may be seen is said here a second time.
 *
 * Where one wall alone makes no sense:
 * - Workbooks of accounts (`export.xlsx`, `template.xlsx`) are compressed: with the guard off their words cannot be read in the answer.
 *   They are written from the very list that `GET /users` shows, which is asked here.
 * - Of accounts, names and posts of one's own institution and of the Secretaría Técnica are nobody's secret from whoever works with
 *   their records (migration 0040); with the guard off, row security shows those and no other, and lets nobody change any.
 */
type Kind = 'run' | 'account' | 'notice';

interface Owned {
  readonly kind: Kind;
  readonly id: string;
  readonly at: Where;
  /** Whom an account belongs to, or a notice is for; a right as `resource.action` when it is for whoever holds it. */
  readonly of: string;
  readonly secret: string;
}

let house: TestHouse;
let cast: Cast;
const things: Owned[] = [];
const words = defineNotices({ matrixTrial: notice<{ word: string }>(({ word }) => ({ title: 'Prueba', text: word })) });
const people = actors.filter((actor) => actor !== 'dianaForChiapas');
const names = { record: ['validate'], log: ['read'] } as const;

const isOf = (actor: Actor, ...held: string[]): boolean => held.includes(roleOf(actor));
const home = (actor: Actor, { at }: Owned): boolean => homeOf(actor) === at;
const national = (actor: Actor): boolean => isOf(actor, 'administration', 'auditor', 'national_coordination');
const ownNotice = (actor: Actor, thing: Owned): boolean => (actor === 'dianaForChiapas' ? 'diana' : actor) === thing.of && home(actor, thing);

/** With both walls, or with the guard alone. */
function sees(actor: Actor, thing: Owned): boolean {
  if (thing.kind === 'run') return isOf(actor, 'national_coordination') || (home(actor, thing) && isOf(actor, 'institution_liaison', 'state_liaison', 'on_behalf'));
  if (thing.kind === 'account') return isOf(actor, 'administration') || (home(actor, thing) && isOf(actor, 'institution_liaison', 'state_liaison'));
  if (thing.of === 'record.validate') return home(actor, thing) && isOf(actor, 'institution_liaison', 'state_liaison', 'validator', 'on_behalf');
  return thing.of === 'log.read' ? isOf(actor, 'auditor') : ownNotice(actor, thing);
}

/** With row security alone. */
function walled(actor: Actor, thing: Owned): boolean {
  if (thing.kind === 'run') return isOf(actor, 'national_coordination') || (home(actor, thing) && !isOf(actor, 'civil_society', 'administration', 'auditor', 'analyst', 'technical_support'));
  if (thing.kind === 'account') return national(actor) || home(actor, thing) || thing.at === 'secretariat' || (actor === 'hugo' && thing.at === 'tlaquepaque');
  if (thing.of === 'log.read') return national(actor);
  return thing.of === 'record.validate' ? home(actor, thing) : ownNotice(actor, thing);
}

const senders: readonly (readonly [Where, Actor])[] = [['jalisco', 'beto'], ['chiapas', 'dianaForChiapas'], ['federal', 'nadia'], ['secretariat', 'diana']];

async function sendRun(at: Where, by: Actor): Promise<void> {
  const secret = `ARCHIVODE${at.toUpperCase()}`;
  const id = await receiveFile(house, cast.contexts[by], modules, { form: 'victim', name: `${secret}.csv`, queued: false }, Readable.from([Buffer.from(`Sexo,Notas\nMujer,${secret}`)]));
  things.push({ kind: 'run', id, at, of: by, secret });
}

async function leaveNotice(at: Where, of: string, to: Recipient): Promise<void> {
  const secret = `AVISODE${at.toUpperCase()}${of.toUpperCase()}`;
  await withContext(house, cast.contexts.ana, (tx) => notify(tx, { to, notice: words.matrixTrial({ word: secret }) }));
  const [{ id } = { id: '' }] = await house.superuser<{ id: string }[]>`select id from tray_notice where details ->> 'word' = ${secret}`;
  things.push({ kind: 'notice', id, at, of, secret });
}

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  cast = await testCast(house);
  for (const [at, by] of senders) await sendRun(at, by);
  for (const name of people) {
    const secret = `CARGODE${name.toUpperCase()}`;
    await house.superuser`update user_account set position = ${secret} where id = ${cast.contexts[name].userId}`;
    things.push({ kind: 'account', id: cast.contexts[name].userId, at: homeOf(name), of: name, secret });
  }
  for (const name of ['ana', 'carla', 'diana', 'gloria', 'karen'] as const) await leaveNotice(homeOf(name), name, { institutionId: cast.contexts[name].institutionId, userId: cast.contexts[name].userId });
  for (const at of ['jalisco', 'chiapas'] as const) await leaveNotice(at, 'record.validate', { institutionId: cast.institutions[at], resource: 'record', action: names.record[0] });
  await leaveNotice('secretariat', 'log.read', { everywhere: true, resource: 'log', action: names.log[0] });
});
afterAll(() => house.close());

const families: readonly (readonly [RegExp, Kind])[] = [[/^\/api\/v1\/(imports|import-mappings)(\/|$)/, 'run'], [/^\/api\/v1\/(users|confirmations)(\/|$)/, 'account'], [/^\/api\/v1\/tray(\/|$)/, 'notice']];
const kindOf = ({ path }: RouteInfo): Kind | undefined => families.find(([family]) => family.test(path))?.[1];
const routesOf = (app: FastifyInstance): RouteInfo[] => guardedRoutes(app).filter((route) => kindOf(route) !== undefined);

const reason = 'Comprobación de los permisos';
/** Bodies that a permitted reader gets an answer to, and that change nothing of who may see what. */
const bodyOf = ({ method, path }: RouteInfo, id: string): object | undefined => {
  if (method === 'GET' || method === 'DELETE') return undefined;
  if (path.endsWith('/confirmations')) return { stay: [id] };
  if (path.endsWith('/mapping')) return { mapping: 'ninguna' };
  if (path.endsWith('/apply')) return { which: 'good' };
  if (path.endsWith('/departure')) return { reason, handOverTo: uuidv7() };
  return path.endsWith('/undo') ? { reason } : {};
};

async function ask(app: FastifyInstance, actor: Actor, route: RouteInfo, id: string) {
  const payload = bodyOf(route, id);
  const url = route.path.replace(/:(\w+)/g, id) + (route.path === '/api/v1/import-mappings' ? '?form=victim' : '');
  return app.inject({ method: route.method, url, headers: { 'x-sintra-csrf': '1', 'x-test-actor': actor }, ...(payload !== undefined && { payload }) }).catch(brokenOff);
}

/** What a route must answer of a thing; undefined where the table has no say. */
function expected(actor: Actor, { method, path }: RouteInfo, thing: Owned): number | undefined {
  const yes = sees(actor, thing);
  if (path === '/api/v1/confirmations' && method === 'POST') return home(actor, thing) ? 200 : 404;
  if (path === '/api/v1/tray/:id/seen') return yes ? 200 : 404;
  if (!path.startsWith('/api/v1/imports/:id')) return undefined;
  if (path === '/api/v1/imports/:id') return yes ? 200 : 404;
  // A file is its institution's alone, whoever else sees the run.
  if (path.endsWith('corrected.xlsx')) return yes && home(actor, thing) ? 200 : 404;
  return yes ? 409 : 404;
}

interface Found {
  readonly wrong: string[];
  readonly seen: Set<string>;
  asked: number;
}

async function look(app: FastifyInstance, found: Found, { actor, route, thing, guardIsOn }: { actor: Actor; route: RouteInfo; thing: Owned; guardIsOn: boolean }): Promise<void> {
  const { statusCode, body } = await ask(app, actor, route, thing.id);
  const where = `${actor} ${route.method} ${route.path} of ${thing.at}/${thing.of}: ${String(statusCode)}`;
  found.asked += 1;
  if (guardIsOn && statusCode >= 500) found.wrong.push(where);
  for (const each of things) {
    if (!body.includes(each.secret)) continue;
    found.seen.add(`${actor} ${route.path}`);
    if (!(guardIsOn ? sees : walled)(actor, each)) found.wrong.push(`${where} shows ${each.secret}`);
  }
  if (!guardIsOn || typeof route.policy === 'string') return;
  const allowed = scopeOf(cast.contexts[actor].roles, route.policy.resource, route.policy.action) !== null;
  const wanted = allowed ? expected(actor, route, thing) : 403;
  if (wanted === undefined ? statusCode === 403 : statusCode !== wanted) found.wrong.push(`${where}, expected ${String(wanted)}`);
}

const full = process.env['SINTRA_PROVE'] === 'full';
/** In `npm test`, one account of each institution; all in `npm run prove`. All are looked for in every answer. */
const sample: readonly string[] = ['ana', 'carla', 'mario', 'nadia', 'gloria'];

const askedOf = (route: RouteInfo): Owned[] => {
  const all = things.filter(({ kind, of }) => kind === kindOf(route) && (full || kind !== 'account' || sample.includes(of)));
  return route.path.includes(':id') || route.path === '/api/v1/confirmations' ? all : all.slice(0, 1);
};

async function walk(over: House, guardIsOn: boolean, who: readonly Actor[] = actors): Promise<Found> {
  const app = await serveCast(over, cast, (context: Context) => (guardIsOn ? context : { ...context, roles }));
  const found: Found = { wrong: [], seen: new Set(), asked: 0 };
  for (const route of routesOf(app)) for (const actor of who) for (const thing of askedOf(route)) await look(app, found, { actor, route, thing, guardIsOn });
  await app.close();
  return found;
}

// The words are where they should be: the matrix would notice them elsewhere.
const shown = [
  'beto /api/v1/imports', 'beto /api/v1/imports/:id', 'diana /api/v1/imports/:id', 'dianaForChiapas /api/v1/imports', 'gloria /api/v1/users', 'beto /api/v1/confirmations',
  'hugo /api/v1/confirmations', 'ana /api/v1/tray', 'beto /api/v1/tray', 'fabian /api/v1/tray',
];

describe('Import runs, accounts and notices: every route × method × role × institution × owner', { timeout: 600_000 }, () => {
  it('shows nobody what is not theirs, and answers everybody what the policy says', async ({ task }) => {
    const found = await walk(house, true);
    expect(found.wrong).toEqual([]);
    expect([...found.seen]).toEqual(expect.arrayContaining(shown));
    task.meta.proof = { what: 'runs, accounts, notices × route × role: leaks and unexpected answers', count: found.asked, found: 0 };
  });

  it('with row security off, the guard alone shows and answers the same', async ({ task }) => {
    const found = await walk(house.wallless, true);
    expect(found.wrong).toEqual([]);
    expect([...found.seen]).toEqual(expect.arrayContaining(shown));
    task.meta.proof = { what: 'the same with row security off', count: found.asked, found: 0 };
  });

  it('with the guard letting everybody through, row security alone shows nothing foreign, and nobody changes an account or gets a link to one', async ({ task }) => {
    const state = () => house.superuser`select u.id, u.state, u.name, u.institution_id, u.position, c.password_hash, array(select role || coalesce(r.revoked_at::text, '') from user_role r where r.user_id = u.id order by 1) as held
      from user_account u join credential c on c.user_id = u.id order by u.id`;
    const tickets = () => house.superuser`select count(*)::integer as count from door_ticket`;
    const before = [await state(), await tickets()];
    const found = await walk(house, false, actors.filter((actor) => !isOf(actor, 'administration')));
    expect(found.wrong).toEqual([]);
    expect([...found.seen]).toEqual(expect.arrayContaining(['ana /api/v1/imports/:id', 'ana /api/v1/users', 'ana /api/v1/tray']));
    expect([await state(), await tickets()]).toEqual(before);
    task.meta.proof = { what: 'the same with the guard off', count: found.asked, found: 0 };
  });

  it('answers of what is not theirs as of what does not exist', async () => {
    const app = await serveCast(house, cast);
    const same = (text: string, id: string): string => text.replaceAll(id, 'ID').replace(/"requestId":"[^"]*"/, '');
    const told: string[] = [];
    for (const route of routesOf(app).filter(({ path }) => path.includes(':id') || path === '/api/v1/confirmations')) {
      for (const actor of actors) {
        for (const thing of askedOf(route).filter((each) => !sees(actor, each))) {
          const nobody = uuidv7();
          const [foreign, missing] = [await ask(app, actor, route, thing.id), await ask(app, actor, route, nobody)];
          if (foreign.statusCode !== missing.statusCode || same(foreign.body, thing.id) !== same(missing.body, nobody)) told.push(`${actor} ${route.method} ${route.path} of ${thing.at}/${thing.of}`);
        }
      }
    }
    await app.close();
    expect(told).toEqual([]);
  });
});
