import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { contextKey } from '../database/index.ts';
import { contextToken, withContext } from './index.ts';

let house: TestHouse;
let people: People;

beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  for (const who of [people.ana, people.carla]) {
    await withContext(house, who, (tx) => tx`
      insert into victim (institution_id, id, folio, origin, captured_by, captured_at, updated_by, updated_at)
      values (${who.institutionId}, ${who.userId}, ${`F-${who.userName}`}, 'api', ${who.userId}, now(), ${who.userId}, now())`);
  }
});
afterAll(() => house.close());

/** Rows of every institution that a connection sees under some setting, without any guard in the application. */
const seenUnder = (setting: string): Promise<number> => house.sql.begin(async (tx) => {
  await tx`select set_config('sintra.context', ${setting}, true)`;
  const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from victim`;
  return row?.count ?? -1;
});

describe('Row security', () => {
  it('shows an institution its own rows and nobody else’s', async () => {
    const key = contextKey(house.masterKey);
    await expect(seenUnder(contextToken(people.ana, key))).resolves.toBe(1);
    await expect(seenUnder(contextToken(people.diana, key))).resolves.toBe(2);
    await expect(seenUnder(contextToken(people.fabian, key))).resolves.toBe(0);
  });

  it('shows nothing without a context, and nothing to the next borrower of a connection', async () => {
    await withContext(house, people.diana, (tx) => tx`select 1`);
    const [row] = await house.sql<{ count: number }[]>`select count(*)::integer as count from victim`;
    expect(row?.count).toBe(0);
  });

  it('shows nothing under a forged, cut or altered context', async () => {
    const token = contextToken(people.ana, contextKey(house.masterKey));
    const national = token.replace('|institution|', '|national|');
    const forged = contextToken({ ...people.ana, peopleScope: 'national' }, Buffer.alloc(32, 1));
    for (const setting of [national, forged, token.slice(1), token.slice(0, -1), '', '|', 'x'.repeat(63), `${people.ana.userId}|||national|request|`]) {
      await expect(seenUnder(setting)).resolves.toBe(0);
    }
  });

  it('does not let a row be written for another institution', async () => {
    const writing = withContext(house, people.ana, (tx) => tx`
      insert into victim (institution_id, id, folio, origin, captured_by, captured_at, updated_by, updated_at)
      values (${people.carla.institutionId}, ${people.ana.userId}, 'F-otra', 'api', ${people.ana.userId}, now(), ${people.ana.userId}, now())`);
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  it('lets nobody delete, truncate, read the key or rewrite the log', async () => {
    for (const statement of ['delete from victim', 'truncate victim', 'select * from security.context_key', 'update log_entry set action = \'x\'', 'delete from log_entry', 'create table t (a int)']) {
      await expect(withContext(house, people.diana, (tx) => tx.unsafe(statement))).rejects.toThrow(/permission denied/);
    }
  });
});
