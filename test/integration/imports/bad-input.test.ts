import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, filledTemplate, openBench, stage, stagedPlaces, stored, type ImportBench } from './bench.ts';
import { victims } from '../../../modules/victims/server/index.ts';

let bench: ImportBench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.house.close());

const refused = (bytes: Buffer | string, name = 'datos.xlsx'): Promise<unknown> =>
  stage(bench, bench.people.beto, bytes, { name }).then(() => 'taken', (error: unknown) => error);
const causesOf = async (rows: readonly (readonly (string | number)[])[]) => (await stage(bench, bench.people.beto, csv(rows))).report?.groups ?? [];

describe('A file that cannot be read', () => {
  it('is refused with a sentence that says what to do, and nothing is staged', async () => {
    expect(await refused('')).toMatchObject({ code: 'empty_file' });
    expect(await refused(gzipSync('x'.repeat(1000)))).toMatchObject({ code: 'unreadable', message: expect.stringContaining('Guardar como') as string });
    expect(await refused('%PDF-1.7\n%âãÏÓ\n1 0 obj', 'oficio.pdf')).toMatchObject({ message: expect.stringContaining('PDF') as string });
    const book = await filledTemplate(bench, {});
    expect(await refused(book.subarray(0, book.length / 2))).toMatchObject({ code: 'unreadable', message: expect.stringContaining('dañado') as string });
    expect(await refused(Buffer.alloc(51 * 1024 * 1024, 'a'))).toMatchObject({ code: 'too_large' });
    expect(await stagedPlaces(bench)).toEqual([]);
    expect(await stored(bench, 'id')).toHaveLength(0);
  });

  it('is refused when it holds no row, another form, or none of the form’s sheets', async () => {
    expect(await refused(await filledTemplate(bench, {}))).toMatchObject({ code: 'no_rows' });
    expect(await refused(csv([['sintra'], ['sintra:loan:1::@folio'], ['x']]), 'otro.csv')).toMatchObject({ code: 'other_form', message: expect.stringContaining(victims.form.label.es) as string });
  });

  it('with unknown columns waits for somebody to relate them', async () => {
    const run = await stage(bench, bench.people.beto, csv([['Apodo del gato', 'Peso'], ['Micifuz', 4]]));
    expect(run).toMatchObject({ state: 'mapping', report: null });
    expect(run.understood?.unmatched.map(({ header }) => header)).toEqual(['Apodo del gato', 'Peso']);
  });
});

describe('Rows that cannot be taken', () => {
  it('are grouped by cause, with the column, the value found, the values accepted and the nearest', async () => {
    const causes = await causesOf([['Sexo', 'Edad al detectarse: desde', 'Fecha de detección'],
      ['Mujr', 20, '2024'], ['Mujr', 21, '2024'], ['Hombre', 'veinte', '2024'], ['Hombre', 400, '2024'], ['Hombre', 30, '31/02/2024']]);
    expect(causes[0]).toMatchObject({ cause: 'not_in_catalog', column: 'Sexo', found: 'Mujr', suggestion: 'Mujer', count: 2, rows: [2, 3], accepted: expect.stringContaining('Hombre') as string });
    expect(causes.slice(1).map(({ cause, rows }) => [cause, rows])).toEqual(expect.arrayContaining([['wrong_type', [4]], ['too_large', [5]], ['impossible_date', [6]]]));
  });

  it('impossible CURPs, reversed ages and formulas are said, and no identity stays in the report', async () => {
    const [curp] = await causesOf([['CURP', 'Sexo'], ['HEGG560427MVZRRL05', 'Mujer']]);
    expect(curp).toMatchObject({ cause: 'impossible_curp', column: 'CURP' });
    expect(JSON.stringify(curp)).not.toContain('HEGG');
    expect(await causesOf([['Edad al detectarse: desde', 'Edad al detectarse: hasta'], [40, 20]])).toMatchObject([{ cause: 'age_reversed' }]);
    const [born] = await causesOf([['Fecha de nacimiento', 'Sexo'], ['32/13/1990', 'Mujer']]);
    expect(born).toMatchObject({ cause: 'impossible_date' });
    expect(JSON.stringify(born)).not.toContain('1990');
    const rows = await bench.house.superuser`select problems::text from import_row`;
    expect(JSON.stringify(rows)).not.toMatch(/HEGG|1990/);
  });

  it('a folio that is wrong, of somebody else, or twice in the file is not taken', async () => {
    const causes = await causesOf([['Folio', 'Sexo'], ['JAL-2024-AAAAAA-X', 'Mujer'], ['no es folio', 'Mujer']]);
    expect(causes.every(({ cause }) => cause === 'bad_folio' || cause === 'unknown_folio')).toBe(true);
    expect(causes).toHaveLength(2);
  });

  it('a formula is refused, never calculated', async () => {
    const [main] = [victims.form.label.es];
    const book = await filledTemplate(bench, { [main]: [{ Sexo: 'Mujer', 'Edad al detectarse: desde': { formula: '10+10' } as unknown as number }] });
    const run = await stage(bench, bench.people.beto, book, { name: 'formula.xlsx' });
    expect(run.report?.groups).toMatchObject([{ cause: 'formula', count: 1 }]);
  });

  it('missing columns change nothing and extra ones are told', async () => {
    const run = await stage(bench, bench.people.beto, csv([['Sexo', 'Columna de más'], ['Mujer', 'x']]));
    expect(run).toMatchObject({ state: 'staged', report: { ready: 1, toCorrect: 0 } });
    expect(run.understood?.unmatched).toMatchObject([{ header: 'Columna de más' }]);
  });
});
