import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withContext } from '@sintra/platform/db';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People, type Person } from '../../../test/people.ts';
import { systemContext } from './index.ts';
import { openTicket } from './tickets.ts';

// What row security alone lets through: the statements below are those that a forgotten guard would run.

const tables = ['user_account', 'user_role', 'credential', 'login', 'first_account_link', 'notice_acceptance', 'sign_in_delay', 'totp_factor',
  'recovery_code', 'passkey', 'account_curp'];

let house: TestHouse;
let people: People;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());

const as = <T extends object>(person: Person, statement: string) => withContext(house, people[person], (tx) => tx.unsafe<T[]>(statement));

describe('the tables of accounts', () => {
  test('have forced row security, all of them', async () => {
    const forced = await house.superuser<{ relname: string }[]>`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relname = any(${tables})
        and relrowsecurity and relforcerowsecurity`;
    expect(forced.map(({ relname }) => relname).sort()).toEqual(tables.toSorted());
  });

  test.each(tables)(
    '%s: shows nothing without context, with a forged one, or for the worker; is never deleted from nor emptied',
    async (table) => {
      expect(await house.sql.unsafe(`select * from ${table}`)).toHaveLength(0);
      const forged = await house.sql.begin(async (tx) => {
        const id = people.gloria.userId;
        const token = `${id}|${people.gloria.institutionId}|national|national|sign_in|national|${'0'.repeat(64)}`;
        await tx`select set_config('sintra.context', ${token}, true)`;
        return tx.unsafe(`select * from ${table}`);
      });
      expect(forged).toHaveLength(0);
      expect(await withContext(house, systemContext('worker'), (tx) => tx.unsafe(`select * from ${table}`))).toHaveLength(0);
      await expect(house.sql.unsafe(`delete from ${table}`)).rejects.toThrow('permission denied');
      await expect(house.sql.unsafe(`truncate ${table} cascade`)).rejects.toThrow('permission denied');
    },
  );

  test('tickets of the door show nothing either to who is not at it', async () => {
    expect(await house.sql.unsafe('select * from door_ticket')).toHaveLength(0);
    await withContext(house, systemContext('sign_in'), (tx) => openTicket(tx, 'recovery', { userId: people.ana.userId }));
    for (const person of ['ana', 'fabian', 'gloria'] as const) {
      expect(await as(person, 'select * from door_ticket')).toHaveLength(0);
      expect(await as(person, 'delete from door_ticket returning id')).toHaveLength(0);
    }
  });

  test('show nobody a second factor: not their own, not to administration', async () => {
    await house.superuser`insert into totp_factor (user_id, secret) values (${people.ana.userId}, 'x')`;
    for (const person of ['ana', 'gloria'] as const) {
      for (const table of ['totp_factor', 'recovery_code', 'passkey']) expect(await as(person, `select * from ${table}`)).toHaveLength(0);
    }
  });

  test('show the CURP of an account to whoever administers it, and to nobody else', async () => {
    await house.superuser`insert into account_curp (user_id, institution_id, curp_index, sealed, set_at)
      values (${people.ana.userId}, ${people.ana.institutionId}, 'x', 'x', now())`;
    for (const person of ['ana', 'beto', 'diana', 'elena', 'fabian'] as const) expect(await as(person, 'select * from account_curp')).toHaveLength(0);
    expect(await as('gloria', 'select * from account_curp')).toHaveLength(1);
  });

  test('show nobody the hash of a password, administration included', async () => {
    for (const person of ['ana', 'beto', 'diana', 'gloria'] as const) expect(await as(person, 'select * from credential')).toHaveLength(0);
  });

  test("show a person the people who may have written their institution's records: its own and the Secretaría Técnica's", async () => {
    const { carla, ...others } = people;
    const ofAna = (await as<{ id: string }>('ana', 'select id from user_account')).map(({ id }) => id);
    expect(ofAna).not.toContain(carla.userId);
    expect(ofAna).toEqual(expect.arrayContaining([others.ana.userId, others.beto.userId, others.diana.userId]));
    expect(ofAna).toHaveLength(6);
  });

  test('show all of them to who audits what they do and to who administers them', async () => {
    for (const person of ['fabian', 'gloria'] as const) expect(await as(person, 'select id from user_account')).toHaveLength(7);
  });

  test('show a person their own roles only, and only administration all of them', async () => {
    expect(await as('beto', 'select role from user_role')).toEqual([{ role: 'institution_liaison' }]);
    expect(await as('diana', 'select role from user_role')).toEqual([{ role: 'national_coordination' }]);
    expect(await as('gloria', 'select role from user_role')).toHaveLength(7);
  });

  test('let nobody raise themselves: no role given, no account changed, no password set', async () => {
    for (const person of ['ana', 'beto', 'diana', 'fabian'] as const) {
      const { userId, institutionId } = people[person];
      const give = `insert into user_role (id, institution_id, user_id, role, granted_at)
        values (gen_random_uuid(), '${institutionId}', '${userId}', 'administration', now())`;
      await expect(as(person, give)).rejects.toThrow('row-level security');
      await expect(
        as(person, `insert into credential (user_id, password_hash, changed_at) values ('${userId}', '$argon2id$x', now())`),
      ).rejects.toThrow('row-level security');
      expect(await as(person, "update user_account set name = 'otra' returning id")).toHaveLength(0);
      expect(await as(person, 'update credential set changed_at = now() returning user_id')).toHaveLength(0);
      await expect(as(person, `update user_role set role = 'administration'`)).rejects.toThrow('permission denied');
    }
  });
});
