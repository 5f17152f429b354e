import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { danglingReferences, defineForm } from '@sintra/definition';
import { openSheet } from '@sintra/projections/excel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forms } from '../../apps/server/modules.ts';
import { loan } from '../../modules/library-loans/forms/index.ts';
import { loans } from '../../modules/library-loans/server/index.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { exportRecords } from '../../packages/platform/exports/index.ts';
import { applyRun, findRun, receiveFile, runView, stageRun, type ImportModule, type RunView } from '../../packages/platform/imports/index.ts';
import type { FormModule, RecordView } from '../../packages/platform/records/index.ts';
import { openLibrary, type Library } from './loans.ts';

/** Loans with a key and with a title that is made of the loan before. */
const module: FormModule & ImportModule = {
  ...loans,
  form: defineForm({ ...loan, key: 'isbn' }),
  derive: (values, referred) => (values['notes'] === 'seguimiento' ? { notes: `Sigue a ${referred('previous')?.title ?? 'nadie'}` } : {}),
};

let library: Library;
let ana: Awaited<ReturnType<Library['as']>>;
let beto: typeof ana;
let carla: typeof ana;
const stored: Record<string, RecordView> = {};

const save = async (who: typeof ana, values: object): Promise<RecordView> => (await who('POST', '/loans', { values })).body;

beforeAll(async () => {
  library = await openLibrary(module);
  [ana, beto, carla] = [await library.as('ana'), await library.as('beto'), await library.as('carla')];
  stored['paramo'] = await save(ana, { title: 'Pedro Páramo', isbn: '9780000000001' });
  stored['llano'] = await save(ana, { title: 'El llano en llamas' });
  stored['twice'] = await save(ana, { title: 'Antología' });
  await save(ana, { title: 'Antología' });
  stored['foreign'] = await save(carla, { title: 'Balún Canán' });
});
afterAll(() => library.close());

const one = (name: string): RecordView => stored[name] as RecordView;
const cellsOf = (answer: { readonly body: unknown }): { cell: string; code: string; message: string }[] =>
  (answer.body as { details: { cells: { cell: string; code: string; message: string }[] } }).details.cells;

it('every reference of this house’s forms finds its form', () => {
  expect(danglingReferences(forms)).toEqual([]);
});

describe('A reference that leads nowhere is not saved', () => {
  it('to a record that does not exist', async () => {
    const answer = await ana('POST', '/loans', { values: { previous: '01900000-0000-7000-8000-00000000ffff' } });
    expect(answer.status).toBe(422);
    expect(cellsOf(answer)).toEqual([{ cell: 'previous', code: 'unknown_reference', message: expect.stringContaining('Elíjalo de la lista') }]);
  });

  it('to a record of another institution, which answers exactly the same', async () => {
    const [foreign, none] = [await ana('POST', '/loans', { values: { previous: one('foreign').id } }), await ana('POST', '/loans', { values: { previous: '01900000-0000-7000-8000-00000000ffff' } })];
    expect(cellsOf(foreign)).toEqual(cellsOf(none));
  });

  it('to an annulled record', async () => {
    const gone = await save(ana, { title: 'Perdido' });
    await beto('POST', `/loans/${gone.id}/annul`, { version: 1, reason: 'El ejemplar se perdió' });
    expect(cellsOf(await ana('POST', '/loans', { values: { previous: gone.id } }))).toMatchObject([{ code: 'annulled_reference' }]);
  });

  it('nor is a key that another record of the institution has; another institution may use it', async () => {
    expect(cellsOf(await ana('POST', '/loans', { values: { isbn: '9780000000001' } }))).toMatchObject([{ cell: 'isbn', code: 'key_taken', message: expect.stringContaining(one('paramo').folio) }]);
    expect((await carla('POST', '/loans', { values: { isbn: '9780000000001' } })).status).toBe(201);
  });
});

describe('A reference', () => {
  it('is named in the record, in the list and in the history', async () => {
    const { id, version } = await save(ana, { title: 'Segundo', previous: one('paramo').id });
    const name = { path: 'loans', folio: one('paramo').folio, title: 'Pedro Páramo' };
    expect((await ana('GET', `/loans/${id}`)).body).toMatchObject({ titles: { [one('paramo').id]: name } });
    expect((await ana('GET', '/loans?columns=previous')).body).toMatchObject({ titles: { [one('paramo').id]: name } });
    await ana('PATCH', `/loans/${id}`, { version, values: { previous: one('llano').id } });
    const [newest] = (await ana('GET', `/loans/${id}/history`)).body as { titles: object }[];
    expect(newest?.titles).toEqual({ [one('paramo').id]: name, [one('llano').id]: { ...name, folio: one('llano').folio, title: 'El llano en llamas' } });
  });

  it('to what the reader may not see says only that it is another institution’s, and does not stop other changes', async () => {
    const { id } = await save(ana, { title: 'Tercero' });
    await library.house.superuser`update loan set previous = ${one('foreign').id}, version = 2 where id = ${id}`;
    const view = (await ana('GET', `/loans/${id}`)).body as RecordView;
    expect(view.titles).toEqual({ [one('foreign').id]: { path: 'loans', folio: null, title: 'Registro de otra institución' } });
    expect(JSON.stringify(view)).not.toContain('Balún');
    const checked = await ana('POST', '/loans/check', { id, values: { title: 'Tercero', previous: one('foreign').id } });
    expect(checked.body).toMatchObject({ problems: [] });
    expect((await ana('PATCH', `/loans/${id}`, { version: view.version, values: { copies: 2 } })).status).toBe(200);
  });

  it('is a way to filter and to count, with names for its values', async () => {
    const { id } = await save(ana, { title: 'Cuarto', previous: one('twice').id });
    expect((await ana('GET', `/loans?previous=${one('twice').id}`)).body).toMatchObject({ items: [{ id }] });
    expect((await ana('GET', '/loans?previous=Antologia')).status).toBe(400);
    const count = (await ana('GET', `/loans/count?by=previous&previous=${one('twice').id}`)).body;
    expect(count).toMatchObject({ rows: [{ key: { previous: one('twice').id }, count: 1 }], titles: { [one('twice').id]: { title: 'Antología' } } });
    expect((await ana('GET', '/loans/dimensions')).body).toContainEqual(expect.objectContaining({ id: 'previous', refers: 'loans' }));
  });

  it('gives a title to what is derived from it', async () => {
    expect((await save(ana, { previous: one('paramo').id, notes: 'seguimiento' })).values).toMatchObject({ notes: 'Sigue a Pedro Páramo' });
  });
});

describe('The options of a picker', () => {
  const titles = async (query: string): Promise<readonly string[]> => ((await ana('GET', `/loans/options?${query}`)).body as { title: string }[]).map(({ title }) => title);

  it('are found by words in any order, without accents or capitals', async () => {
    expect(await titles('q=paramo%20PEDRO')).toEqual(['Pedro Páramo']);
    expect(await titles('q=100%25')).toEqual([]);
  });

  it('that begin as it was typed come first', async () => {
    await save(ana, { title: 'La vida de Pedro' });
    expect(await titles('q=pedro')).toEqual(['Pedro Páramo', 'La vida de Pedro']);
  });

  it('are found by the beginning of a folio', async () => {
    expect(await titles(`q=${one('llano').folio.slice(0, -2).toLowerCase()}`)).toEqual(['El llano en llamas']);
  });

  it('never hold another institution’s records, nor more than were asked for', async () => {
    expect(await titles('q=balun')).toEqual([]);
    expect(await titles('limit=2')).toHaveLength(2);
    expect((await ana('GET', '/loans/options?limit=51')).status).toBe(400);
  });

  it('say how known records are called', async () => {
    expect(await titles(`ids=${one('paramo').id},${one('foreign').id}`)).toEqual(['Pedro Páramo']);
  });

  it('are read under the right to read, and of people’s records it is logged', async () => {
    expect((await (await library.as('fabian'))('GET', '/loans/options')).status).toBe(403);
    await titles('q=paramo');
    const [entry] = await library.house.superuser`select details from log_entry where action = 'record.list' and details ->> 'options' = 'true' limit 1`;
    expect(entry?.['details']).toMatchObject({ searched: true, shown: 1 });
  });
});

describe('In a sheet', () => {
  const stage = async (text: string): Promise<RunView> => {
    const { house, people } = library;
    const id = await receiveFile(house, people.beto, [module], { form: 'loan', name: 'prestamos.csv', queued: false }, Readable.from([Buffer.from(text)]));
    await stageRun(house, people.beto, [module], id);
    return withContext(house, people.beto, async (tx) => runView(await findRun(tx, id, house), people.beto, [module]));
  };
  const causes = (run: RunView) => (run.report?.groups ?? []).map(({ message, suggestion }) => [message, suggestion]);

  it('a name that nobody has is a problem of its row, with the nearest one', async () => {
    expect(causes(await stage('Título,Préstamo anterior\nUno,Pedro Paramos\n'))).toEqual([[expect.stringContaining('¿Quiso decir «Pedro Páramo»?'), 'Pedro Páramo']]);
    expect(causes(await stage('Título,Préstamo anterior\nDos,Balún Canán\n'))).toEqual([[expect.stringContaining('que usted pueda consultar.'), undefined]]);
  });

  it('a name that two records have asks for the folio', async () => {
    expect(causes(await stage('Título,Préstamo anterior\nTres,Antología\n'))).toEqual([[expect.stringContaining('hay 2 registros de «Préstamos» llamados «Antología». Escriba el folio.'), undefined]]);
  });

  it('the same key twice is a slip', async () => {
    expect(causes(await stage('Título,ISBN\nA,9780000000009\nB,9780000000009\n'))).toEqual([[expect.stringContaining('está también en el renglón 2'), undefined]]);
  });

  it('folio, key and title name a record alike', async () => {
    const run = await stage(`Título,Préstamo anterior,Notas\nCon folio,${one('paramo').folio},seguimiento\nCon clave,9780000000001,\nCon título,pedro paramo,\n`);
    expect(run.report).toMatchObject({ ready: 3, toCorrect: 0 });
    await applyRun(library.house, library.people.beto, [module], run.id, 'all');
    const rows = await library.house.superuser<{ title: string; previous: string; notes: string | null }[]>`select title, previous, notes from loan where title like 'Con %' order by title`;
    expect(rows.map(({ previous }) => previous)).toEqual([one('paramo').id, one('paramo').id, one('paramo').id]);
    expect(rows[1]?.notes).toBe('Sigue a Pedro Páramo');
  });

  it('a key in place of the folio changes the record that has it', async () => {
    const run = await stage('ISBN,Ejemplares\n9780000000001,7\n');
    await applyRun(library.house, library.people.beto, [module], run.id, 'all');
    expect((await ana('GET', `/loans/${one('paramo').id}`)).body).toMatchObject({ version: 2, values: { copies: 7, title: 'Pedro Páramo' } });
  });

  it('goes out as folio and title, and comes in again unchanged', async () => {
    const { output } = await exportRecords(library.house, library.people.beto, module, { format: 'csv', filters: { by: { previous: [one('twice').id] } } });
    const bytes = await buffer(output);
    const cells: unknown[][] = [];
    for await (const event of openSheet({ bytes, fileName: 'salida.csv' })) {
      if (event.type === 'header') cells.push([...event.headers]);
      if (event.type === 'rows') cells.push(...event.rows.map((row) => [...row.cells]));
    }
    const at = (cells[0] ?? []).indexOf('Préstamo anterior');
    expect(cells[0]?.[at + 1]).toBe('Préstamo anterior (título)');
    expect(cells[1]?.slice(at, at + 2)).toEqual([one('twice').folio, 'Antología']);
    expect((await stage(bytes.toString('utf8'))).report).toMatchObject({ ready: 0, toCorrect: 0, unchanged: 1 });
  });
});
