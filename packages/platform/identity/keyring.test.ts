import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import {
  localProvider,
  nameTokens,
  open,
  openBytes,
  openKeyring,
  seal,
  SealBroken,
  sealBytes,
  sweepOrphans,
  type KeyHouse,
  type KeyProvider,
  type Keyring,
} from './index.ts';

let house: TestHouse;
let keyring: Keyring;
beforeAll(async () => {
  house = await testHouse();
  keyring = openKeyring(house);
});
afterAll(() => house.close());

/** Another process: the same databases and key file, nothing remembered. */
const restarted = (): Keyring => openKeyring({ keysSql: house.keysSql, masterKey: house.masterKey });
const newIds = (count: number): string[] => Array.from({ length: count }, () => uuidv7());

describe('keys that must not serve', () => {
  test('refuses the keys of an institution under another master key', async () => {
    const institution = uuidv7();
    await keyring.ready(institution);
    const stranger = openKeyring({ keysSql: house.keysSql, masterKey: randomBytes(32) });
    await expect(stranger.ready(institution)).rejects.toThrow(SealBroken);
  });

  test('makes no token before the institution is ready', () => {
    expect(() => keyring.token(uuidv7(), 'victim.name', 'ANA')).toThrow('ready');
  });

  test('refuses a second key for the same person', async () => {
    const [institution, person] = newIds(2) as [string, string];
    await keyring.newPersons(institution, [person]);
    await expect(keyring.newPersons(institution, [person])).rejects.toThrow('person_key_pkey');
  });

  test('does not give a person of one institution to another', async () => {
    const [institution, other, person] = newIds(3) as [string, string, string];
    await keyring.newPersons(institution, [person]);
    expect((await keyring.personKeys(other, [person])).size).toBe(0);
  });

  test('lets the server neither change, nor delete, nor bring back a key', async () => {
    const [institution, person] = newIds(2) as [string, string];
    await keyring.newPersons(institution, [person]);
    const { keysSql: sql } = house;
    await expect(sql`update person_key set wrapped = ${randomBytes(61)} where person_id = ${person}`).rejects.toThrow('only be destroyed');
    await expect(sql`delete from person_key`).rejects.toThrow('permission denied');
    await expect(sql`truncate person_key`).rejects.toThrow('permission denied');
    await expect(sql`update person_key set person_id = ${uuidv7()}`).rejects.toThrow('permission denied');
    const [row] = await sql<{ wrapped: Buffer }[]>`select wrapped from person_key where person_id = ${person}`;
    await keyring.destroyPerson(institution, person);
    await expect(
      sql`update person_key set wrapped = ${row?.wrapped ?? null}, destroyed_at = null where person_id = ${person}`,
    ).rejects.toThrow('only be destroyed');
    await expect(keyring.newPersons(institution, [person])).rejects.toThrow('person_key_pkey');
  });
});

describe('keys of persons', () => {
  test('are the same after a restart, many at once, and each its own', async () => {
    const institution = uuidv7();
    const ids = newIds(5_001);
    const made = await keyring.newPersons(institution, ids);
    const read = await restarted().personKeys(institution, ids);
    expect(read.size).toBe(ids.length);
    expect(new Set([...read.values()].map((key) => key.toString('hex'))).size).toBe(ids.length);
    for (const id of ids) expect(read.get(id)?.equals(made.get(id) as Buffer)).toBe(true);
  });

  test('are nowhere unwrapped in the database', async () => {
    const [institution, person] = newIds(2) as [string, string];
    const key = (await keyring.newPersons(institution, [person])).get(person) as Buffer;
    const rows = await house.keysSql<
      { wrapped: Buffer }[]
    >`select wrapped from person_key where wrapped is not null union all select wrapped from institution_key`;
    expect(rows.some(({ wrapped }) => wrapped.includes(key))).toBe(false);
  });

  test('destroyed, leave what they sealed unreadable, an old copy of it too', async () => {
    const [institution, person] = newIds(2) as [string, string];
    const place = { table: 'victim', row: person, institution, keyId: person };
    const backup = seal((await keyring.newPersons(institution, [person])).get(person) as Buffer, { nameGiven: 'María' }, place);
    expect(open((await keyring.personKeys(institution, [person])).get(person) as Buffer, backup, place)).toEqual({ nameGiven: 'María' });
    await keyring.destroyPerson(institution, person);
    await keyring.destroyPerson(institution, person);
    expect((await keyring.personKeys(institution, [person])).has(person)).toBe(false);
    expect((await restarted().personKeys(institution, [person])).has(person)).toBe(false);
  });
});

describe('a key for a record that had no identity until now', () => {
  test('is one, however many ask for it at once', async () => {
    const [institution, person] = newIds(2) as [string, string];
    const keys = await Promise.all(Array.from({ length: 8 }, () => restarted().ensurePerson(institution, person)));
    expect(new Set(keys.map((key) => key?.toString('hex'))).size).toBe(1);
    expect((await keyring.personKeys(institution, [person])).get(person)).toEqual(keys[0]);
  });

  test('is none once it was destroyed', async () => {
    const [institution, person] = newIds(2) as [string, string];
    await keyring.newPersons(institution, [person]);
    await keyring.destroyPerson(institution, person);
    expect(await keyring.ensurePerson(institution, person)).toBeNull();
  });
});

describe('keys of institutions', () => {
  test('are made once, even when ten processes ask for the first time together', async () => {
    const institution = uuidv7();
    const keys = await Promise.all(Array.from({ length: 10 }, () => restarted().classKey(institution, 'draft')));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await house.keysSql`select from institution_key where institution_id = ${institution}`).toHaveLength(4);
  });

  test('differ by class and by institution, so no token is shared', async () => {
    const [one, other] = newIds(2) as [string, string];
    const keys = await Promise.all(
      (['person', 'search', 'file', 'draft'] as const).flatMap((kind) => [keyring.classKey(one, kind), keyring.classKey(other, kind)]),
    );
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(8);
    const both = [...nameTokens(keyring, one, 'victim.name', 'Ana'), ...nameTokens(keyring, other, 'victim.name', 'Ana')].flatMap(({ token, spelling }) => [token, spelling]);
    expect(new Set(both).size).toBe(both.length);
    expect(nameTokens(restarted(), one, 'alias', '')).toEqual([]);
  });

  test('may be held by any provider behind the same door, asked four times per institution and never per person', async () => {
    let asked = 0;
    const remote: KeyHouse = { keysSql: house.keysSql, masterKey: randomBytes(32) };
    const inside = localProvider(randomBytes(32));
    const counting: KeyProvider = {
      ...inside,
      unwrap: (wrapped, place) => {
        asked += 1;
        return inside.unwrap(wrapped, place);
      },
    };
    const institution = uuidv7();
    await openKeyring(remote, counting).newPersons(institution, newIds(100));
    expect(asked).toBe(4);
  });

  test('are bound to their place: a wrapped key does not open as that of another class', async () => {
    const provider = localProvider(house.masterKey);
    const place = { institution: uuidv7(), keyId: uuidv7(), keyClass: 'person' };
    const wrapped = await provider.wrap(randomBytes(32), place);
    await expect(provider.unwrap(wrapped, { ...place, keyClass: 'search' })).rejects.toThrow(SealBroken);
    expect(() =>
      openBytes(house.masterKey, sealBytes(house.masterKey, Buffer.from('a'), { table: '', row: '', institution: '', keyId: '' }), {
        table: '',
        row: '',
        institution: '',
        keyId: '1',
      }),
    ).toThrow(SealBroken);
  });
});

describe('keys without a record', () => {
  const tomorrow = new Date(Date.now() + 86_400_000);

  test('stay when no record at all is seen: whoever sees none may only lack the right to', async () => {
    const institution = uuidv7();
    const ids = newIds(3);
    await keyring.newPersons(institution, ids);
    expect(await sweepOrphans(house, { institutionId: institution, before: tomorrow, stored: async () => new Set() })).toBe(0);
    expect((await keyring.personKeys(institution, ids)).size).toBe(3);
  });

  test('are destroyed, but neither those with a record nor the recent ones', async () => {
    const institution = uuidv7();
    const ids = newIds(10);
    await keyring.newPersons(institution, ids);
    const stored = async (asked: readonly string[]) => new Set(asked.filter((id) => ids.indexOf(id) < 4));
    expect(await sweepOrphans(house, { institutionId: institution, before: new Date(0), stored })).toBe(0);
    expect(await sweepOrphans(house, { institutionId: institution, before: tomorrow, stored })).toBe(6);
    expect([...(await keyring.personKeys(institution, ids)).keys()].sort()).toEqual(ids.slice(0, 4).sort());
  });
});
