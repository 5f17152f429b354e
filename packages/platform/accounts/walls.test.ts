import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withContext } from '@sintra/platform/db';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People, type Person } from '../../../test/people.ts';
import { systemContext } from './index.ts';

// What row security alone lets through: the statements below are those that a forgotten guard would run.

const tables = ['user_account', 'user_role', 'credential', 'login', 'first_account_link', 'notice_acceptance', 'sign_in_delay'];

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
