import { loan } from '@sintra/library-loans/forms';
import { victimForm } from '@sintra/victims/forms';
import { copyLine, draftSql, driftOf, tablesOf } from '@sintra/projections/sql';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, expect, test } from 'vitest';
import { loanMigration } from '../../modules/library-loans/test-migration.ts';
import { actualTables } from '../../scripts/schema/introspect.ts';
import { testHouse } from '../house.ts';

const house = await testHouse();
afterAll(() => house.close());

test('the migrated database has every column of the victim form, and no other', async () => {
  const actual = await actualTables(house.owner);
  expect(tablesOf(victimForm).flatMap((table) => driftOf(table, actual))).toEqual([]);
});

test('the draft of a form, applied, leaves nothing to draft', async () => {
  await house.owner.unsafe(loanMigration).simple();
  const actual = await actualTables(house.owner);
  expect(tablesOf(loan).flatMap((table) => driftOf(table, actual))).toEqual([]);
  expect(draftSql(loan, actual)).toBe('');
});

test('a column or a wall taken away by hand is drift, and the draft gives the column back', async () => {
  await house.owner.unsafe('alter table loan drop column title; alter table loan_renewal no force row level security; grant delete on loan to sintra_app; drop trigger keep_version on loan').simple();
  const actual = await actualTables(house.owner);
  expect(tablesOf(loan).flatMap((table) => driftOf(table, actual))).toEqual([
    'loan.title (text) is in the definition, not in the database',
    'sintra_app may delete, insert, select, update on loan; it should be insert, select, update',
    'loan lacks the trigger keep_version',
    'loan_renewal does not force row level security',
  ]);
  await house.owner.unsafe(draftSql(loan, actual)).simple();
  expect((await actualTables(house.owner)).get('loan')?.columns.map((column) => column.name)).toContain('title');
});

test('what COPY text writes is what a query reads back', async () => {
  const rows = [
    ['a\tb\\N\nc\r', '\\N', ['x,y', 'null', 'q"\\', ''], Buffer.from([0, 9, 92, 255]), 1.5, true, '{[2024-03-01,2024-04-01)}'],
    [null, '', [], null, null, false, null],
  ];
  await house.owner`create table copied (a text, b text, c text[], d bytea, e numeric, f boolean, g datemultirange)`;
  const stream = await house.owner`copy copied from stdin`.writable();
  await pipeline(Readable.from(rows.map(copyLine)), stream);
  const back = await house.owner`select a, b, c, d, e::float8 as e, f, g::text as g from copied`;
  expect(back.map((row) => Object.values(row))).toEqual(rows);
});
