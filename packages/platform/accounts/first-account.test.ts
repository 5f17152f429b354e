import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clock } from '@sintra/platform/clock';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import {
  accountContext,
  checkFirstAccountLink,
  contextOf,
  createFirstAccount,
  ensureUnattendedAdmin,
  firstAccountLink,
  signIn,
  TECHNICAL_SECRETARIAT,
  type Meta,
} from './index.ts';

const person = { name: 'Rosa Mora', email: 'Rosa.Mora@ejemplo.gob.mx', password: 'tres nubes sobre la barranca' };
const unattended = { SINTRA_ADMIN_EMAIL: 'unica@ejemplo.gob.mx', SINTRA_ADMIN_PASSWORD: person.password };
const meta = (): Meta => ({ channel: 'screen', requestId: uuidv7(), address: '192.0.2.1' });

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.superuser`truncate user_account, first_account_link, sign_in_delay, log_entry cascade`;
});
afterEach(() => clock.set(null));

const tokenOfLink = async (): Promise<string> => (await firstAccountLink(house))?.split('/').at(-1) ?? '';
const create = (token: string, changes: Partial<typeof person> = {}) => createFirstAccount(house, { ...person, ...changes, token }, meta());
const accounts = () => house.superuser`select * from user_account`;

describe('the link of the first account', () => {
  test('is not guessed: an invented token, an empty one, or one cut short opens nothing', async () => {
    const token = await tokenOfLink();
    for (const wrong of ['', 'x'.repeat(43), token.slice(0, -1)])
      await expect(create(wrong)).rejects.toMatchObject({ code: 'first_account_link', status: 404 });
    expect(await accounts()).toHaveLength(0);
  });

  test('lasts thirty minutes', async () => {
    clock.set(new Date('2026-11-23T16:00:00Z'));
    const token = await tokenOfLink();
    clock.set(new Date('2026-11-23T16:29:59Z'));
    await checkFirstAccountLink(house, token);
    clock.set(new Date('2026-11-23T16:30:00Z'));
    await expect(create(token)).rejects.toMatchObject({ code: 'first_account_link' });
  });

  test('survives a refused password or address, and nothing is half done', async () => {
    const token = await tokenOfLink();
    await expect(create(token, { password: 'corta' })).rejects.toMatchObject({ code: 'weak_password' });
    await expect(create(token, { password: 'RosaMora.2026' })).rejects.toMatchObject({ code: 'weak_password' });
    await expect(create(token, { email: 'rosa' })).rejects.toMatchObject({ code: 'bad_email' });
    expect(await accounts()).toHaveLength(0);
    await expect(create(token)).resolves.toMatchObject({ context: { userName: 'Rosa Mora' } });
  });

  test('works once, also when opened ten times at once, and no second link is made', async () => {
    const token = await tokenOfLink();
    const other = await tokenOfLink();
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => create(token, { email: `p${String(index)}@ejemplo.gob.mx` })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await accounts()).toHaveLength(1);
    await expect(create(other)).rejects.toMatchObject({ code: 'first_account_link' });
    expect(await firstAccountLink(house)).toBeNull();
  });

  test('gives administration and national coordination of the Secretaría Técnica, signed in and logged', async () => {
    const { token, context } = await create(await tokenOfLink());
    expect(context).toMatchObject({
      institutionId: TECHNICAL_SECRETARIAT,
      roles: ['administration', 'national_coordination'],
      peopleScope: 'national',
    });
    expect(await contextOf(house, token)).toMatchObject({ userId: context.userId });
    await expect(signIn(house, { email: 'rosa.mora@ejemplo.gob.mx', password: person.password }, meta())).resolves.toMatchObject({
      context: { userId: context.userId },
    });
    const [entry] = await house.superuser`select * from log_entry where action = 'first_account.create'`;
    expect(entry).toMatchObject({ actor_id: context.userId, record_id: context.userId });
    expect(await accountContext(house, undefined, 'cli')).toMatchObject({ userId: context.userId });
  });

  test('is stored as a hash only, and the command line says what to do before it was used', async () => {
    const token = await tokenOfLink();
    expect(JSON.stringify(await house.superuser`select * from first_account_link`)).not.toContain(token);
    await expect(accountContext(house, undefined, 'cli')).rejects.toMatchObject({ code: 'no_account_yet' });
  });
});

describe('the unattended first account', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sintra-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is refused without a password, with a weak one, or with a file that cannot be read', async () => {
    await expect(ensureUnattendedAdmin(house, { SINTRA_ADMIN_EMAIL: 'a@ejemplo.gob.mx' })).rejects.toMatchObject({
      code: 'unattended_admin',
    });
    await expect(ensureUnattendedAdmin(house, { ...unattended, SINTRA_ADMIN_PASSWORD: 'admin' })).rejects.toMatchObject({
      code: 'weak_password',
    });
    await expect(ensureUnattendedAdmin(house, { ...unattended, SINTRA_ADMIN_PASSWORD_FILE: join(folder, 'no-existe') })).rejects.toThrow(
      'no-existe',
    );
    expect(await accounts()).toHaveLength(0);
  });

  test('is not made where nobody asked for it', async () => {
    expect(await ensureUnattendedAdmin(house, {})).toBe(false);
  });

  test('is made once, by one of two starts at once, and later starts leave it as it is', async () => {
    const made = await Promise.all([ensureUnattendedAdmin(house, unattended), ensureUnattendedAdmin(house, unattended)]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await ensureUnattendedAdmin(house, { ...unattended, SINTRA_ADMIN_EMAIL: 'otra@ejemplo.gob.mx' })).toBe(false);
    expect(await accounts()).toHaveLength(1);
    expect(await firstAccountLink(house)).toBeNull();
  });

  test('takes its password from a file, without the line end that editors add', async () => {
    const file = join(folder, 'password');
    await writeFile(file, `${person.password}\n`);
    expect(await ensureUnattendedAdmin(house, { SINTRA_ADMIN_EMAIL: 'unica@ejemplo.gob.mx', SINTRA_ADMIN_PASSWORD_FILE: file })).toBe(true);
    await expect(signIn(house, { email: 'unica@ejemplo.gob.mx', password: person.password }, meta())).resolves.toMatchObject({
      context: { userName: 'Administración' },
    });
  });
});
