import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountContext, changeUser, onBehalf } from '@sintra/platform/accounts';
import { seedCatalogs } from '@sintra/platform/catalogs';
import { run } from '@sintra/platform/commands';
import type { Context } from '@sintra/platform/db';
import { grantCommands } from '@sintra/platform/grants';
import { Problem } from '@sintra/platform/problems';
import { recordCommands } from '@sintra/platform/records';
import { victims as module } from '@sintra/victims/server';
import { catalogs } from '../../apps/server/modules.ts';
import { homeOf, roleOf, testCast, type Cast } from '../../test/cast.ts';
import { testHouse, type TestHouse } from '../../test/house.ts';
import { runs } from '../../test/runs.ts';
import { act, people, type Act, type Name } from './rights-acts.ts';
import { RightsModel, type Known, type Somebody, type Where } from './rights-model.ts';
import { seed } from './seed.ts';

/**
 * Random sequences of captures, readings, grants, revocations, changes of role and captures on behalf, each act compared with a
 * small model that knows neither the database nor the policy table.
 */
let house: TestHouse;
let cast: Cast;
const commands = { ...recordCommands(module), ...grantCommands(module) };
const model = new RightsModel();
const somebody = {} as Record<Name, Somebody>;
let acts = 0;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  cast = await testCast(house);
  for (const name of people) somebody[name] = { name, at: homeOf(name), roles: [roleOf(name) as Somebody['roles'][number]] };
});
afterAll(() => house.close());

type Done<T> = { readonly did: T; readonly refused: null } | { readonly did: null; readonly refused: string };

async function attempt<T>(work: () => Promise<T>): Promise<Done<T>> {
  try {
    return { did: await work(), refused: null };
  } catch (error) {
    if (error instanceof Problem) return { did: null, refused: error.code };
    throw error;
  }
}

function differ(what: string, was: unknown, should: unknown): void {
  if (JSON.stringify(was) !== JSON.stringify(should)) throw new Error(`${what}\n  was    ${JSON.stringify(was)}\n  should ${JSON.stringify(should)}`);
}

/** The context of the person as of now: roles that were withdrawn are gone from the next request on. */
const contextNow = (who: Name): Promise<Context> => accountContext(house, `${who}@prueba.gob.mx`, 'cli');

async function create(given: Extract<Act, { do: 'create' }>, who: Somebody, context: Context): Promise<void> {
  const place: Where = given.place ?? who.at;
  const values = { sex: given.sex, ...(given.name !== undefined && { nameGiven: given.name }) };
  const done = await attempt(async () => run(house, await onBehalf(house, context, cast.institutions[place]), commands.create, { values }));
  differ(`create by ${who.name} (${who.roles.join('+')}) for ${place}`, done.refused, model.creates(who, place));
  if (done.did === null) return;
  differ('owner', done.did.institution.id, cast.institutions[place]);
  model.records.push({ id: done.did.id, at: place, by: who.name, name: given.name, sex: given.sex, version: 1, annulled: false });
}

async function readAs(what: string, context: Context, record: Known, should: string | null): Promise<void> {
  const done = await attempt(() => run(house, context, commands.read, { id: record.id }));
  differ(what, done.refused, should);
  if (done.did !== null) differ(what, [done.did.version, done.did.values['sex'], done.did.values['nameGiven']], [record.version, record.sex, undefined]);
}

async function reveal(who: Somebody, context: Context, record: Known): Promise<void> {
  const done = await attempt(() => run(house, context, commands.reveal, { id: record.id, reason: 'Motivo escrito para la prueba' }));
  differ(`reveal by ${who.name} (${who.roles.join('+')})`, done.refused, model.reveals(who, record));
  if (done.did !== null) differ('revealed', done.did.values['nameGiven'] ?? null, record.name ?? null);
}

async function write(given: Extract<Act, { do: 'update' | 'annul' }>, who: Somebody, context: Context, record: Known): Promise<void> {
  const version = record.version - (given.stale ? 1 : 0);
  const should = model.writes(who, given.do, record, version);
  const done = await attempt<unknown>(() => (given.do === 'update'
    ? run(house, context, commands.update, { id: record.id, version, values: { sex: given.sex } })
    : run(house, context, commands.annul, { id: record.id, version, reason: 'Motivo escrito para la prueba' })));
  differ(`${given.do} by ${who.name} (${who.roles.join('+')})`, done.refused, should);
  if (should !== null) return;
  if (given.do === 'annul' || given.sex !== record.sex) record.version += 1;
  if (given.do === 'annul') record.annulled = true;
  else record.sex = given.sex;
}

async function give(given: Extract<Act, { do: 'give' }>, who: Somebody, context: Context, record: Known): Promise<void> {
  const to: Where = given.user === undefined ? given.to : somebody[given.user].at;
  const user = given.user === undefined ? undefined : cast.contexts[given.user].userId;
  const done = await attempt(() => run(house, context, commands.give, {
    id: record.id, institution: cast.institutions[to], ...(user !== undefined && { user }), kind: 'coordinated_case', until: '2099-01-01T00:00:00Z',
    classes: ['internal', 'confidential', ...(given.identity ? ['identifying'] : [])], reason: 'Caso que ambas instituciones atienden',
  }));
  differ(`grant by ${who.name} (${who.roles.join('+')}) to ${to}`, done.refused, model.gives(who, record, to));
  if (done.did !== null) model.grants.push({ id: done.did.id, record, to, user: given.user, identity: given.identity, revoked: false });
}

async function revoke(given: Extract<Act, { do: 'revoke' }>, who: Somebody, context: Context): Promise<void> {
  const grant = model.grants.at(-1 - given.grant);
  if (grant === undefined) return;
  const should = model.revokes(who, grant);
  const done = await attempt(() => run(house, context, commands.revoke, { id: grant.record.id, grant: grant.id, reason: 'Terminó la atención' }));
  differ(`revoke by ${who.name} (${who.roles.join('+')})`, done.refused, should);
  if (should === null) grant.revoked = true;
}

async function count(who: Somebody, context: Context): Promise<void> {
  const done = await attempt(() => run(house, context, commands.count, {}));
  differ(`count by ${who.name} (${who.roles.join('+')})`, done.did?.total ?? done.refused, model.has(who, 'count') ? model.counted(who) : 'forbidden');
}

async function list(given: Extract<Act, { do: 'list' }>, who: Somebody, context: Context): Promise<void> {
  const done = await attempt(() => run(house, context, commands.list, { limit: '10', ...(given.name !== undefined && { q: given.name }) }));
  const should = model.has(who, 'read') ? model.listed(who, given.name).slice(0, 10).map(({ id }) => id) : 'forbidden';
  differ(`list by ${who.name} (${who.roles.join('+')})`, done.did?.items.map(({ id }) => id) ?? done.refused, should);
}

async function onRecord(given: Act, who: Somebody, context: Context, record: Known): Promise<void> {
  if (given.do === 'read') return readAs(`read by ${who.name} (${who.roles.join('+')})`, context, record, model.reads(who, record));
  if (given.do === 'reveal') return reveal(who, context, record);
  if (given.do === 'update' || given.do === 'annul') return write(given, who, context, record);
  if (given.do === 'give') return give(given, who, context, record);
  if (given.do === 'why') {
    const answer = await run(house, context, commands.why, { id: record.id, action: 'read' });
    return differ(`why by ${who.name} (${who.roles.join('+')})`, answer.allowed, model.reads(who, record) === null);
  }
  if (given.do === 'history') {
    const done = await attempt(() => run(house, context, commands.history, { id: record.id }));
    return differ(`history by ${who.name} (${who.roles.join('+')})`, done.did?.entries.length ?? done.refused, model.reads(who, record) ?? record.version);
  }
  if (given.do !== 'readFor') return;
  const acting = await attempt(() => onBehalf(house, context, cast.institutions[given.place]));
  const should = model.readsFor(who, given.place, record);
  if (acting.did === null) return differ(`acting by ${who.name} for ${given.place}`, acting.refused, should);
  return readAs(`read by ${who.name} (${who.roles.join('+')}) for ${given.place}`, acting.did, record, should);
}

async function play(given: Act): Promise<void> {
  acts += 1;
  const who = somebody[given.who];
  if (given.do === 'roles') {
    await changeUser(house, cast.contexts.gloria, { id: cast.contexts[given.of].userId, roles: [...given.roles] });
    somebody[given.of].roles = given.roles;
    return;
  }
  const context = await contextNow(given.who);
  if (given.do === 'create') return create(given, who, context);
  if (given.do === 'list') return list(given, who, context);
  if (given.do === 'count') return count(who, context);
  if (given.do === 'revoke') return revoke(given, who, context);
  const record = model.records.at(-1 - given.which);
  if (record !== undefined) await onRecord(given, who, context, record);
}

describe('Random sequences of rights', () => {
  it('of people of every role end as the model says, act by act', { timeout: 3_600_000 }, async ({ task }) => {
    const sequences = runs(10_000);
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 9 }), async (sequence) => {
      for (const each of sequence) await play(each);
    }), { numRuns: sequences, seed, endOnFailure: true });
    const [onBehalfEntries] = await house.superuser`
      select count(*)::integer as wrong from log_entry where on_behalf_of is not null
        and (actor_institution_id = on_behalf_of or owner_institution_id is null)`;
    expect(onBehalfEntries).toEqual({ wrong: 0 });
    task.meta.proof = { what: 'random sequences of roles, scopes, grants, revocations and captures on behalf', count: sequences, acts, differences: 0, seed };
  });
});
