import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { cellsOf, defineForm, type Field } from '@sintra/definition';
import { sheetsOf } from './layout.ts';
import { matchColumns, matchSheet, nearest } from './match.ts';
import { writeTemplate } from './template.ts';
import { readBack } from './testing/back.ts';
import { catalogs, loan } from './testing/loans.ts';
import { eventsOf } from './testing/reading.ts';

const bytes = await writeTemplate(loan, catalogs, { user: 'Ana Ruiz', institution: 'Biblioteca', today: '2026-11-23' });
const book = new ExcelJS.Workbook();
await book.xlsx.load(bytes as never);
const [main, renewals] = book.worksheets;
if (main === undefined || renewals === undefined) throw new Error('the template has lost its sheets');

const columnOf = (header: string): number => (main.getRow(1).values as unknown[]).indexOf(header);
type Rule = { readonly type: string; readonly formulae: readonly string[]; readonly prompt?: string; readonly errorStyle?: string };
const ruleAt = (header: string): Rule => main.getRow(900).getCell(columnOf(header)).dataValidation;

describe('the template opens elsewhere with everything that helps to fill it in', () => {
  test('a sheet for the form, one for each group, and those that explain', () => {
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Préstamos', 'Renovaciones', 'Cómo llenar', 'Diccionario', 'Catálogos']);
  });
  test('row 2 is hidden and says which cell each column is, with form and version', () => {
    expect(main.getRow(2).hidden).toBe(true);
    expect((main.getRow(2).values as unknown[]).slice(1, 4)).toEqual(['sintra:loan:1::@key', '@folio', 'nameGiven']);
    expect(renewals.getRow(2).getCell(1).value).toBe('sintra:loan:1:renewals:@key');
  });
  test('codes are chosen from a list that stands in the sheet of catalogues', () => {
    const rule = ruleAt('Género');
    expect(rule).toMatchObject({ type: 'list', errorStyle: 'warning' });
    const [, letters = '', last = ''] = /^'Catálogos'!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)$/.exec(rule.formulae[0] ?? '') ?? [];
    const options = Array.from({ length: Number(last) - 1 }, (_, index) => book.getWorksheet('Catálogos')?.getCell(`${letters}${index + 2}`).value);
    expect(options).toEqual(['Novela', 'Poesía', 'Ensayo']);
  });
  test('a retired option is not offered', () => expect(JSON.stringify(book.getWorksheet('Catálogos')?.getSheetValues())).not.toContain('Crónica'));
  test('numbers have their limits, and every column its note', () => {
    expect(ruleAt('Ejemplares')).toMatchObject({ type: 'whole', formulae: [1, 50] });
    expect(ruleAt('Credencial').prompt).toContain('Dos letras y seis dígitos');
    for (const cell of cellsOf(loan)) expect(ruleAt(cell.label.es).prompt?.length).toBeGreaterThan(3);
  });
  test('empty cells of texts and dates are texts, so that «marzo 2024» and «0123» stay as typed', () => {
    for (const header of ['ISBN', 'Teléfono', 'Fecha de devolución', 'Título']) expect(main.getColumn(columnOf(header)).numFmt).toBe('@');
  });
  test('headers stay in sight and needed columns look different', () => {
    expect(main.views[0]).toMatchObject({ state: 'frozen', ySplit: 2, xSplit: 1 });
    expect(JSON.stringify(main.getRow(1).getCell(columnOf('Título')).fill)).not.toBe(JSON.stringify(main.getRow(1).getCell(columnOf('ISBN')).fill));
  });
  test('the dictionary explains every column', () => expect(book.getWorksheet('Diccionario')?.rowCount).toBe(1 + cellsOf(loan).length + loan.groups.flatMap((group) => cellsOf(group)).length));
});

test('what was typed into the template is read as those values, and the example is not', async () => {
  main.getRow(4).getCell(1).value = 'A';
  main.getRow(4).getCell(columnOf('Título')).value = 'Pedro Páramo';
  main.getRow(4).getCell(columnOf('Género')).value = 'Novela';
  main.getRow(4).getCell(columnOf('Fecha de devolución')).value = 'marzo 2024';
  renewals.getRow(4).getCell(1).value = 'A';
  renewals.getRow(4).getCell(4).value = 15;
  const back = await readBack(Buffer.from(await book.xlsx.writeBuffer()), 'x.xlsx', loan, catalogs);
  expect(back.get('')).toEqual([{ from: { '@key': 'A', '@folio': null }, values: { title: 'Pedro Páramo', genre: 'novel', due: 'marzo 2024' } }]);
  expect(back.get('renewals')).toEqual([{ from: { '@key': 'A', '@folio': null }, values: { days: 15 } }]);
});

test('columns that somebody may not see are not in the template', async () => {
  const small = await writeTemplate(loan, catalogs, { user: 'A', institution: 'B', visible: new Set(['title']) });
  const header = (await eventsOf(small)).find((event) => event.type === 'header');
  expect(header).toMatchObject({ headers: ['Clave', 'Folio', 'Título'] });
});

describe('columns are matched by id, then by today\'s label, then by a former name', () => {
  const sheet = matchSheet('préstamos', null, loan) ?? sheetsOf(loan, 'import')[0];
  if (sheet === undefined) throw new Error('no sheet');
  test('ids win over headers that somebody changed, wherever the column went', () => {
    const hidden = { form: 'loan', version: 1, group: null, ids: ['genre', '', 'title'] };
    expect(matchColumns(['Título', 'Mi columna', 'X'], hidden, sheet).map(({ id, by }) => [id, by])).toEqual([['genre', 'id'], [null, null], ['title', 'id']]);
  });
  test('labels without accents or capitals, ids, columns, and names of before', () => {
    expect(matchColumns(['TITULO', 'Folio', 'birth_date', 'class', 'nombre de quien pide'], null, sheet).map(({ id, by }) => [id, by])).toEqual([['title', 'label'], ['@folio', 'label'], ['birthDate', 'id'], ['genre', 'former'], ['nameGiven', 'former']]);
  });
  test('a column that nobody knows gets the nearest name as a suggestion; a repeated one is taken once', () => {
    const matches = matchColumns(['Titulos', 'Género', 'Género', ''], null, sheet);
    expect(matches).toMatchObject([{ id: null, suggestion: { id: 'title', label: 'Título' } }, { id: 'genre' }, { id: null }]);
  });
  test('a sheet of another form is not ours', () => {
    expect(matchSheet('Préstamos', { form: 'victim', version: 1, group: null, ids: [] }, loan)).toBeNull();
    expect(matchSheet('Otra cosa', null, loan)).toBeNull();
    expect(matchSheet('Otra cosa', { form: 'loan', version: 1, group: 'renewals', ids: [] }, loan)?.group?.id).toBe('renewals');
  });
  test('the nearest of several words is found, or none', () => expect([nearest('Jalisko', ['Jalisco', 'Oaxaca']), nearest('zzz', ['Jalisco'])]).toEqual(['Jalisco', undefined]));
});

test('two columns of one label are told apart by their section, and sheet names are what Excel allows', () => {
  const field = (id: string): Field => ({ id, kind: 'text', label: { es: 'Edad', en: 'Age' }, sensitivity: 'public' });
  const form = defineForm({
    id: 'x', path: 'x', table: 'x', version: 1, label: { es: 'Un nombre [muy] largo: demasiado/largo para Excel', en: 'x' }, singular: { es: 'x', en: 'x' },
    sections: [{ id: 'a', label: { es: 'Captación', en: 'a' }, fields: [field('one')] }, { id: 'b', label: { es: 'Rescate', en: 'b' }, fields: [field('two')] }],
    groups: [{ id: 'g', table: 'g', label: { es: 'Un nombre [muy] largo: demasiado/largo y más', en: 'g' }, singular: { es: 'g', en: 'g' }, fields: [field('three')] }],
  });
  const [first, second] = sheetsOf(form, 'export');
  expect(first?.columns.slice(-2).map((column) => column.header)).toEqual(['Edad', 'Edad (Rescate)']);
  expect([first?.name, second?.name]).toEqual(['Un nombre muy largo demasiado', 'Un nombre muy largo demasia (2)']);
});
