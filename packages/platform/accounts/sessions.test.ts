import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clock } from '@sintra/platform/clock';
import { openDoor, type Browser, type Door } from '../../../test/door.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { emailOf, PASSWORD, testPeople, type People, type Person } from '../../../test/people.ts';
import { MOST_LOGINS } from './logins.ts';

let house: TestHouse;
let people: People;
let door: Door;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  door = await openDoor(house);
});
afterAll(async () => {
  await door.app.close();
  await house.close();
});
afterEach(() => clock.set(null));

const later = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000));
const enter = async (person: Person, browser: Browser = door.browser()): Promise<Browser> => {
  await browser.ask('POST', '/login', { email: emailOf(person), password: PASSWORD });
  return browser;
};
const sessions = async (browser: Browser) => (await browser.ask('GET', '/me/logins')).body as unknown as { id: string; device: string; current: boolean }[];
const user = (institutionId: string) => ({ email: `n${String(Math.random()).slice(2)}@prueba.gob.mx`, name: 'Hugo Nuevo', institutionId, roles: ['capturer'] });

describe('a cookie that somebody planted', () => {
  test('never becomes a login: signing in gives another one (fixation)', async () => {
    const browser = door.browser();
    browser.jar.set('sintra', 'plantada-por-otra-persona-en-este-navegador');
    await enter('ana', browser);
    expect(browser.jar.get('sintra')).not.toBe('plantada-por-otra-persona-en-este-navegador');
    const planted = door.browser();
    planted.jar.set('sintra', 'plantada-por-otra-persona-en-este-navegador');
    expect((await planted.ask('GET', '/me')).status).toBe(401);
  });

  test('the cookie of a step opens nothing by itself, and that of a login is no ticket', async () => {
    const browser = await enter('ana');
    const other = door.browser();
    other.jar.set('sintra-door', browser.jar.get('sintra') ?? '');
    expect((await other.ask('POST', '/login/factor', { code: '123456' })).code).toBe('step_over');
  });
});

describe('a request that another site makes a browser send', () => {
  test('is refused on every route that writes: without the header of our screens nothing is done', async () => {
    const { jar } = await enter('ana');
    const writes = door.app.routeInfos.filter(({ method, server }) => method !== 'GET' && server !== true);
    expect(door.app.routeInfos.filter(({ server }) => server === true).map(({ path }) => path)).toEqual(['/api/v1/login/provider/:provider/logout']);
    expect(writes.length).toBeGreaterThan(20);
    for (const { method, path } of writes) {
      const reply = await door.app.inject({ method, url: path.replace(/:\w+/g, 'x'), cookies: Object.fromEntries(jar), payload: {} });
      expect(reply.json(), `${method} ${path}`).toMatchObject({ status: 403, code: 'csrf' });
    }
  });

  test('carries no cookie of ours: each is HttpOnly, of this site alone, and of the whole of it', async () => {
    const reply = await door.app.inject({ method: 'POST', url: '/api/v1/login', headers: { 'x-sintra-csrf': '1' }, payload: { email: emailOf('ana'), password: PASSWORD } });
    expect(reply.headers['set-cookie']).toMatch(/^sintra=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(reply.headers['cache-control']).toBe('no-store');
  });
});

describe('one\'s own logins', () => {
  test('are listed with their device, and one of them ends at once', async () => {
    const [here, there] = [await enter('beto'), await enter('beto')];
    const list = await sessions(here);
    expect(list).toHaveLength(2);
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    expect(list[0]).toMatchObject({ device: 'Navegador de prueba' });
    expect(JSON.stringify(list)).not.toContain('10.1.');
    const other = list.find(({ current }) => !current)?.id ?? '';
    expect((await here.ask('DELETE', `/me/logins/${other}`)).status).toBe(204);
    expect((await there.ask('GET', '/me')).status).toBe(401);
    expect((await here.ask('DELETE', `/me/logins/${other}`)).code).toBe('not_found');
  });

  test('end only for whoever has just confirmed who they are: a cookie left behind ends nobody else\'s', async () => {
    const [here, there] = [await enter('diana'), await enter('diana')];
    later(301);
    expect((await here.ask('POST', '/me/logins/end-others')).code).toBe('step_up_needed');
    expect((await there.ask('GET', '/me')).status).toBe(200);
  });

  test('of somebody else do not exist', async () => {
    const [ana, carla] = [await enter('ana'), await enter('carla')];
    const [of] = await sessions(carla);
    expect((await ana.ask('DELETE', `/me/logins/${of?.id ?? ''}`)).code).toBe('not_found');
    expect((await carla.ask('GET', '/me')).status).toBe(200);
  });

  test('all the others end together, and the one that asks goes on', async () => {
    const [here, ...others] = [await enter('carla'), await enter('carla'), await enter('carla')];
    expect((await here.ask('POST', '/me/logins/end-others')).body['ended']).toBeGreaterThanOrEqual(2);
    for (const other of others) expect((await other.ask('GET', '/me')).status).toBe(401);
    expect(await sessions(here)).toHaveLength(1);
  });

  test(`are ${String(MOST_LOGINS)} at most: one more ends the one that was used longest ago`, async () => {
    const browsers: Browser[] = [];
    for (let count = 0; count <= MOST_LOGINS; count += 1) {
      later(1);
      browsers.push(await enter('elena'));
    }
    expect((await browsers[0]?.ask('GET', '/me'))?.status).toBe(401);
    expect((await browsers[1]?.ask('GET', '/me'))?.status).toBe(200);
    expect(await sessions(browsers.at(-1) ?? door.browser())).toHaveLength(MOST_LOGINS);
  });

  test('end when administration ends them, and the account stays', async () => {
    const [gloria, fabian] = [await enter('gloria'), await enter('fabian')];
    expect((await gloria.ask('POST', `/users/${people.fabian.userId}/end-logins`)).body).toEqual({ ended: 1 });
    expect((await fabian.ask('GET', '/me')).status).toBe(401);
    expect((await (await enter('fabian')).ask('GET', '/me')).status).toBe(200);
  });
});

describe('confirming who one is', () => {
  test('is asked five minutes after signing in, before what changes much, and nothing was done meanwhile', async () => {
    const gloria = await enter('gloria');
    const newcomer = user(people.institutions.jalisco.id);
    later(301);
    const refused = await gloria.ask('POST', '/users', newcomer);
    expect(refused).toMatchObject({ status: 403, code: 'step_up_needed' });
    expect(await house.superuser`select from user_account where email = ${newcomer.email}`).toHaveLength(0);
    const [entry] = await house.superuser`select actor_id, details from log_entry where action = 'refused' order by at desc, id desc limit 1`;
    expect(entry).toMatchObject({ actor_id: people.gloria.userId, details: { code: 'step_up_needed' } });
    expect((await gloria.ask('GET', '/me/step-up')).body).toEqual({ methods: ['password'] });
    expect((await gloria.ask('POST', '/me/step-up', { password: PASSWORD })).status).toBe(204);
    expect((await gloria.ask('POST', '/users', newcomer)).status).toBe(201);
    later(301);
    expect((await gloria.ask('POST', '/users', user(people.institutions.jalisco.id))).code).toBe('step_up_needed');
  });

  test('tells somebody without the right that they lack it, not that they should confirm', async () => {
    const ana = await enter('ana');
    later(301);
    expect((await ana.ask('POST', '/users', user(people.institutions.jalisco.id))).code).toBe('forbidden');
  });

  test('with another password confirms nothing, is slowed, and leaves the login as it was', async () => {
    const gloria = await enter('gloria');
    later(301);
    for (let wrong = 0; wrong < 4; wrong += 1) expect((await gloria.ask('POST', '/me/step-up', { password: 'no es ésta, ni de lejos' })).code).toBe('not_confirmed');
    expect((await gloria.ask('POST', '/me/step-up', { password: PASSWORD })).code).toBe('too_many');
    expect((await gloria.ask('GET', '/me')).status).toBe(200);
    expect((await gloria.ask('GET', '/users')).status).toBe(200);
  });

  test('gives the login another token: the old one is answered ten seconds more, and opens nothing that asks to confirm', async () => {
    const gloria = await enter('gloria');
    const stale = door.browser();
    stale.jar.set('sintra', gloria.jar.get('sintra') ?? '');
    later(301);
    await gloria.ask('POST', '/me/step-up', { password: PASSWORD });
    expect(gloria.jar.get('sintra')).not.toBe(stale.jar.get('sintra'));
    expect((await stale.ask('GET', '/users')).status).toBe(200);
    expect((await stale.ask('POST', '/users', user(people.institutions.jalisco.id))).code).toBe('step_up_needed');
    later(11);
    expect((await stale.ask('GET', '/users')).status).toBe(401);
    expect((await gloria.ask('GET', '/users')).status).toBe(200);
  });

  test('does not lengthen a login: eight hours after it began it is over', async () => {
    const gloria = await enter('gloria');
    for (let hour = 0; hour < 16; hour += 1) {
      later(29 * 60);
      await gloria.ask('POST', '/me/step-up', { password: PASSWORD });
    }
    expect((await gloria.ask('GET', '/me')).status).toBe(200);
    later(17 * 60);
    expect((await gloria.ask('GET', '/me')).status).toBe(401);
  });

  test('is asked by every route that administers accounts or institutions', () => {
    const asking = door.app.routeInfos.filter(({ stepUp }) => stepUp === true).map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`);
    const changing = door.app.routeInfos.filter(({ method, policy }) => method !== 'GET' && typeof policy === 'object' && ['user', 'institution'].includes(policy.resource));
    // A sheet is first only looked at; applying it asks inside (users-sheet.ts, institutions-sheet.ts).
    for (const { method, path } of changing.filter(({ path: address }) => !address.endsWith('/import'))) expect(asking).toContain(`${method} ${path.replace('/api/v1', '')}`);
    expect(changing.length).toBeGreaterThan(5);
  });
});
