import { catalogs, loan } from '@sintra/library-loans/forms';
import type { Values } from '@sintra/definition';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkValues, inputSchema, missingOf, nearestEntry, type Finding, type LiveCatalogs } from './index.ts';

const live: LiveCatalogs = new Map(catalogs.map((catalog) => [catalog.id, new Map(catalog.entries.map((entry) => [entry.code, entry]))]));
const check = (values: Record<string, unknown>, today?: string): readonly Finding[] => checkValues(loan, values as Values, live, today);
const codes = (values: Record<string, unknown>, today?: string): string[] => check(values, today).map((finding) => `${finding.cell} ${finding.code}`);
const messages = (input: unknown): string[] => inputSchema(loan).safeParse(input).error?.issues.map((issue) => issue.message) ?? [];

describe('What is wrong with a value', () => {
  test('a cell that the form does not have is named', () => {
    expect(check({ colour: 'red' })).toEqual([{ cell: 'colour', code: 'unknown_cell', message: '«colour» no es un dato de este formulario.' }]);
  });

  test('an unknown catalogue value is refused with the nearest one suggested, never taken', () => {
    expect(check({ genre: 'novella' })).toEqual([{
      cell: 'genre', code: 'not_in_catalog', suggestion: 'novel', accepted: 'Novela, Poesía, Ensayo, Crónica',
      message: 'Género: «novella» no está en el catálogo. ¿Quiso decir «Novela»?',
    }]);
    expect(check({ genre: 'qqqqqqqq' })[0]).not.toHaveProperty('suggestion');
  });

  test('a retired code is refused from its last day on, with the one that replaces it', () => {
    expect(codes({ genre: 'chronicle' }, '2019-12-31')).toEqual([]);
    expect(check({ genre: 'chronicle' }, '2020-01-01')[0]).toMatchObject({ code: 'retired', suggestion: 'essay' });
    expect(codes({ genre: 'chronicle' })).toEqual([]);
  });

  test('an impossible date says what was expected', () => {
    expect(check({ due: '31/02/2024' })[0]).toMatchObject({ cell: 'due', code: 'impossible_date' });
    expect(check({ due: '31/02/2024' })[0]?.message).toContain('se esperaba un día del 1 al 29');
  });

  test.each([
    [{ copies: 0 }, 'copies too_small'], [{ copies: 51 }, 'copies too_large'], [{ copies: 1.5 }, 'copies wrong_type'], [{ copies: '2' }, 'copies wrong_type'],
    [{ copies: 3e10 }, 'copies too_large'], [{ weight: Number.NaN }, 'weight wrong_type'], [{ fine: -1 }, 'fine too_small'], [{ isbn: '978' }, 'isbn format'],
    [{ card: 'ab123456' }, 'card format'], [{ email: 'ana@' }, 'email format'], [{ email: 'ana@ejemplo' }, 'email format'], [{ phone: '12' }, 'phone format'],
    [{ title: 'x'.repeat(201) }, 'title too_long'], [{ title: 'a\u0000b' }, 'title unreadable'], [{ title: 'a\nb' }, 'title unreadable'],
    [{ notes: 'a\u0000b' }, 'notes unreadable'], [{ title: 'a\ud800' }, 'title unreadable'], [{ title: 7 }, 'title wrong_type'],
    [{ tags: 'classic' }, 'tags wrong_type'], [{ tags: ['classic', 'nope'] }, 'tags not_in_catalog'], [{ previous: 'abc' }, 'previous wrong_type'],
    [{ branchState: 'Jalisco' }, 'branchState not_in_catalog'], [{ late: true }, 'late wrong_type'],
  ])('%j is a finding: %s', (values, expected) => {
    expect(codes(values)).toEqual([expected]);
  });

  test('good values have no findings', () => {
    expect(codes({
      nameGiven: 'María José', card: 'AB123456', email: 'maría.peña@biblioteca.gob.mx', phone: '+52 (55) 1234-5678 ext. 12', title: 'Pedro Páramo', isbn: '9789681600495',
      genre: 'novel', tags: ['classic'], copies: 2, weight: 0.4, due: 'marzo 2024', branchCountry: 'MX', branchState: '09', late: 'yes', fine: 12.5, notes: 'a\n\tb',
      previous: '01900000-0000-7000-8000-000000000001', receipt: null,
    })).toEqual([]);
  });

  test('whatever comes in, it answers and says each message in Spanish', () => {
    const anything = fc.dictionary(fc.constantFrom('nameGiven', 'due', 'copies', 'weight', 'tags', 'genre', 'previous', 'email', 'zzz'), fc.anything(), { maxKeys: 9 });
    fc.assert(fc.property(anything, (values) => check(values).every((finding) => finding.message.length > 5)), { seed: 1, numRuns: 500 });
  });

  test('whatever has no findings also passes the shape of the API', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const values = fc.record({ title: text, notes: text, card: text, email: text, copies: fc.double(), weight: fc.double(), due: text, genre: text }, { requiredKeys: [] });
    fc.assert(fc.property(values, (given) => check(given).length > 0 || inputSchema(loan).safeParse({ values: given }).success), { seed: 2, numRuns: 500 });
  });
});

describe('Shape of what comes in', () => {
  test('unknown cells, groups and parts are refused by name', () => {
    expect(messages({ values: { colour: 'red' } })).toEqual(['«colour»: no es un dato de este formulario.']);
    expect(messages({ values: {}, groups: { pages: [] } })).toEqual(['«pages»: no es un grupo de este formulario.']);
    expect(messages({ values: {}, owner: 'me' })).toEqual(['«owner»: no es parte de un registro (values, groups).']);
    expect(messages({ values: {}, groups: { renewals: [{ values: { page: 1 } }] } })).toEqual(['«page»: no es un dato de este formulario.']);
    expect(messages({})).not.toEqual([]);
    expect(messages(null)).not.toEqual([]);
  });

  test('another JSON type is refused here; limits, patterns and catalogues are left to the findings', () => {
    expect(messages({ values: { copies: '2' } })).toEqual(['Ejemplares: se esperaba un número entero.']);
    expect(messages({ values: { tags: 'classic' } })).toEqual(['Etiquetas: se esperaba una lista de claves del catálogo.']);
    expect(messages({ values: { genre: 'not there', email: 'ana@', copies: 0.5, title: 'x'.repeat(300) } })).toEqual([]);
  });

  test('an absent cell says nothing and null erases', () => {
    expect(inputSchema(loan).parse({ values: { title: null } })).toEqual({ values: { title: null } });
  });

  test('a row of a group may carry its id, or go', () => {
    const groups = { renewals: [{ id: '01900000-0000-7000-8000-000000000001', remove: true, values: {} }, { values: { days: 7 } }] };
    expect(inputSchema(loan).parse({ values: {}, groups })).toEqual({ values: {}, groups });
  });
});

describe('What a record lacks', () => {
  test('needed cells without an answer, in the order of the form', () => {
    expect(missingOf(loan, {}).map((one) => `${one.section} ${one.cell}`)).toEqual([
      'borrower nameGiven', 'borrower nameFirst', 'book title', 'book genre', 'terms due', 'terms branchCountry', 'terms branchState',
    ]);
  });

  test('a cell that is not shown is not missed, and a place abroad needs no state', () => {
    const cells = (values: Values): string[] => missingOf(loan, values).map((one) => one.cell);
    expect(cells({ late: 'yes' })).toContain('fine');
    expect(cells({ late: 'no' })).not.toContain('fine');
    expect(cells({ branchCountry: 'GT' })).not.toContain('branchState');
    expect(cells({ branchCountry: 'not_identified' })).not.toContain('branchState');
  });

  test('a state of Mexico says its country, and «not identified» is an answer', () => {
    const cells = (values: Values): string[] => missingOf(loan, values).map((one) => one.cell).filter((id) => id.startsWith('branch'));
    expect(cells({ branchState: '14' })).toEqual([]);
    expect(cells({ branchCountry: 'MX' })).toEqual(['branchState']);
    expect(cells({ branchCountry: 'MX', branchState: 'not_identified' })).toEqual([]);
    expect(cells({ branchState: 'not_identified' })).toEqual(['branchCountry']);
  });
});

test('the nearest entry is found through aliases, accents and slips', () => {
  const found = (catalog: string, text: string): string | undefined => nearestEntry(text, live.get(catalog) ?? new Map())?.code;
  expect(found('state', 'Distrito Federl')).toBe('09');
  expect(found('state', 'jalsico')).toBe('14');
  expect(found('genre', 'POESIA')).toBe('poetry');
  expect(found('genre', '')).toBeUndefined();
});
