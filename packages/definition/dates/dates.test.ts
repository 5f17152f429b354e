import { parse } from 'edtf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, readBirthDate, readDate, readExactDay, sayDate, type FuzzyDate } from '../dates.ts';
import { runs } from '../../../test/runs.ts';

const read = (text: string): FuzzyDate => {
  const date = readDate(text);
  if ('problem' in date) throw new Error(`«${text}»: ${date.problem}`);
  return date;
};
const problemOf = (text: string): string => {
  const date = readDate(text);
  return 'problem' in date ? date.problem : `read as ${JSON.stringify(date.ranges)}`;
};

describe('a date that cannot be is refused with what was expected', () => {
  test.each([
    ['31/02/2024', 'El 31 de febrero de 2024 no existe: se esperaba un día del 1 al 29.'],
    ['29-2-2023', 'El 29 de febrero de 2023 no existe: se esperaba un día del 1 al 28.'],
    ['0/3/2024', 'El 0 de marzo de 2024 no existe: se esperaba un día del 1 al 31.'],
    ['2024-13', 'El mes 13 no existe: se esperaba un mes del 1 al 12.'],
    ['13/13/2024', 'El mes 13 no existe: se esperaba un mes del 1 al 12.'],
    ['03/15/2024', 'El mes 15 no existe: se esperaba un mes del 1 al 12. Escriba primero el día: 15/03/2024.'],
    ['5 de marzo de 3024', 'El año 3024 no es posible: se esperaba un año entre 1900 y 2100.'],
    ['5T 2024', 'No se entendió la fecha «5T 2024».'],
    ['2024-T5', 'No se entendió la fecha «2024-T5».'],
    ['quinto trimestre 2024', 'El trimestre 5 no existe: se esperaba un trimestre del 1 al 4.'],
    ['diciembre-enero 2024', 'El periodo termina antes de empezar'],
    ['1900-02-29', 'El 29 de febrero de 1900 no existe'],
    ['45356', 'No se entendió la fecha «45356».'],
    ['marzo', 'No se entendió la fecha «marzo».'],
    ['', 'No se entendió la fecha «».'],
    ['hola', 'Escriba, por ejemplo: 05/03/2024'],
  ])('«%s»', (text, expected) => expect(problemOf(text)).toContain(expected));

  test('nothing that people can type makes the reader fail, however long', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => typeof readDate(text) === 'object'), { seed: 3, numRuns: runs(20_000) });
    const pieces = fc.constantFrom('5', '31', '2024', '24', 'marzo', 'mar', 'de', 'del', 'al', 'a', '-', '/', ' ', ',', 'y', 'T', '2T', 'segundo', 'trimestre', '~', '?', 'aprox.', 'por definir', 'durante', 'XX', '{', '}', '..', '\u0000', 'ñ');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), fc.constantFrom('', ' '), (words, glue) => typeof readDate(words.join(glue)) === 'object'), { seed: 4, numRuns: runs(50_000) });
  });

  test('a text made to be slow is answered at once', () => {
    for (const text of ['1-'.repeat(100), 'marzo '.repeat(33), ' y '.repeat(66), '('.repeat(200), 'de '.repeat(66), '9'.repeat(199)]) expect(readDate(text)).toBeTypeOf('object');
  });
});

describe('days are read with the day first, as in Mexico', () => {
  test.each([
    '2024-03-05', '05/03/2024', '5-3-24', '5.3.2024', '5/3/24', '5 de marzo de 2024', '5 de marzo del 2024', '5 marzo 2024', '5-mar-24', '05-MAR-2024', 'martes 5 de marzo de 2024', 'Martes, 5 de marzo de 2024',
    '2024/03/05', '2024-03-05 00:00:00', '2024-03-05T14:30:00Z', ' 5  de  Marzo  de 2024. ', 'el 5 de marzo de 2024', 'March 5, 2024', '5\u00a0de marzo de 2024',
  ])('«%s» is 5 March 2024', (text) => {
    expect(read(text)).toMatchObject({ edtf: '2024-03-05', ranges: [['2024-03-05', '2024-03-06']], kind: 'dated' });
  });
  test('«1º de marzo» and «primero de marzo» are the first day', () => {
    for (const text of ['1º de marzo de 2024', '1° de marzo de 2024', 'primero de marzo de 2024']) expect(read(text).edtf).toBe('2024-03-01');
  });
  test('two digits of the year are of this century up to 49', () => expect([read('5-3-49').edtf, read('5-3-50').edtf]).toEqual(['2049-03-05', '1950-03-05']));
  test('what was written is kept as written', () => expect(read(' Mar-24 ').text).toBe(' Mar-24 '));
});

describe('a month, a quarter, a semester or a year is as good a date as a day', () => {
  test.each([
    ['marzo 2024', '2024-03', '2024-03-01', '2024-04-01'], ['mar-24', '2024-03', '2024-03-01', '2024-04-01'], ['Marzo de 2024', '2024-03', '2024-03-01', '2024-04-01'],
    ['03/2024', '2024-03', '2024-03-01', '2024-04-01'], ['2024-03', '2024-03', '2024-03-01', '2024-04-01'], ['diciembre 2024', '2024-12', '2024-12-01', '2025-01-01'],
    ['2T 2024', '2024-34', '2024-04-01', '2024-07-01'], ['2024-Q2', '2024-34', '2024-04-01', '2024-07-01'], ['segundo trimestre de 2024', '2024-34', '2024-04-01', '2024-07-01'],
    ['2do trimestre 2024', '2024-34', '2024-04-01', '2024-07-01'], ['II trimestre 2024', '2024-34', '2024-04-01', '2024-07-01'], ['trimestre 2 de 2024', '2024-34', '2024-04-01', '2024-07-01'], ['2024-34', '2024-34', '2024-04-01', '2024-07-01'],
    ['primer semestre 2024', '2024-40', '2024-01-01', '2024-07-01'], ['segundo semestre de 2024', '2024-41', '2024-07-01', '2025-01-01'], ['primer cuatrimestre de 2024', '2024-37', '2024-01-01', '2024-05-01'],
    ['primer bimestre 2024', '2024-01/2024-02', '2024-01-01', '2024-03-01'], ['2024', '2024', '2024-01-01', '2025-01-01'], ['año 2024', '2024', '2024-01-01', '2025-01-01'],
    ['201X', '201X', '2010-01-01', '2020-01-01'], ['década de 2010', '201X', '2010-01-01', '2020-01-01'], ['febrero-marzo 2024', '2024-02/2024-03', '2024-02-01', '2024-04-01'],
    ['de febrero a marzo de 2024', '2024-02/2024-03', '2024-02-01', '2024-04-01'], ['dic 2023 - ene 2024', '2023-12/2024-01', '2023-12-01', '2024-02-01'],
    ['5 al 9 de marzo de 2024', '2024-03-05/2024-03-09', '2024-03-05', '2024-03-10'], ['2019-2021', '2019/2021', '2019-01-01', '2022-01-01'], ['2024-02/2024-03', '2024-02/2024-03', '2024-02-01', '2024-04-01'],
  ])('«%s»', (text, edtf, from, to) => expect(read(text)).toMatchObject({ edtf, ranges: [[from, to]], kind: 'dated' }));

  test('«marzo mayo octubre 2024» is three months', () => {
    const ranges = [['2024-03-01', '2024-04-01'], ['2024-05-01', '2024-06-01'], ['2024-10-01', '2024-11-01']];
    for (const text of ['marzo mayo octubre 2024', 'marzo, mayo y octubre de 2024', '{2024-03,2024-05,2024-10}']) expect(read(text)).toMatchObject({ ranges, edtf: '{2024-03,2024-05,2024-10}' });
  });
  test('neighbouring stretches become one', () => expect(read('febrero y marzo de 2024').ranges).toEqual([['2024-02-01', '2024-04-01']]));
});

describe('dates that are not known yet, or never end, are answers too', () => {
  test.each([
    ['por definir', 'to_be_defined', 0], ['Por Definir', 'to_be_defined', 0], ['fecha por confirmar', 'to_be_defined', 0], ['por definir en 2025', 'to_be_defined', 1], ['mensual', 'recurring', 0], ['de forma trimestral', 'recurring', 0],
    ['cada mes', 'recurring', 0], ['mensual durante 2024', 'recurring', 1], ['permanente', 'permanent', 0], ['de manera permanente', 'permanent', 0], ['durante el ejercicio 2024', 'whole_year', 1],
    ['todo el año 2024', 'whole_year', 1], ['durante todo el ejercicio fiscal 2024', 'whole_year', 1],
  ] as const)('«%s» is %s', (text, kind, ranges) => {
    expect(read(text).kind).toBe(kind);
    expect(read(text).ranges).toHaveLength(ranges);
  });
  test('«ca. 2019», «aprox.» and «2019?» keep their doubt', () => {
    expect(['ca. 2019', 'aprox. 2019', '2019 aprox.', 'alrededor de 2019', '2019~'].map((text) => read(text).edtf)).toEqual(Array(5).fill('2019~'));
    expect([read('2019?').edtf, read('posiblemente 2019').edtf, read('2019%').edtf]).toEqual(['2019?', '2019?', '2019%']);
  });
});

const unit = fc.record({ year: fc.integer({ min: 1900, max: 2100 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), shape: fc.integer({ min: 0, max: 7 }) }).map(({ year, month, day, shape }) => [
  `${day}/${month}/${year}`, `${year}-${String(month).padStart(2, '0')}`, `${year}`, `${(month % 4) + 1}T ${year}`, `${(month % 2) + 1}S ${year}`, `aprox. ${year}`, `durante el ejercicio ${year}`, `por definir, ${year}`,
][shape] ?? '');
const several = fc.array(unit.filter((text) => /^[\d/ TS-]+$/.test(text)), { minLength: 1, maxLength: 4 }).map((units) => units.join('; '));

test('what is read back to people is read again as the same days', () => {
  fc.assert(fc.property(fc.oneof(unit, several), (text) => {
    const date = read(text);
    const again = read(sayDate(date));
    expect(again.ranges).toEqual(date.ranges);
    expect(again.kind).toBe(date.kind);
    expect(sayDate(again)).toBe(sayDate(date));
  }), { seed: 5, numRuns: runs(15_000) });
});

test('the EDTF text is what the edtf package accepts, and covers the same first day', () => {
  fc.assert(fc.property(fc.oneof(unit, several), (text) => {
    const { edtf, ranges } = read(text);
    if (edtf === null) return;
    const other = parse(edtf, { level: 3 });
    expect(other.type).toBeTypeOf('string');
    expect(edtf.startsWith('{') || ranges[0]?.[0].startsWith(edtf.slice(0, 4))).toBe(true);
  }), { seed: 6, numRuns: runs(8000) });
});

test('ranges come sorted, apart, and never empty', () => {
  fc.assert(fc.property(several, (text) => {
    const { ranges } = read(text);
    for (const [index, [from, to]] of ranges.entries()) {
      expect(from < to).toBe(true);
      const next = ranges[index + 1];
      if (next !== undefined) expect(to < next[0]).toBe(true);
    }
  }), { seed: 7, numRuns: runs(5000) });
});

test('dates are said as they are written in Mexico', () => {
  expect(['24/1/2024', '2024-03', '2T 2024', '2024', 'febrero-marzo 2024', 'ca. 2019', 'por definir', '5 al 9 de marzo de 2024'].map((text) => sayDate(read(text)))).toEqual([
    '24 de enero de 2024', 'marzo de 2024', 'segundo trimestre de 2024', '2024', 'de febrero a marzo de 2024', 'aproximadamente 2019', 'por definir', 'del 5 de marzo de 2024 al 9 de marzo de 2024',
  ]);
});

describe('a date of birth is one known day, not after today', () => {
  test('months, periods and approximations are not enough', () => {
    for (const text of ['marzo 2001', '2001', 'ca. 2001', '2001-03-05~', '5 y 7 de marzo de 2001', 'por definir', '1 al 2 de marzo de 2001']) expect(readExactDay(text)).toHaveProperty('problem');
    expect(readExactDay('5/3/2001')).toEqual({ day: '2001-03-05' });
  });
  test('tomorrow and 130 years ago are refused', () => {
    expect(readBirthDate(addDays('2026-11-23', 1), '2026-11-23')).toHaveProperty('problem');
    expect(readBirthDate('23/11/1900', '2026-11-23')).toHaveProperty('problem');
    expect(readBirthDate('23/11/2026', '2026-11-23')).toEqual({ day: '2026-11-23' });
  });
});

describe('a date that only has an end', () => {
  test.each([
    ['antes del mes de octubre de 2024', '../2024-09-30', '2024-10-01'],
    ['antes del 15 de marzo de 2031', '../2031-03-14', '2031-03-15'],
    ['a más tardar el 15 de marzo de 2031', '../2031-03-15', '2031-03-16'],
    ['hasta junio de 2031', '../2031-06-30', '2031-07-01'],
  ])('«%s»', (text, edtf, to) => {
    expect(read(text)).toMatchObject({ edtf, ranges: [['1900-01-01', to]], kind: 'dated' });
    expect(read(sayDate(read(text))).ranges).toEqual(read(text).ranges);
    expect(() => parse(edtf)).not.toThrow();
  });
  test('an end that cannot be is refused', () => expect(problemOf('antes del 31 de febrero de 2024')).toContain('no existe'));
});

describe('words that programmes of work use', () => {
  test('«y/o» is one or both; the whole year has several names', () => {
    expect(read('julio y/o agosto de 2024').ranges).toEqual([['2024-07-01', '2024-09-01']]);
    for (const text of ['durante la anualidad 2024', 'durante toda la anualidad 2024', 'toda la anualidad 2024', 'durante el ejercicio 2024']) expect(read(text), text).toMatchObject({ kind: 'whole_year', ranges: [['2024-01-01', '2025-01-01']] });
  });
});
