import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clock } from '@sintra/platform/clock';
import { authenticator, type Authenticator, type Changes } from '../../../test/authenticator.ts';
import { openDoor, type Browser, type Door } from '../../../test/door.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { emailOf, PASSWORD, testPeople, type People, type Person } from '../../../test/people.ts';

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

const ORIGIN = 'http://localhost:3000';
const inside = async (person: Person): Promise<Browser> => {
  const browser = door.browser();
  await browser.ask('POST', '/login', { email: emailOf(person), password: PASSWORD });
  return browser;
};

async function offer(browser: Browser, device: Authenticator, changes: Changes = {}) {
  const options = await browser.ask('POST', '/me/factors/passkeys/options');
  return browser.ask('POST', '/me/factors/passkeys', { name: 'Equipo de prueba', passkey: device.create(options.body, changes) });
}

/** Somebody whose passkey this device holds. */
async function holder(person: Person): Promise<{ browser: Browser; device: Authenticator; codes: string[] }> {
  const browser = await inside(person);
  const device = authenticator(ORIGIN);
  const { body } = await offer(browser, device);
  return { browser, device, codes: body['recoveryCodes'] as string[] };
}

const alone = async (device: Authenticator, changes: Changes = {}) => {
  const browser = door.browser();
  const { body } = await browser.ask('POST', '/login/passkey/options', {});
  return { browser, question: body, answer: await browser.ask('POST', '/login/passkey', { passkey: device.get(body, changes) }) };
};

describe('a passkey that is not kept', () => {
  test.each<[string, Changes]>([
    ['made on a false page', { origin: 'https://sintra.engaño.example' }],
    ['made for another site', { host: 'otro.example' }],
    ['made without finger, face or PIN', { unverified: true }],
    ['of another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('%s', async (_, changes) => {
    const browser = await inside('carla');
    expect((await offer(browser, authenticator(ORIGIN), changes)).code).toBe('passkey_not_made');
    expect((await browser.ask('GET', '/me/factors')).body).toMatchObject({ passkeys: [] });
  });

  test('answered to somebody else\'s question', async () => {
    const [carla, ana] = [await inside('carla'), await inside('ana')];
    const options = await ana.ask('POST', '/me/factors/passkeys/options');
    carla.jar.set('sintra-door', ana.jar.get('sintra-door') ?? '');
    const taken = await carla.ask('POST', '/me/factors/passkeys', { name: 'De otra', passkey: authenticator(ORIGIN).create(options.body) });
    expect(taken.code).toBe('step_over');
  });

  test('answered with things that are no passkey at all', async () => {
    const browser = await inside('carla');
    for (const passkey of [null, 7, {}, { id: 'a' }, { id: 'a', rawId: 'a', type: 'public-key', response: {} }, { id: 'a', rawId: 'a', type: 'public-key', response: { attestationObject: 'ff', clientDataJSON: 'ff' } }]) {
      await browser.ask('POST', '/me/factors/passkeys/options');
      expect((await browser.ask('POST', '/me/factors/passkeys', { name: 'x', passkey })).status).toBeLessThan(500);
    }
  });
});

describe('signing in with a passkey alone', () => {
  let device: Authenticator;
  beforeAll(async () => {
    ({ device } = await holder('beto'));
  });

  test('opens the house of its holder, without address or password, and says so in the log', async () => {
    const { answer, browser } = await alone(device);
    expect(answer.body).toMatchObject({ me: { user: { email: emailOf('beto') }, secondFactor: 'enrolled' } });
    expect([...browser.jar.keys()]).toEqual(['sintra']);
    const [entry] = await house.superuser`select actor_id, details from log_entry where action = 'login.create' order by at desc, id desc limit 1`;
    expect(entry).toMatchObject({ actor_id: people.beto.userId, details: { means: 'passkey' } });
  });

  test.each<[string, Changes]>([
    ['on a false page', { origin: 'https://sintra.engaño.example' }],
    ['without finger, face or PIN', { unverified: true }],
    ['to another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('opens nothing %s', async (_, changes) => {
    expect((await alone(device, changes)).answer.code).toBe('bad_passkey');
  });

  test('opens nothing with a key that was never registered', async () => {
    expect((await alone(authenticator(ORIGIN))).answer.code).toBe('bad_passkey');
  });

  test('opens once: the same answer again, here or in another browser, opens nothing', async () => {
    const browser = door.browser();
    const { body } = await browser.ask('POST', '/login/passkey/options', {});
    const ticket = browser.jar.get('sintra-door') ?? '';
    const passkey = device.get(body);
    expect((await browser.ask('POST', '/login/passkey', { passkey })).status).toBe(200);
    const thief = door.browser();
    thief.jar.set('sintra-door', ticket);
    expect((await thief.ask('POST', '/login/passkey', { passkey })).code).toBe('step_over');
    expect((await door.browser().ask('POST', '/login/passkey', { passkey })).code).toBe('step_over');
  });

  test('opens nothing five minutes after the question', async () => {
    const browser = door.browser();
    const { body } = await browser.ask('POST', '/login/passkey/options', {});
    clock.set(new Date(clock.now().getTime() + 301_000));
    expect((await browser.ask('POST', '/login/passkey', { passkey: device.get(body) })).code).toBe('step_over');
  });

  test('opens nothing for a blocked account', async () => {
    const { device: blocked } = await holder('fabian');
    await house.superuser`update user_account set state = 'blocked' where id = ${people.fabian.userId}`;
    expect((await alone(blocked)).answer.code).toBe('account_blocked');
  });
});

describe('a passkey as the second factor', () => {
  test('opens after the password, and only that of the same person', async () => {
    const { device } = await holder('diana');
    const { device: other } = await holder('elena');
    const browser = door.browser();
    const asked = await browser.ask('POST', '/login', { email: emailOf('diana'), password: PASSWORD });
    expect(asked.body).toEqual({ next: 'factor', factors: ['passkey', 'recovery_code'] });
    const first = await browser.ask('POST', '/login/passkey/options', { factor: true });
    expect(first.body).toMatchObject({ userVerification: 'required', allowCredentials: [{ type: 'public-key' }] });
    expect((await browser.ask('POST', '/login/factor', { passkey: other.get(first.body) })).code).toBe('bad_factor');
    // The question was answered, wrongly: the right key answers another one.
    expect((await browser.ask('POST', '/login/factor', { passkey: device.get(first.body) })).code).toBe('bad_factor');
    const second = await browser.ask('POST', '/login/passkey/options', { factor: true });
    expect((await browser.ask('POST', '/login/factor', { passkey: device.get(second.body) })).status).toBe(200);
  });

  test('confirms who one is, and a removed one opens nothing', async () => {
    const { browser, device } = await holder('gloria');
    const asked = await browser.ask('POST', '/me/step-up/passkey');
    expect((await browser.ask('POST', '/me/step-up', { password: PASSWORD })).code).toBe('not_confirmed');
    expect((await browser.ask('POST', '/me/step-up', { passkey: device.get(asked.body) })).status).toBe(204);
    const [{ id } = { id: '' }] = (await browser.ask('GET', '/me/factors')).body['passkeys'] as { id: string }[];
    expect((await browser.ask('DELETE', `/me/factors/passkeys/${people.ana.userId}`)).code).toBe('not_found');
    expect((await browser.ask('DELETE', `/me/factors/passkeys/${id}`)).status).toBe(204);
    expect((await alone(device)).answer.code).toBe('bad_passkey');
  });
});
