import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf, type Cell } from '@sintra/definition';
import { readCell } from './cells.ts';
import { quote, unquote } from './quoting.ts';
import { catalogs, loan, trapped } from './testing/loans.ts';
import type { CellReading, RawCell } from './types.ts';
import { runs } from '../../../test/runs.ts';

const cellNamed = (id: string): Cell => {
  const cell = cellsOf(loan).find((each) => each.id === id);
  if (cell === undefined) throw new Error(`no cell ${id}`);
  return cell;
};
const read = (id: string, raw: RawCell, live = catalogs): CellReading => readCell(cellNamed(id), raw, live);
const problem = (id: string, raw: RawCell): unknown => {
  const reading = read(id, raw);
  return 'problem' in reading ? reading.problem : reading;
};

describe('what cannot be taken says why, and what was probably meant', () => {
  test('a formula', () => expect(problem('title', { formula: true })).toMatchObject({ code: 'formula', message: expect.stringContaining('Pegado especial') as string }));
  test('a value outside the catalogue, with the nearest one; none is ever added', () => {
    expect(problem('genre', 'Nobela')).toMatchObject({ code: 'not_in_catalog', suggestion: 'Novela', message: 'Género: «Nobela» no está en el catálogo. ¿Quiso decir «Novela»?' });
    expect(problem('genre', 'xyzw')).not.toHaveProperty('suggestion');
    expect(problem('tags', 'Clásico; Ilustrdo')).toMatchObject({ suggestion: 'Ilustrado' });
  });
  test('a number that is not', () => {
    expect(problem('weight', '1,5')).toMatchObject({ code: 'wrong_type', suggestion: '1.5' });
    expect(problem('weight', '1.234,56')).toMatchObject({ suggestion: '1234.56' });
    expect(problem('copies', 'tres')).toMatchObject({ code: 'wrong_type' });
    expect(problem('copies', 2.5)).toMatchObject({ message: 'Ejemplares: se esperaba un número entero y se encontró 2.5.' });
  });
  test('an impossible date, and a serial number that lost its format', () => {
    expect(problem('due', '31/02/2024')).toMatchObject({ code: 'impossible_date', message: 'Fecha de devolución: El 31 de febrero de 2024 no existe: se esperaba un día del 1 al 29.' });
    expect(problem('due', 45356)).toMatchObject({ suggestion: '5 de marzo de 2024' });
    expect(problem('due', { date: '1900-02-29' })).toMatchObject({ code: 'impossible_date' });
  });
});

describe('a cell is read as people fill it in', () => {
  test.each<[string, RawCell, unknown]>([
    ['title', null, undefined], ['title', '   ', undefined], ['title', ' Pedro Páramo ', 'Pedro Páramo'], ['title', 1984, '1984'], ['title', '(borrar)', null], ['genre', '( Borrar )', null],
    ['isbn', 9786071600000, '9786071600000'], ['copies', '1,234', 1234], ['copies', '17 años', 17], ['fine', '$ 1,234.50', 1234.5], ['fine', '1 234.5 pesos', 1234.5], ['weight', '-0.5', -0.5],
    ['genre', 'NOVELA', 'novel'], ['genre', 'poesia', 'poetry'], ['genre', 'versos', 'poetry'], ['genre', 'Novel', 'novel'], ['genre', 'essay', 'essay'], ['branchState', 9, '09'], ['branchState', '9', '09'], ['branchState', '09', '09'],
    ['branchState', 'cdmx', '09'], ['branchCountry', 'mexico', 'MX'], ['late', 1, 'yes'], ['late', '1.0', 'yes'], ['late', 'si', 'yes'], ['late', true, 'yes'], ['late', 'Sí', 'yes'], ['late', '0', 'no'], ['late', 'se ignora', 'not_identified'],
    ['tags', 'Clásico, Letra grande', ['classic', 'large_print']], ['tags', 'classic\nIlustrado;;', ['classic', 'illustrated']], ['tags', 'clásico; CLASICO', ['classic']], ['tags', ';', undefined],
    ['due', 2024, '2024'], ['due', { date: '2024-03-05T00:00:00' }, '2024-03-05'], ['due', 'marzo 2024', 'marzo 2024'], ['phone', "'+52 55 1234 5678", '+52 55 1234 5678'],
  ])('%s: %j', (id, raw, value) => expect(read(id, raw)).toEqual({ value }));

  test('a label with a comma is one answer, and a code goes before a label that looks like it', () => {
    expect(read('tags', 'Embarazo, parto o puerperio; Parto', trapped)).toEqual({ value: ['a', 'b'] });
    expect(read('tags', '09', trapped)).toEqual({ value: ['09'] });
  });
  test('of two labels that differ in capitals only, each is found by its exact writing', () => {
    expect([read('genre', 'Otro', trapped), read('genre', 'otro', trapped)]).toEqual([{ value: 'e' }, { value: 'f' }]);
    expect(read('genre', 'OTRO', trapped)).toHaveProperty('problem');
  });
  test('of a retired option and one in force with the same label, the one in force is meant', () => expect(read('genre', 'RETIRADO', trapped)).toEqual({ value: 'i' }));
});

test('whatever text is written, the same text is read, and it never begins as a formula does', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('=', "'", '+1', '@', '\t', '(borrar)', "''", '＝1', ' ').chain((start) => fc.string({ maxLength: 5 }).map((rest) => start + rest))), (text) => {
    expect(unquote(quote(text))).toBe(text);
    expect(quote(text)).not.toMatch(/^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/);
  }), { seed: 31, numRuns: runs(30_000) });
});

test('whatever a cell holds, it is read or refused in words', () => {
  const raw = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.constant({ formula: true } as const), fc.string().map((date) => ({ date })));
  fc.assert(fc.property(fc.constantFrom(...cellsOf(loan)), raw, (cell, given) => {
    const reading = readCell(cell, given, catalogs);
    expect('problem' in reading ? reading.problem.message.startsWith(cell.label.es) : 'value' in reading).toBe(true);
  }), { seed: 32, numRuns: runs(20_000) });
});
