import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogs } from '../../../apps/server/modules.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { newcomer } from '../../../test/newcomers.ts';
import { emailOf, testPeople, type People } from '../../../test/people.ts';
import { openSheet, plainWorkbook } from '../../projections/excel/index.ts';
import { makeWorkbook, rowXml } from '../../projections/excel/testing/workbook-maker.ts';
import { seedCatalogs } from '../catalogs/index.ts';
import { run } from '../commands/index.ts';
import { withContext } from '../db/index.ts';
import { importInstitutions } from './institutions-sheet.ts';
import { listInstitutions } from './institutions.ts';
import { useRecovery } from './recovery.ts';
import { readUsers } from './users.ts';
import { exportUsersCommand, importUsers, userTemplateCommand } from './users-sheet.ts';

let house: TestHouse;
let people: People;
const headers = ['Correo', 'Nombre', 'Cargo', 'Institución', 'Funciones', 'Vigente hasta', 'Estado', 'Motivo', 'CURP', 'Recibe sus pendientes'];
const curp = 'PEXJ900101MDFRXN09';

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
afterAll(() => house.close());

type Rows = readonly (readonly (string | null)[])[];
const bookOf = async (rows: Rows, names = headers): Promise<Buffer> => Buffer.from(await plainWorkbook([{ name: 'Personas', headers: names, rows }]));
const bring = async (rows: Rows, apply = true, names = headers) => importUsers(house, people.gloria, { content: await bookOf(rows, names), fileName: 'cuentas.xlsx', apply });
const all = () => withContext(house, people.gloria, (tx) => readUsers(tx, null));
const one = async (email: string) => (await all()).find((user) => user.email === email);

async function textsOf(bytes: Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const event of openSheet({ bytes, fileName: 'libro.xlsx' })) {
    if (event.type === 'header') rows.push([...event.headers]);
    if (event.type === 'rows') rows.push(...event.rows.map(({ cells }) => cells.map(String)));
  }
  return rows;
}

describe('A workbook of accounts with mistakes', () => {
  it('is told row by row and column by column, with the nearest word, and nothing of it is applied', async () => {
    const before = (await all()).length;
    const report = await bring([
      ['buena@prueba.gob.mx', 'Buena', null, 'JAL', 'Capturista', null, null, null, null],
      ['sin-arroba', 'Mala', null, 'JAL', 'Capturista', null, null, null, null],
      ['mala1@prueba.gob.mx', 'Mala', null, 'JALL', 'Capturrista', '31/02/2027', null, null, 'NADA'],
      [emailOf('ana'), null, null, null, null, null, 'Inactiva', 'corto', null],
      ['buena@prueba.gob.mx', 'Otra', null, 'JAL', 'Capturista', null, null, null, null],
      ['mala2@prueba.gob.mx', null, null, null, null, null, 'Bloqueada', null, null],
    ]);
    expect(report).toMatchObject({ read: 6, created: 1, updated: 0, unchanged: 0, rejected: 5, applied: false, invitations: [] });
    expect(report.problems.map(({ row, column }) => `${String(row)} ${column}`)).toEqual([
      '3 Correo', '4 Funciones', '4 Vigente hasta', '4 Institución', '4 CURP', '5 Motivo', '6 Correo', '7 Estado', '7 Nombre', '7 Institución', '7 Funciones',
    ]);
    expect(report.problems.filter(({ row }) => row === 4).map(({ suggestion }) => suggestion)).toEqual(['Capturista', undefined, 'JAL', undefined]);
    expect((await all()).length).toBe(before);
  });

  it('is refused when a column is not known, when it has formulas, when there is no column of e-mails, and when it is no workbook', async () => {
    const unknown = await bring([[emailOf('ana'), 'x']], true, ['Correo', 'Nombr']);
    expect(unknown).toMatchObject({ applied: false, problems: [{ row: 1, column: 'Nombr', suggestion: 'Nombre' }] });
    await expect(bring([['x']], true, ['Otra'])).rejects.toMatchObject({ code: 'bad_workbook' });
    await expect(importUsers(house, people.gloria, { content: Buffer.from('%PDF-1.7'), fileName: 'a.xlsx', apply: true })).rejects.toMatchObject({ code: 'bad_workbook' });
    const rows = Array.from({ length: 2001 }, (_, index) => [`p${String(index)}@prueba.gob.mx`]);
    await expect(bring(rows, false, ['Correo'])).rejects.toMatchObject({ code: 'bad_workbook' });
  });

  it('is neither read nor written by who does not administer', async () => {
    const content = await bookOf([]);
    await expect(importUsers(house, people.beto, { content, fileName: 'a.xlsx', apply: false })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(house, people.beto, exportUsersCommand, {})).rejects.toMatchObject({ code: 'forbidden' });
    const { steppedUp: _, ...idle } = people.gloria;
    await expect(importUsers(house, idle, { content, fileName: 'a.xlsx', apply: true })).rejects.toMatchObject({ code: 'step_up_needed' });
  });

  it('undoes everything when one row cannot be done, and says which', async () => {
    await expect(bring([
      ['antes@prueba.gob.mx', 'Antes', null, 'JAL', 'Capturista', null, null, null, null],
      [emailOf('gloria'), null, null, null, null, null, 'Inactiva', 'Terminó su encargo aquí', null],
    ])).rejects.toMatchObject({ code: 'bad_row', message: expect.stringContaining('renglón 3') as string });
    expect(await one('antes@prueba.gob.mx')).toBeUndefined();
  });
});

describe('A workbook of accounts', () => {
  it('invites who is new with links that serve, changes who is known, and counts what stays', async () => {
    const rows: Rows = [
      ['nueva@prueba.gob.mx', '=HYPERLINK("x")', 'Perito', 'JAL', 'Capturista; validator', '31/12/2030', null, null, curp],
      [emailOf('carla'), 'Carla Cambiada', null, 'CHIS', null, null, null, null, null],
      [emailOf('elena'), null, null, null, null, null, 'Activa', null, null],
    ];
    expect(await bring(rows, false)).toMatchObject({ read: 3, created: 1, updated: 1, unchanged: 1, rejected: 0, applied: false, invitations: [] });
    expect(await one('nueva@prueba.gob.mx')).toBeUndefined();
    const done = await bring(rows);
    expect(done).toMatchObject({ created: 1, updated: 1, unchanged: 1, applied: true });
    expect(await one('nueva@prueba.gob.mx')).toMatchObject({ state: 'pending', position: 'Perito', roles: ['capturer', 'validator'], validUntil: '2030-12-31', institution: { acronym: 'JAL' } });
    expect((await one(emailOf('carla')))?.name).toBe('Carla Cambiada');
    await useRecovery(house, { token: done.invitations[0]?.link.split('#')[1] ?? '', password: 'cinco garzas cruzan el estero' }, { channel: 'screen', requestId: 'prueba', address: '127.0.0.1' });
    expect((await one('nueva@prueba.gob.mx'))?.state).toBe('active');
    expect(await bring(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const [{ entries } = { entries: 0 }] = await house.superuser<{ entries: number }[]>`select count(*)::integer as entries from log_entry where action in ('user.import', 'user.create') and details->>'applied' = 'true' or action = 'user.create' and record_id = ${(await one('nueva@prueba.gob.mx'))?.id ?? ''}`;
    expect(entries).toBe(3);
  });

  it('moves people and takes them out of use, with the reason', async () => {
    await newcomer(house, people.gloria, { email: 'mueve@prueba.gob.mx', name: 'Mueve', institutionId: people.institutions.jalisco.id, roles: ['capturer'] });
    await bring([['mueve@prueba.gob.mx', null, null, 'CHIS', 'Validación', null, null, 'Cambió de adscripción', null]]);
    expect(await one('mueve@prueba.gob.mx')).toMatchObject({ institution: { acronym: 'CHIS' }, roles: ['validator'], state: 'active' });
    await bring([['mueve@prueba.gob.mx', null, null, null, null, null, 'Inactiva', 'Terminó su encargo', null]]);
    expect(await one('mueve@prueba.gob.mx')).toMatchObject({ state: 'inactive', stateReason: 'Terminó su encargo' });
  });

  it('names who takes over what a person had begun: someone active of the same place whose roles may finish it', async () => {
    const { jalisco } = people.institutions;
    for (const [name, roles] of [['sale', ['institution_liaison']], ['captura', ['capturer']], ['sigue', ['institution_liaison']], ['fuera', ['institution_liaison']]] as const) {
      await newcomer(house, people.gloria, { email: `${name}@prueba.gob.mx`, name, institutionId: jalisco.id, roles: [...roles] });
    }
    await bring([['fuera@prueba.gob.mx', null, null, null, null, null, 'Bloqueada', null, null]]);
    const leaving = (takes: string | null, state: string | null = 'Inactiva') => ['sale@prueba.gob.mx', null, null, null, null, null, state, 'Terminó su encargo', null, takes];
    const wrong = async (takes: string, state?: string | null) => {
      const { applied, problems } = await bring([leaving(takes, state)]);
      expect(applied).toBe(false);
      return problems.map(({ column, message, suggestion }) => [column, message.split(/[.,:]/)[0], suggestion]);
    };
    const notThere = 'Quien recibe el trabajo pendiente debe tener una cuenta activa en la misma institución';
    expect(await wrong('sigve@prueba.gob.mx')).toEqual([['Recibe sus pendientes', notThere, 'sigue@prueba.gob.mx']]);
    for (const takes of [emailOf('carla'), 'fuera@prueba.gob.mx', 'sale@prueba.gob.mx']) expect(await wrong(takes), takes).toEqual([['Recibe sus pendientes', notThere, undefined]]);
    expect(await wrong('captura@prueba.gob.mx')).toEqual([['Recibe sus pendientes', 'Quien recibe el trabajo pendiente debe poder terminarlo', undefined]]);
    expect(await wrong('sigue@prueba.gob.mx', null)).toEqual([['Recibe sus pendientes', 'Sólo se escribe cuando la persona se da de baja o cambia de institución', undefined]]);
    expect(await house.superuser`select from hand_over`).toHaveLength(0);

    expect(await bring([leaving(' Sigue@prueba.gob.mx ')])).toMatchObject({ updated: 1, applied: true });
    const [leaver, taker] = [await one('sale@prueba.gob.mx'), await one('sigue@prueba.gob.mx')];
    expect(leaver?.state).toBe('inactive');
    expect(await house.superuser`select user_id, to_user_id, asked_by from hand_over`).toEqual([{ user_id: leaver?.id, to_user_id: taker?.id, asked_by: people.gloria.userId }]);
    const [entry] = await house.superuser<{ details: object }[]>`select details from log_entry where action = 'user.depart' and record_id = ${leaver?.id ?? ''}`;
    expect(entry?.details).toEqual({ handOverTo: taker?.id });
  });

  it('goes out without any CURP nor formula, and comes back unchanged', async () => {
    const { book, rows } = await run(house, people.gloria, exportUsersCommand, {});
    const texts = await textsOf(book);
    expect(texts).toHaveLength(rows + 1);
    expect(texts.flat().filter((text) => text.includes(curp) || text === 'CURP' || text.startsWith('='))).toEqual([]);
    expect(await importUsers(house, people.gloria, { content: Buffer.from(book), fileName: 'otra.xlsx', apply: true })).toMatchObject({ read: rows, unchanged: rows, problems: [] });
    const template = await textsOf(await run(house, people.gloria, userTemplateCommand, {}));
    expect(template[0]).toEqual(headers);
  });

  it('reads the words that earlier workbooks have for a role, and writes those of today', async () => {
    await bring([['antigua@prueba.gob.mx', 'Antigua', null, 'JAL', 'captura; Análisis', null, null, null, null]]);
    expect((await one('antigua@prueba.gob.mx'))?.roles.toSorted()).toEqual(['analyst', 'capturer']);
    const cells = (await textsOf((await run(house, people.gloria, exportUsersCommand, {})).book)).find(([email]) => email === 'antigua@prueba.gob.mx');
    expect(cells?.[headers.indexOf('Funciones')]?.split('; ').toSorted()).toEqual(['Análisis sin identidad', 'Capturista']);
  });
});

describe('A workbook of institutions', () => {
  const names = ['Siglas', 'Nombre', 'Nombre legal', 'Nivel', 'Entidad federativa', 'Sucesora', 'Vigente desde', 'Vigente hasta'];
  const institutions = async (rows: Rows, apply = true) => importInstitutions(house, people.gloria, { content: await bookOf(rows, names), fileName: 'i.xlsx', apply });

  it('tells what is wrong, and applies nothing of it', async () => {
    const report = await institutions([
      ['SONX', 'Institución de Sonora', null, 'Estatl', 'Sonorra', null, null, null],
      ['JAL', null, null, 'Federal', null, 'CHISS', 'ayer', null],
      [null, 'Sin siglas', null, 'Federal', null, null, null, null],
    ]);
    expect(report).toMatchObject({ read: 3, rejected: 3, applied: false });
    expect(report.problems.filter(({ row }) => row === 2).map(({ suggestion }) => suggestion)).toEqual(expect.arrayContaining(['Estatal', 'Sonora']));
  });

  it('adds, changes, erases with the word for it, and leaves the rest', async () => {
    const rows: Rows = [['SONX', 'Institución de Sonora', null, 'Estatal', 'Sonora', null, null, null], ['CHIS', null, 'Nombre legal', null, null, 'JAL', null, '31/12/2030'], ['JAL', null, null, null, null, null, null, null]];
    expect(await institutions(rows)).toMatchObject({ created: 1, updated: 1, unchanged: 1, applied: true });
    expect(await institutions(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const typed = makeWorkbook({ sheets: [{ rows: rowXml(1, ['Siglas', 'Nombre legal', 'Sucesora', 'Vigente hasta']) + rowXml(2, ['CHIS', '(borrar)', '(borrar)', '(borrar)']) }] });
    expect(await importInstitutions(house, people.gloria, { content: Buffer.from(typed), fileName: 'i.xlsx', apply: true })).toMatchObject({ updated: 1, applied: true });
    expect((await listInstitutions(house, people.gloria)).find(({ acronym }) => acronym === 'CHIS')).toMatchObject({ legalName: null, successor: null, validUntil: null });
  });

  it('with a formula is not applied', async () => {
    const rows = `${rowXml(1, ['Siglas', 'Nombre'])}<row r="2"><c r="A2" t="inlineStr"><is><t>JAL</t></is></c><c r="B2"><f>1+1</f><v>2</v></c></row>`;
    const content = Buffer.from(makeWorkbook({ sheets: [{ rows }] }));
    expect(await importInstitutions(house, people.gloria, { content, fileName: 'i.xlsx', apply: true })).toMatchObject({ read: 1, rejected: 1, applied: false, problems: [{ row: 2, column: 'Nombre' }] });
  });
});
