import { afterAll, expect, test } from 'vitest';
import { testHouse } from '../house.ts';

const house = await testHouse();
afterAll(() => house.close());

test('a house serves as a login that owns nothing, on two migrated databases', async () => {
  const [main] = await house.sql`select current_user as login, (select count(*)::int from institution) as institutions`;
  const [keys] = await house.keysSql`select current_user as login, (select count(*)::int from institution_key) as keys`;
  expect(main).toEqual({ login: 'sintra_app', institutions: 1 });
  expect(keys).toEqual({ login: 'sintra_app', keys: 0 });
});

test('the owner can reach what the serving login cannot', async () => {
  await expect(house.sql`select * from security.context_key`).rejects.toThrow(/permission denied/);
  expect(await house.owner`select * from security.context_key`).toHaveLength(1);
});
