import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { victimForm as victims } from '@sintra/victims/forms';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { makePersonKeys, openKeyring, type Keyring, type PersonKeys } from '../identity/index.ts';
import { openRow, tokensOf } from '../records/index.ts';
import { withIdentities, type Identities } from './identities.ts';

let house: TestHouse;
let keyring: Keyring;
const institution = uuidv7();
beforeAll(async () => {
  house = await testHouse();
  keyring = openKeyring(house);
  await keyring.ready(institution);
});
afterAll(() => house.close());

const valuesOf = (index: number) => ({ nameGiven: `Invención ${String(index)}`, nameFirst: 'Pérez', externalFolio: `PRUEBA-${String(index)}` });

interface Given {
  readonly ids: readonly string[];
  readonly keys: PersonKeys;
}

async function protectSome(identities: Identities, count: number): Promise<Given & Awaited<ReturnType<Identities['protect']>>> {
  const ids = Array.from({ length: count }, () => uuidv7());
  const keys = makePersonKeys(ids);
  const plains = ids.map((_, index) => JSON.stringify(valuesOf(index)));
  return { ids, keys, ...(await identities.protect({ ids, plains, keys: Buffer.concat([...keys.values()]) })) };
}

/** What a COPY line says last: the sealed identity in hexadecimal digits. */
const sealedIn = (text: string): Buffer => Buffer.from(text.split('\t').at(-1)?.replace(/^\\+x/, '') ?? '', 'hex');

describe.each([['few, by the thread that reads', 3], ['many, by a thread of their own', 600]])('Identities of new records: %s', (_how, count) => {
  test('open under the key of their person, are found by their tokens, and their keys are stored', async () => {
    const { ids, keys, texts, wrapped } = await withIdentities(keyring, victims, institution, (identities) => protectSome(identities, count));
    expect(texts).toHaveLength(count);
    for (const [index, id] of ids.entries()) {
      const place = { table: victims.table, row: id, institution, person: id };
      expect(openRow(sealedIn(texts[index] ?? ''), keys.get(id) as Buffer, place)).toEqual(valuesOf(index));
      expect(texts[index]?.split('\t')[0]).toBe(`{${tokensOf(victims, valuesOf(index), keyring, institution).map(({ token }) => token).join(',')}}`);
    }
    await keyring.storePersons(institution, keys, wrapped);
    expect(await openKeyring({ keysSql: house.keysSql, masterKey: house.masterKey }).personKeys(institution, ids)).toEqual(keys);
  });
});

describe('The thread of identities', () => {
  test('says so when it ends before its work is done, and takes no more', async () => {
    await withIdentities(keyring, victims, institution, async (identities) => {
      await protectSome(identities, 600);
      const [asked] = await Promise.allSettled([protectSome(identities, 600), identities.close()]);
      expect(asked).toMatchObject({ status: 'rejected', reason: { message: 'the thread of identities ended' } });
      await expect(protectSome(identities, 1)).rejects.toThrow('the thread of identities ended');
    });
  });

  test('leaves keys to be wrapped again where the key that wrapped them was retired since', async () => {
    const { ids, keys, wrapped } = await withIdentities(keyring, victims, institution, (identities) => protectSome(identities, 600));
    await keyring.storePersons(institution, keys, { ...wrapped, keyId: uuidv7() });
    expect(await keyring.personKeys(institution, ids)).toEqual(keys);
  });
});
