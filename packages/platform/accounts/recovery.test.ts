import { readFile } from 'node:fs/promises';
import { generateSync } from 'otplib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clock } from '@sintra/platform/clock';
import { openDoor, type Browser, type Door } from '../../../test/door.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { emailOf, PASSWORD, testPeople, type People, type Person } from '../../../test/people.ts';

let house: TestHouse;
let people: People;
let door: Door;
let gloria: Browser;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  door = await openDoor(house);
  gloria = await enter('gloria');
});
afterAll(async () => {
  await door.app.close();
  await house.close();
});
afterEach(() => clock.set(null));

const NEXT = 'cuatro garzas cruzan el manglar';
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
const knock = (email: string, password: string, browser = door.browser()) => browser.ask('POST', '/login', { email, password });
async function enter(person: Person, password = PASSWORD): Promise<Browser> {
  const browser = door.browser();
  await knock(emailOf(person), password, browser);
  return browser;
}
async function linkFor(person: Person, factors = false): Promise<string> {
  const { body } = await gloria.ask('POST', `/users/${people[person].userId}/recovery`, { factors });
  return String(body['link']).split('#')[1] ?? '';
}

describe('a link to choose a new password', () => {
  test('is given by whoever administers, and by nobody else', async () => {
    const beto = await enter('beto');
    expect((await beto.ask('POST', `/users/${people.ana.userId}/recovery`, {})).code).toBe('forbidden');
    expect((await gloria.ask('POST', `/users/${people.institutions.jalisco.id}/recovery`, {})).code).toBe('not_found');
  });

  test('carries its secret after the mark, where neither servers nor proxies see it, and it is stored nowhere', async () => {
    const { body } = await gloria.ask('POST', `/users/${people.ana.userId}/recovery`, {});
    const token = /^http:\/\/localhost:3000\/recuperar#([\w-]{43})$/.exec(String(body['link']))?.[1] ?? '';
    expect(token).toHaveLength(43);
    const stored = JSON.stringify([await house.superuser`select * from door_ticket`, await house.superuser`select * from log_entry`]);
    expect(stored).not.toContain(token);
    expect(await house.superuser`select from log_entry where action = 'user.recover' and record_id = ${people.ana.userId}`).toHaveLength(1);
  });

  test('changes the password once, ends every login, and is logged', async () => {
    const before = await enter('ana');
    const token = await linkFor('ana');
    expect((await door.browser().ask('POST', '/recovery/check', { token })).body).toEqual({ valid: true });
    expect((await door.browser().ask('POST', '/recovery', { token, password: NEXT })).status).toBe(204);
    expect((await before.ask('GET', '/me')).status).toBe(401);
    expect((await knock(emailOf('ana'), PASSWORD)).code).toBe('bad_credentials');
    expect((await knock(emailOf('ana'), NEXT)).status).toBe(200);
    expect((await door.browser().ask('POST', '/recovery', { token, password: PASSWORD })).code).toBe('recovery_link');
    expect(await house.superuser`select from log_entry where action = 'password.recover' and record_id = ${people.ana.userId}`).toHaveLength(1);
  });

  test('survives a password that is too easy, and dies after thirty minutes', async () => {
    const token = await linkFor('carla');
    expect((await door.browser().ask('POST', '/recovery', { token, password: 'carla capturista' })).code).toBe('weak_password');
    expect((await door.browser().ask('POST', '/recovery/check', { token })).status).toBe(200);
    later(30.1);
    expect((await door.browser().ask('POST', '/recovery', { token, password: NEXT })).code).toBe('recovery_link');
  });

  test('of ten openings at once changes it once', async () => {
    const token = await linkFor('carla');
    const passwords = Array.from({ length: 10 }, (_, index) => `${NEXT} número ${String(index)} del río`);
    const answers = await Promise.all(passwords.map((password) => door.browser().ask('POST', '/recovery', { token, password })));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  test('leaves the second factor as it is, unless it was made for whoever lost it', async () => {
    const elena = await enter('elena');
    const { body } = await elena.ask('POST', '/me/factors/totp');
    const secret = String(body['secret']);
    const confirmed = await elena.ask('POST', '/me/factors/totp/confirm', { code: generateSync({ secret }) });
    await door.browser().ask('POST', '/recovery', { token: await linkFor('elena'), password: NEXT });
    expect((await knock(emailOf('elena'), NEXT)).body).toMatchObject({ next: 'factor' });
    await door.browser().ask('POST', '/recovery', { token: await linkFor('elena', true), password: NEXT });
    const again = door.browser();
    expect((await knock(emailOf('elena'), NEXT, again)).body).toMatchObject({ me: { secondFactor: 'optional' } });
    expect((await again.ask('GET', '/me/factors')).body).toEqual({ totp: false, passkeys: [], codesLeft: 0 });
    expect(confirmed.body['recoveryCodes']).toHaveLength(10);
  });

  test('opens nothing for a blocked account', async () => {
    const token = await linkFor('fabian');
    await house.superuser`update user_account set state = 'blocked' where id = ${people.fabian.userId}`;
    expect((await door.browser().ask('POST', '/recovery', { token, password: NEXT })).code).toBe('recovery_link');
  });
});

describe('a password that two people know', () => {
  test('is made by nobody: registering gives a link, and there is no route to give a password', async () => {
    const made = await gloria.ask('POST', '/users', {
      email: 'hugo.nuevo@prueba.gob.mx', name: 'Hugo Nuevo', institutionId: people.institutions.chiapas.id, roles: ['capturer'], password: NEXT,
    });
    expect(made.body).toMatchObject({ state: 'pending', invitation: expect.stringContaining('/recuperar#') as string });
    expect(JSON.stringify(made.body)).not.toMatch(/password/i);
    expect((await knock('hugo.nuevo@prueba.gob.mx', NEXT)).code).toBe('bad_credentials');
    expect((await gloria.ask('POST', `/users/${people.elena.userId}/password`)).status).toBe(404);
  });

  test('taken away by the migration opens nothing', async () => {
    const sql = await readFile(new URL('../../../migrations/0221_no_handed_over_passwords.sql', import.meta.url), 'utf8');
    const hash = /password_hash = (.*?)\nwhere/s.exec(sql)?.[1] ?? '';
    await house.superuser.unsafe(`update credential set password_hash = ${hash} where user_id = '${people.carla.userId}'`);
    expect((await knock(emailOf('carla'), PASSWORD)).code).toBe('bad_credentials');
  });
});

describe('guessing a password', () => {
  test('of one account from a hundred networks never keeps its holder out, and never succeeds', async () => {
    clock.set(new Date('2027-02-01T16:00:00Z'));
    const codes = new Set<string | undefined>();
    for (let network = 0; network < 100; network += 1) {
      const browser = door.browser(`198.51.${String(network)}.7`);
      codes.add((await knock(emailOf('beto'), `adivinanza número ${String(network)}`, browser)).code);
    }
    expect([...codes]).toEqual(['bad_credentials']);
    expect((await knock(emailOf('beto'), PASSWORD)).status).toBe(200);
  });

  test('from one network tries at most some sixty passwords an hour, however fast it asks', async () => {
    clock.set(new Date('2027-02-02T16:00:00Z'));
    let compared = 0;
    for (let second = 0; second < 3_600; second += 15) {
      const refused = await knock(emailOf('beto'), `adivinanza número ${String(second)}`, door.browser('203.0.113.9'));
      if (refused.code === 'bad_credentials') compared += 1;
      clock.set(new Date(clock.now().getTime() + 15_000));
    }
    expect(compared).toBeGreaterThan(10);
    expect(compared).toBeLessThan(75);
    expect((await knock(emailOf('beto'), PASSWORD)).status).toBe(200);
  });
});
