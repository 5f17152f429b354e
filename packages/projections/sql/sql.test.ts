import { loan } from '@sintra/library-loans/forms';
import { cellsOf, defineForm, type Cell, type Value } from '@sintra/definition';
import { describe, expect, test } from 'vitest';
import { columnsOf, copyLine, copyText, draftSql, driftOf, fromColumns, tableOf, tablesOf, toColumns, type ActualTable, type ActualTables } from './index.ts';

const cell = (id: string): Cell => {
  const found = cellsOf(loan).find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

const stored = (id: string, value: Value): Record<string, unknown> => {
  const values = toColumns(cell(id), value);
  return Object.fromEntries(columnsOf(cell(id)).map(({ name }, index) => [name, values[index]]));
};

const actualOf = (change: (name: string, table: ActualTable) => ActualTable | undefined = (_, table) => table): ActualTables =>
  new Map(tablesOf(loan).flatMap(({ name, ...expected }) => {
    const table = change(name, { ...expected, forcesRowSecurity: true });
    return table === undefined ? [] : [[name, table] as const];
  }));

describe('Columns of a cell', () => {
  test('a sealed cell has no column and writes nothing', () => {
    expect(columnsOf(cell('nameGiven'))).toEqual([]);
    expect(toColumns(cell('nameGiven'), 'Ana')).toEqual([]);
  });

  test('a date that nobody can read never reaches its columns', () => {
    expect(() => toColumns(cell('due'), '31/02/2024')).toThrow(/unvalidated/);
  });

  test('no answer is null in every column', () => {
    expect(toColumns(cell('due'), null)).toEqual([null, null, null, null]);
    expect(fromColumns(cell('due'), { due: null })).toBeNull();
    expect(fromColumns(cell('due'), {})).toBeNull();
  });

  test('a date keeps its text, its EDTF, its days and its kind', () => {
    expect(columnsOf(cell('due')).map(({ name, type }) => `${name} ${type}`)).toEqual(['due text', 'due_edtf text', 'due_ranges datemultirange', 'due_kind text']);
    expect(toColumns(cell('due'), 'marzo 2024')).toEqual(['marzo 2024', '2024-03', '{[2024-03-01,2024-04-01)}', 'dated']);
    expect(toColumns(cell('due'), 'por definir')).toEqual(['por definir', null, null, 'to_be_defined']);
  });

  test.each([
    ['title', 'Pedro Páramo'], ['copies', 3], ['weight', 0.1], ['fine', 12.5], ['genre', 'novel'], ['tags', ['classic', 'illustrated']],
    ['tags', []], ['due', '2T 2024'], ['previous', '01900000-0000-7000-8000-000000000001'], ['branchState', '09'], ['late', 'not_identified'],
  ] satisfies [string, Value][])('%s comes back from its columns as it went in', (id, value) => {
    expect(fromColumns(cell(id), stored(id, value))).toEqual(value);
  });
});

describe('COPY text', () => {
  test('separators, line ends and backslashes are escaped, so that one row stays one line', () => {
    expect(copyText('a\tb\nc\rd\\.')).toBe('a\\tb\\nc\\rd\\\\.');
    expect(copyText('\\N')).toBe('\\\\N');
  });

  test('null, numbers, booleans, bytes, dates and objects', () => {
    const values = [null, undefined, 1.5, true, false, Buffer.from([0, 255]), new Date(0), { a: 'b\n' }];
    expect(copyLine(values)).toBe('\\N\t\\N\t1.5\tt\tf\t\\\\x00ff\t1970-01-01T00:00:00.000Z\t{"a":"b\\\\n"}\n');
  });

  test('array elements are quoted, so that commas, quotes and the word null stay text', () => {
    expect(copyText(['a,b', 'null', 'c"d', 'e\\f', null])).toBe('{"a,b","null","c\\\\"d","e\\\\\\\\f",NULL}');
  });
});

describe('Tables of a form', () => {
  test('a cell may not take the name of a house column', () => {
    const { title: _title, ...untitled } = loan;
    const wrong = defineForm({ ...untitled, sections: [{ id: 'a', label: loan.label, fields: [{ id: 'status', kind: 'text', label: loan.label, sensitivity: 'public' }] }], groups: [] });
    expect(() => tableOf(wrong)).toThrow('column "status" twice');
  });

  test('no identifying cell has a column in any table', () => {
    const names = tablesOf(loan).flatMap((table) => table.columns.map((column) => column.name));
    for (const name of ['name_given', 'card', 'birth_date', 'birth_date_ranges', 'email', 'by_given']) expect(names).not.toContain(name);
    expect(names).toContain('branch_state');
  });
});

describe('Drift', () => {
  test('a database that is as the definition says has none', () => {
    expect(tablesOf(loan).flatMap((table) => driftOf(table, actualOf()))).toEqual([]);
    expect(draftSql(loan, actualOf())).toBe('');
  });

  test('a missing table, a missing column, another type, an extra column, a lost wall: each is a sentence', () => {
    const actual = actualOf((name, table) => {
      if (name === 'loan_token') return undefined;
      if (name === 'loan_renewal') return { ...table, forcesRowSecurity: false, rights: ['delete', ...table.rights] };
      if (name !== 'loan') return table;
      const kept = table.columns.filter((column) => column.name !== 'title');
      const changed = kept.map((column) => (column.name === 'copies' ? { ...column, type: 'text' } : column.name === 'folio' ? { ...column, nullable: true } : column));
      return { ...table, columns: [...changed, { name: 'shelf', type: 'text', nullable: true }], keepsVersions: false };
    });
    expect(tablesOf(loan).flatMap((table) => driftOf(table, actual))).toEqual([
      'loan.folio must be not null',
      'loan.title (text) is in the definition, not in the database',
      'loan.copies is text in the database, integer in the definition',
      'loan.shelf is in the database, not in the definition',
      'loan lacks the trigger keep_version',
      'table loan_token does not exist',
      'loan_renewal does not force row level security',
      'sintra_app may delete, insert, select, update on loan_renewal; it should be insert, select, update',
    ]);
    expect(draftSql(loan, actual)).toContain('alter table loan add column title text; -- Título');
  });
});

test('the draft of a new form puts up every wall', () => {
  const sql = draftSql(loan, new Map());
  for (const table of ['loan', 'loan_version', 'loan_token', 'loan_renewal']) {
    expect(sql).toContain(`create table ${table} (`);
    expect(sql).toMatch(new RegExp(`security.wall_of_people\\('${table}', '[a-z, ]+', '\\w+', 'loan'\\)`));
  }
  expect(sql).not.toMatch(/grant [^;]*delete[^;]* on loan to/);
});

test('what points to a record, and what is called so, is found by an index', () => {
  const sql = draftSql(loan, new Map());
  expect(sql).toContain('create index loan_previous on loan (previous, institution_id);');
  expect(sql).toContain('create index loan_title on loan (title, institution_id);');
});
