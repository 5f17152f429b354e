import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clock } from '@sintra/platform/clock';
import { checkout } from '@sintra/platform/config';
import { rightsOf, roles } from '@sintra/platform/permissions';
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

const codeNow = (secret: string, later = 0): string => generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1_000) + later });
const later = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000));
const logged = (action: string) => house.superuser<{ actor_id: string | null; record_id: string | null; details: Record<string, unknown> }[]>`
  select actor_id, record_id, details from log_entry where action = ${action} order by at, id`;
const password = async (person: Person, browser: Browser = door.browser()) => {
  const answer = await browser.ask('POST', '/login', { email: emailOf(person), password: PASSWORD });
  return { browser, answer };
};

/** Somebody with an authenticator application: the secret, and the ten codes shown to them. */
async function enrol(person: Person): Promise<{ browser: Browser; secret: string; codes: string[] }> {
  const { browser } = await password(person);
  const { body } = await browser.ask('POST', '/me/factors/totp');
  const secret = String(body['secret']);
  const confirmed = await browser.ask('POST', '/me/factors/totp/confirm', { code: codeNow(secret) });
  return { browser, secret, codes: confirmed.body['recoveryCodes'] as string[] };
}

describe('a second factor that is not one', () => {
  test('is not enrolled with a code of another secret, nor later than the secret was shown for', async () => {
    const { browser } = await password('carla');
    expect((await browser.ask('POST', '/me/factors/totp/confirm', { code: '000000' })).code).toBe('bad_offer');
    const { body } = await browser.ask('POST', '/me/factors/totp');
    expect((await browser.ask('POST', '/me/factors/totp/confirm', { code: codeNow('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP') })).code).toBe('bad_offer');
    later(4 * 60);
    const offered = String(body['secret']);
    expect((await browser.ask('GET', '/me/factors')).body).toMatchObject({ totp: false, codesLeft: 0 });
    later(12 * 60);
    expect((await browser.ask('POST', '/me/factors/totp/confirm', { code: codeNow(offered) })).code).toBe('step_up_needed');
    await browser.ask('POST', '/me/step-up', { password: PASSWORD });
    expect((await browser.ask('POST', '/me/factors/totp/confirm', { code: codeNow(offered) })).code).toBe('bad_offer');
  });

  test('without the ticket of a right password, a right code opens nothing', async () => {
    const { secret } = await enrol('elena');
    later(60);
    expect((await door.browser().ask('POST', '/login/factor', { code: codeNow(secret) })).code).toBe('step_over');
  });
});

describe('signing in with a second factor', () => {
  let secret = '';
  let codes: string[] = [];
  beforeAll(async () => {
    ({ secret, codes } = await enrol('beto'));
  });

  test('the password alone opens nothing, and says which factors there are', async () => {
    const { browser, answer } = await password('beto');
    expect(answer.body).toEqual({ next: 'factor', factors: ['totp', 'recovery_code'] });
    expect([...browser.jar.keys()]).toEqual(['sintra-door']);
    expect((await browser.ask('GET', '/me')).status).toBe(401);
  });

  test('the code of this moment opens, once: shown again it opens nothing', async () => {
    later(120);
    const one = await password('beto');
    const other = await password('beto');
    const code = codeNow(secret);
    expect((await one.browser.ask('POST', '/login/factor', { code })).status).toBe(200);
    expect((await one.browser.ask('GET', '/me')).body).toMatchObject({ secondFactor: 'enrolled' });
    expect((await other.browser.ask('POST', '/login/factor', { code })).code).toBe('bad_factor');
    expect((await logged('login.create')).at(-1)?.details).toEqual({ means: 'password', factor: 'totp' });
    expect((await logged('login.refuse')).at(-1)).toMatchObject({ actor_id: null, record_id: people.beto.userId, details: { code: 'bad_factor' } });
  });

  test('two answers to one ticket at once open one login', async () => {
    later(240);
    const { browser } = await password('beto');
    const twin = door.browser();
    twin.jar.set('sintra-door', browser.jar.get('sintra-door') ?? '');
    const answers = await Promise.all([browser, twin].map((one) => one.ask('POST', '/login/factor', { code: codeNow(secret) })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  test('a code of two minutes ago or of in two minutes opens nothing', async () => {
    later(3_600);
    for (const drift of [-120, 120]) {
      const { browser } = await password('beto');
      expect((await browser.ask('POST', '/login/factor', { code: codeNow(secret, drift) })).code).toBe('bad_factor');
    }
  });

  test('a ticket is worth five tries', async () => {
    later(7_200);
    const { browser } = await password('beto');
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect((await browser.ask('POST', '/login/factor', { code: '000000' })).code).toBe('bad_factor');
      later(10);
    }
    expect((await browser.ask('POST', '/login/factor', { code: codeNow(secret) })).code).toBe('step_over');
  });

  test('a ticket is worth five minutes', async () => {
    later(10_800);
    const { browser } = await password('beto');
    later(301);
    expect((await browser.ask('POST', '/login/factor', { code: codeNow(secret) })).code).toBe('step_over');
  });

  test('a recovery code opens once, however it is typed', async () => {
    later(14_400);
    const [first = ''] = codes;
    const { browser } = await password('beto');
    expect((await browser.ask('POST', '/login/factor', { code: ` ${first.toUpperCase().replaceAll('-', ' ')} ` })).status).toBe(200);
    expect((await browser.ask('GET', '/me/factors')).body).toMatchObject({ codesLeft: 9 });
    const again = await password('beto');
    expect((await again.browser.ask('POST', '/login/factor', { code: first })).code).toBe('bad_factor');
  });

  test('nothing of it can be read in the database: the secret is sealed, the codes are hashes', async () => {
    const stored = JSON.stringify([await house.superuser`select * from totp_factor`, await house.superuser`select * from recovery_code`, await house.superuser`select * from door_ticket`]);
    for (const text of [secret, ...codes]) expect(stored).not.toContain(text);
    expect(JSON.stringify(await house.superuser`select * from log_entry`)).not.toContain(secret);
  });
});

describe('guessing a code', () => {
  test('is slowed from everywhere at once, and the passkey or the administrator are never behind that wait', async () => {
    const { secret } = await enrol('fabian');
    clock.set(new Date('2027-01-04T16:00:00Z'));
    let refusals = 0;
    for (let network = 0; network < 25; network += 1) {
      const { browser } = await password('fabian');
      if ((await browser.ask('POST', '/login/factor', { code: '000000' })).code === 'too_many') refusals += 1;
    }
    expect(refusals).toBeGreaterThanOrEqual(4);
    later(60);
    const { browser } = await password('fabian');
    expect((await browser.ask('POST', '/login/factor', { code: codeNow(secret) })).status).toBe(200);
  });
});

describe('who must have a second factor', () => {
  const rule = (required: boolean, graceDays: number) =>
    house.superuser`update second_factor_rule set required = ${required}, grace_days = ${graceDays} where role = 'capturer'`;
  afterAll(() => rule(false, 0));

  test('may put it off while the setting allows, and is told until when', async () => {
    await rule(true, 7);
    const { browser, answer } = await password('ana');
    expect(answer.body['me']).toMatchObject({ secondFactor: 'postponable', secondFactorDue: expect.stringMatching(/^20/) });
    expect((await browser.ask('GET', '/institutions')).status).toBe(200);
  });

  test('is answered by nothing else afterwards, and goes on as soon as there is one', async () => {
    await rule(true, 0);
    const { browser, answer } = await password('ana');
    expect(answer.body['me']).toMatchObject({ secondFactor: 'needed' });
    for (const path of ['/institutions', '/me/logins']) expect((await browser.ask('GET', path)).code).toBe('second_factor_needed');
    const { body } = await browser.ask('POST', '/me/factors/totp');
    const confirmed = await browser.ask('POST', '/me/factors/totp/confirm', { code: codeNow(String(body['secret'])) });
    expect(confirmed.body['recoveryCodes']).toHaveLength(10);
    expect((await browser.ask('GET', '/institutions')).status).toBe(200);
    expect((await browser.ask('DELETE', '/me/factors/totp')).code).toBe('last_factor');
  });

  test('is, as delivered, whoever administers, reads the log, opens identity, or reads or moves the records of others', async () => {
    const migration = readFileSync(join(checkout, 'migrations/0050_sign_in.sql'), 'utf8');
    const strong = new Set(['reveal', 'export_identity', 'manage', 'validate', 'erase']);
    for (const role of roles) {
      const must = rightsOf([role]).some(({ resource, action, scope }) => strong.has(action) || resource === 'log' || (resource === 'record' && scope === 'national'));
      expect(migration, role).toContain(`('${role}', ${String(must)}, `);
    }
  });

  test('where a role has no rule, it must: what was forgotten is closed', async () => {
    await house.superuser`delete from second_factor_rule where role = 'analyst'`;
    await house.superuser`update totp_factor set secret = null where user_id = ${people.elena.userId}`;
    expect((await password('elena')).answer.body['me']).toMatchObject({ secondFactor: 'needed' });
    await house.superuser`insert into second_factor_rule values ('analyst', false, 0)`;
  });

  test('administration says it, having just proved who they are, and it is logged', async () => {
    const { browser } = await password('gloria');
    const rules = await browser.ask('PUT', '/second-factor-rules/auditor', { required: true, graceDays: 3 });
    expect(rules.body).toContainEqual({ role: 'auditor', required: true, graceDays: 3 });
    expect((await logged('second_factor_rule.update')).at(-1)?.details).toEqual({ role: 'auditor', required: true, graceDays: 3 });
    const { browser: other } = await password('diana');
    expect((await other.ask('PUT', '/second-factor-rules/auditor', { required: false, graceDays: 0 })).code).toBe('forbidden');
  });
});

describe('one\'s own factors', () => {
  test('ten new codes end the old ones, and without a factor there are none', async () => {
    const { browser, codes } = await enrol('diana');
    const renewed = await browser.ask('POST', '/me/factors/recovery-codes');
    expect(renewed.body['recoveryCodes']).toHaveLength(10);
    expect(new Set([...codes, ...(renewed.body['recoveryCodes'] as string[])]).size).toBe(20);
    const again = await password('diana');
    expect((await again.browser.ask('POST', '/login/factor', { code: codes[3] ?? '' })).code).toBe('bad_factor');
    expect((await browser.ask('DELETE', '/me/factors/totp')).status).toBe(204);
    expect((await browser.ask('GET', '/me/factors')).body).toEqual({ totp: false, passkeys: [], codesLeft: 0 });
    expect((await browser.ask('POST', '/me/factors/recovery-codes')).code).toBe('not_found');
    expect((await password('diana')).answer.status).toBe(200);
  });
});
