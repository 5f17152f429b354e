import { afterAll, beforeAll, afterEach, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { clock } from '@sintra/platform/clock';
import { withContext } from '@sintra/platform/db';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { emailOf, inside, PASSWORD, testPeople, type People } from '../../../test/people.ts';
import { attemptOf, countAttempt } from './delays.ts';
import { accountContext, changeUser, contextOf, signIn, signOut, systemContext, type Meta } from './index.ts';

let house: TestHouse;
let people: People;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());
afterEach(() => clock.set(null));

let door = 0;
const meta = (address = `10.0.${String((door += 1) >> 8)}.${String(door & 255)}`): Meta => ({
  channel: 'screen',
  requestId: uuidv7(),
  address,
  device: 'vitest',
});
const knock = async (email: string, password: string, from = meta()) => inside(await signIn(house, { email, password }, from));
const later = (milliseconds: number) => clock.set(new Date(clock.now().getTime() + milliseconds));
const logged = (action: string) => house.superuser`select * from log_entry where action = ${action} order by at`;

describe('at the door', () => {
  test('refuses a wrong password and an unknown address with the same words', async () => {
    const wrong = await knock(emailOf('ana'), 'no es ésta, ni de lejos').catch((error: unknown) => error);
    const unknown = await knock('nadie@prueba.gob.mx', PASSWORD).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'bad_credentials', status: 401 });
    expect(unknown).toEqual(wrong);
  });

  test('logs a refusal under the institution of the account, without the address or the password', async () => {
    await knock(emailOf('carla'), 'no es ésta, ni de lejos').catch(() => null);
    const entry = (await logged('login.refuse')).at(-1);
    expect(entry).toMatchObject({
      actor_id: null,
      record_id: people.carla.userId,
      owner_institution_id: people.institutions.chiapas.id,
      details: { code: 'bad_credentials' },
    });
    expect(JSON.stringify(entry)).not.toContain('carla@');
  });

  test('slows whoever guesses, tells how long, and lets the person in from elsewhere', async () => {
    clock.set(new Date('2026-11-23T16:00:00Z'));
    const guess = () => knock(emailOf('beto'), 'adivinando contraseñas', meta('192.0.2.7')).catch((error: unknown) => error);
    for (let attempt = 0; attempt < 4; attempt += 1) expect(await guess()).toMatchObject({ code: 'bad_credentials' });
    expect(await guess()).toMatchObject({ code: 'too_many', status: 429, details: { seconds: 1 } });
    await expect(knock(emailOf('beto'), PASSWORD, meta('192.0.2.7'))).rejects.toMatchObject({ code: 'too_many' });
    await expect(knock(emailOf('beto'), PASSWORD)).resolves.toMatchObject({ context: { userId: people.beto.userId } });
    later(1_000);
    await expect(knock(emailOf('beto'), PASSWORD, meta('192.0.2.7'))).resolves.toMatchObject({ context: { userId: people.beto.userId } });
  });

  test('never makes anybody wait more than a minute', async () => {
    clock.set(new Date('2026-11-23T17:00:00Z'));
    let longest = 0;
    for (let attempt = 0; attempt < 14; attempt += 1) {
      const refused = (await knock(emailOf('ana'), 'adivinando', meta('192.0.2.8')).catch((error: unknown) => error)) as {
        details: { seconds?: number };
      };
      longest = Math.max(longest, refused.details.seconds ?? 0);
      later((refused.details.seconds ?? 0) * 1_000);
    }
    expect(longest).toBeGreaterThan(8);
    expect(longest).toBeLessThanOrEqual(60);
  });

  test('counts each of twenty attempts made at once', async () => {
    clock.set(new Date('2026-11-23T18:00:00Z'));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => knock(emailOf('elena'), 'adivinando', meta('192.0.2.9')).catch((error: unknown) => error)),
    );
    expect(answers.filter((answer) => (answer as { code: string }).code === 'bad_credentials')).toHaveLength(4);
  });

  test('slows a network that guesses many accounts, and a right password does not cover the others', async () => {
    clock.set(new Date('2026-11-23T19:00:00Z'));
    const from = (index: number) => meta(`2001:db8:1:2::${index.toString(16)}`);
    for (let attempt = 1; attempt < 40; attempt += 1) {
      const guess = attemptOf(house, `nadie${String(attempt)}@prueba.gob.mx`, from(attempt).address);
      expect(await withContext(house, systemContext('sign_in'), (tx) => countAttempt(tx, guess))).toBe(0);
    }
    await knock(emailOf('ana'), PASSWORD, from(99));
    await knock('nadie-mas@prueba.gob.mx', 'adivinando', from(41)).catch(() => null);
    await expect(knock('otra@prueba.gob.mx', 'adivinando', from(42))).rejects.toMatchObject({ code: 'too_many' });
    await expect(knock('otra@prueba.gob.mx', 'adivinando', meta('2001:db8:1:3::1'))).rejects.toMatchObject({ code: 'bad_credentials' });
  });
});

describe('a login', () => {
  test('is the person, with the scopes of their roles, and is logged', async () => {
    const { token, context } = await knock(' BETO@prueba.gob.mx ', PASSWORD);
    const found = await contextOf(house, token);
    expect(found).toMatchObject({
      userId: people.beto.userId,
      institutionId: people.institutions.jalisco.id,
      roles: ['institution_liaison'],
      peopleScope: 'institution',
      logScope: 'institution',
      purpose: 'request',
    });
    expect(found).toMatchObject({ userId: context.userId, userName: 'Beto Enlace' });
    expect((await logged('login.create')).at(-1)).toMatchObject({ actor_id: people.beto.userId, channel: 'screen' });
  });

  test('is stored as a hash only', async () => {
    const { token } = await knock(emailOf('ana'), PASSWORD);
    const stored = JSON.stringify(await house.superuser`select * from login`);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  test('is nobody for a cookie that was never given', async () => {
    expect(await contextOf(house, 'x'.repeat(43))).toBeNull();
    expect(await contextOf(house, '')).toBeNull();
  });

  test('ends at sign-out, at once', async () => {
    const { token, context } = await knock(emailOf('ana'), PASSWORD);
    expect(await contextOf(house, token)).not.toBeNull();
    await signOut(house, token, context, meta());
    expect(await contextOf(house, token)).toBeNull();
    expect((await logged('login.end')).at(-1)).toMatchObject({ actor_id: people.ana.userId });
  });

  test('ends after thirty idle minutes and lives on while it is used', async () => {
    clock.set(new Date('2026-11-24T16:00:00Z'));
    const { token } = await knock(emailOf('ana'), PASSWORD);
    for (let times = 0; times < 4; times += 1) {
      later(29 * 60_000);
      expect(await contextOf(house, token)).not.toBeNull();
    }
    later(31 * 60_000);
    expect(await contextOf(house, token)).toBeNull();
  });

  test('ends after eight hours even in use', async () => {
    clock.set(new Date('2026-11-25T16:00:00Z'));
    const { token } = await knock(emailOf('ana'), PASSWORD);
    for (let times = 0; times < 23; times += 1) {
      later(20 * 60_000);
      expect(await contextOf(house, token)).not.toBeNull();
    }
    later(21 * 60_000);
    expect(await contextOf(house, token)).toBeNull();
  });

  test('is written down as seen at most once a minute', async () => {
    clock.set(new Date('2026-11-26T16:00:00Z'));
    const { token, context } = await knock(emailOf('diana'), PASSWORD);
    const seen = async () =>
      (
        await house.superuser<{ last_seen_at: Date }[]>`select last_seen_at from login where user_id = ${context.userId}`
      )[0]?.last_seen_at.toISOString();
    later(59_000);
    await contextOf(house, token);
    expect(await seen()).toBe('2026-11-26T16:00:00.000Z');
    later(2_000);
    await contextOf(house, token);
    expect(await seen()).toBe('2026-11-26T16:01:01.000Z');
  });

  test('dies when the account is blocked, whose owner only hears it with the right password', async () => {
    const { token } = await knock(emailOf('carla'), PASSWORD);
    await changeUser(house, people.gloria, { id: people.carla.userId, state: 'blocked' });
    expect(await contextOf(house, token)).toBeNull();
    await expect(knock(emailOf('carla'), PASSWORD)).rejects.toMatchObject({ code: 'account_blocked' });
    await expect(knock(emailOf('carla'), 'no es ésta, ni de lejos')).rejects.toMatchObject({ code: 'bad_credentials' });
    await expect(accountContext(house, emailOf('carla'), 'cli')).rejects.toMatchObject({ code: 'no_such_account' });
  });
});

describe('the command line', () => {
  test('acts as the first administrator, or as the account it is given', async () => {
    expect(await accountContext(house, undefined, 'cli')).toMatchObject({ userId: people.gloria.userId, channel: 'cli' });
    expect(await accountContext(house, ' Ana@Prueba.gob.mx', 'cli')).toMatchObject({ userId: people.ana.userId, roles: ['capturer'] });
    await expect(accountContext(house, 'nadie@prueba.gob.mx', 'cli')).rejects.toMatchObject({ code: 'no_such_account' });
  });
});
