import { afterAll, expect, test } from 'vitest';
import { testHouse } from '../../../test/house.ts';
import { readArray } from './arrays.ts';

const house = await testHouse();
afterAll(() => house.close());

test('arrays of every kind travel to the database and back, with nulls, quotes, commas and accents', async () => {
  const texts = ['a', null, '', 'NULL', 'con "comillas", comas y \\', '{llaves}', 'México\nsegundo renglón'];
  const [row] = await house.sql`select ${texts}::text[] as texts, ${[1, null, -3]}::int[] as numbers, ${['1.50']}::numeric[] as amounts,
    ${['01900000-0000-7000-8000-000000000001']}::uuid[] as ids, ${[]}::text[] as none, ${['2026-11-23T00:00:00Z']}::timestamptz[] as instants,
    array[array['a','b'],array['c','d']] as grid, array[true,false,null] as answers, array['\\x00ff'::bytea] as bytes`;
  expect(row).toEqual({
    texts, numbers: [1, null, -3], amounts: ['1.50'], ids: ['01900000-0000-7000-8000-000000000001'], none: [],
    instants: [new Date('2026-11-23T00:00:00Z')], grid: [['a', 'b'], ['c', 'd']], answers: [true, false, null], bytes: [Buffer.from([0, 255])],
  });
});

test('membership is asked with an array', async () => {
  expect(await house.sql`select acronym from institution where acronym = any(${['ST', 'NO']})`).toHaveLength(1);
  expect(await house.sql`select acronym from institution where acronym = any(${house.sql.array(['ST'])})`).toHaveLength(1);
});

test('bounds that do not start at one are understood', () => {
  expect(readArray('[0:1]={1,2}', Number)).toEqual([1, 2]);
});
