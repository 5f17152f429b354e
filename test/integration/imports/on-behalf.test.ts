import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../../apps/cli/arguments.ts';
import { exportCommand } from '../../../apps/cli/export.ts';
import { importCommand } from '../../../apps/cli/import.ts';
import type { CliCommand } from '../../../apps/cli/main.ts';
import { buildServer } from '../../../apps/server/server.ts';
import { modules } from '../../../apps/server/modules.ts';
import { victims } from '../../../modules/victims/server/index.ts';
import { ON_BEHALF, onBehalf } from '../../../packages/platform/accounts/index.ts';
import { run } from '../../../packages/platform/commands/index.ts';
import type { Context } from '../../../packages/platform/db/index.ts';
import { correctedWorkbook, workOnce, type RunView } from '../../../packages/platform/imports/index.ts';
import { recordCommands } from '../../../packages/platform/records/index.ts';
import { emailOf, type Person } from '../../people.ts';
import { signIn } from '../../sign-in.ts';
import { csv, importAll, openBench, stage, stored, view, type ImportBench } from './bench.ts';

let bench: ImportBench;
let app: FastifyInstance;
let folder = '';
let forChiapas: Context;
const cookies = new Map<Person, string>();
const records = recordCommands(victims);
const place = (where: 'jalisco' | 'chiapas' | 'secretariat') => bench.people.institutions[where];

beforeAll(async () => {
  bench = await openBench();
  app = await buildServer(bench.house);
  folder = await mkdtemp(join(tmpdir(), 'sintra-a-nombre-'));
  forChiapas = await onBehalf(bench.house, bench.people.diana, place('chiapas').id);
  for (const person of ['beto', 'diana', 'gloria'] as const) cookies.set(person, await signIn(app, person));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await app.close();
  await bench.house.close();
});

async function ask(person: Person, method: 'GET' | 'POST', url: string, payload?: object | string, forWhom?: string) {
  const headers = {
    'x-sintra-csrf': '1', cookie: cookies.get(person) ?? '', ...(forWhom !== undefined && { [ON_BEHALF]: forWhom }), ...(typeof payload === 'string' && { 'content-type': 'application/octet-stream' }),
  };
  return app.inject({ method, url: `/api/v1${url}`, headers, ...(payload !== undefined && { payload }) });
}

const runsOf = async (): Promise<number> => Number((await bench.house.superuser`select count(*)::int as count from import_run`)[0]?.['count']);
const entries = (id: string) => bench.house.superuser<{ action: string; actor: string; at: string; owner: string; for: string | null }[]>`
  select action, actor_id as actor, actor_institution_id as at, owner_institution_id as owner, on_behalf_of as "for" from log_entry
  where ${id} in (details ->> 'import', details ->> 'undo') order by id`;

describe('An import on behalf of an institution', () => {
  it('is refused to whoever does not coordinate the nation, with words and an entry of the log, and nothing is kept', async () => {
    const before = await runsOf();
    for (const person of ['beto', 'gloria'] as const) {
      const answer = await ask(person, 'POST', '/imports?form=victim&name=ajena.csv', csv([['Sexo'], ['Mujer']]), place('chiapas').id);
      expect([answer.statusCode, answer.json<{ title: string }>().title], person).toEqual([403, expect.stringContaining('Sólo la Coordinación nacional actúa a nombre de otra institución')]);
    }
    const unknown = await ask('diana', 'POST', '/imports?form=victim&name=ajena.csv', csv([['Sexo'], ['Mujer']]), '01900000-0000-7000-8000-0000000000ff');
    expect(unknown.statusCode).toBe(404);
    expect(await runsOf()).toBe(before);
    const [refused] = await bench.house.superuser`select count(*)::int as count from log_entry where action = 'refused' and resource = 'institution.act_for'`;
    expect(refused?.['count']).toBe(2);
  });

  it('brings records of that institution, and every entry says who acted and for whom, the way back too', async () => {
    const sent = await ask('diana', 'POST', '/imports?form=victim&name=chiapas.csv', csv([['Sexo', 'Fecha de detección'], ['Mujer', '2019'], ['Hombre', '2018']]), place('chiapas').id);
    const { id } = sent.json<{ id: string }>();
    await workOnce(bench.house, modules);
    const shown = (await ask('diana', 'GET', `/imports/${id}`)).json<RunView>();
    expect(shown).toMatchObject({ state: 'staged', institution: { acronym: 'CHIS' }, sentBy: 'Diana Coordinación', report: { ready: 2 } });
    expect((await ask('diana', 'GET', '/imports?form=victim')).json<RunView[]>().map((one) => one.id)).toContain(id);
    expect((await ask('diana', 'POST', `/imports/${id}/apply`, { which: 'all' }, place('chiapas').id)).statusCode).toBe(202);
    await workOnce(bench.house, modules);
    expect(await stored(bench, 'institution_id', `import_id = '${id}'`)).toEqual([{ institution_id: place('chiapas').id }, { institution_id: place('chiapas').id }]);
    expect((await ask('diana', 'POST', `/imports/${id}/undo`, { reason: 'La institución envió otro archivo' }, place('chiapas').id)).statusCode).toBe(200);
    const logged = await entries(id);
    expect(logged.map(({ action }) => action).toSorted()).toEqual(['import.applied', 'import.received', 'import.undone', 'record.annul', 'record.annul', 'record.create', 'record.create']);
    const both = { actor: bench.people.diana.userId, at: place('secretariat').id, owner: place('chiapas').id, for: place('chiapas').id };
    for (const { action: _action, ...who } of logged) expect(who).toEqual(both);
  });

  it('reaches no further than that institution does, though who acts reaches the nation', async () => {
    const { folio } = await run(bench.house, bench.people.ana, records.create, { values: { sex: 'female', detectionDate: '2017' } });
    const change = (note: string) => csv([['Folio', 'Fecha de detección'], [folio, note]]);
    const refused = await stage(bench, forChiapas, change('2016'));
    expect(refused.report?.groups).toMatchObject([{ cause: 'unknown_folio', count: 1 }]);
    expect((await stage(bench, bench.people.diana, change('2015'))).report).toMatchObject({ ready: 1, toCorrect: 0 });
  });
});

describe('A CURP that the institution already has', () => {
  const curp = 'HEGG560427MVZRRL04';
  const rows = csv([['Sexo', 'CURP'], ['Mujer', curp], ['Hombre', '']]);
  const messages = ({ report }: RunView): string[] => (report?.groups ?? []).filter(({ cause }) => cause === 'repeated').map(({ message }) => message);

  async function corrected(who: Context, id: string): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of await correctedWorkbook(bench.house, who, modules, id)) chunks.push(chunk as Buffer);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.concat(chunks) as never);
    return JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
  }

  it('is set aside for the institution to review: it is told the folio, who sent the file on its behalf is not', async () => {
    const known = await run(bench.house, bench.people.carla, records.create, { values: { curp, sex: 'female' } });
    const { id } = await importAll(bench, forChiapas, rows, {}, 'good');
    const told = await view(bench, forChiapas, id);
    expect(told.report).toMatchObject({ repeated: 1, ready: 1 });
    expect(messages(told)).toEqual([expect.stringContaining('Se apartó para revisión de la institución')]);
    expect(JSON.stringify(told)).not.toContain(known.folio);
    expect(await corrected(forChiapas, id)).not.toContain(known.folio);
    const liaison = { ...bench.people.carla, roles: ['institution_liaison'] as const };
    expect(messages(await view(bench, liaison, id))).toEqual([expect.stringContaining(known.folio)]);
    expect(await corrected(liaison, id)).toContain(known.folio);
  });

  it('says nothing of the same CURP in another institution', async () => {
    const forJalisco = await onBehalf(bench.house, bench.people.diana, place('jalisco').id);
    expect((await stage(bench, forJalisco, rows)).report).toMatchObject({ repeated: 0, ready: 2 });
  });
});

describe('On the command line', () => {
  const told = async (command: CliCommand, words: readonly string[], as: Person): Promise<unknown> => {
    const lines: string[] = [];
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    try {
      await command(bench.house, readArguments([...words, '--form', 'victim', '--json', '--as', emailOf(as)]));
    } finally {
      out.mockRestore();
    }
    return JSON.parse(lines.join(''));
  };

  it('nobody else acts for another institution, nor for one that is not there', async () => {
    const file = join(folder, 'linea.csv');
    await writeFile(file, csv([['Sexo', 'Fecha de detección'], ['Mujer', '2014']]));
    await expect(told(importCommand, [file, '--on-behalf-of', 'CHIS'], 'beto')).rejects.toMatchObject({ code: 'acts_for_none' });
    await expect(told(importCommand, [file, '--on-behalf-of', 'NADA'], 'diana')).rejects.toThrow('No hay una institución con las siglas «NADA»');
    expect(await stored(bench, 'id', `detection_date = '2014'`)).toEqual([]);
  });

  it('the coordination imports and exports for one institution, and gets that one’s records alone', async () => {
    const file = join(folder, 'linea.csv');
    const { import: id } = await told(importCommand, [file, '--on-behalf-of', 'chis'], 'diana') as { import: string };
    expect(await stored(bench, 'institution_id', `detection_date = '2014'`)).toEqual([{ institution_id: place('chiapas').id }]);
    expect((await entries(id)).map((one) => one.for)).toEqual([place('chiapas').id, place('chiapas').id, place('chiapas').id]);
    const own = await told(exportCommand, ['--out', join(folder, 'nacional.csv')], 'diana') as { rows: number };
    const theirs = await told(exportCommand, ['--out', join(folder, 'chiapas.csv'), '--on-behalf-of', 'CHIS'], 'diana') as { rows: number };
    const standing = await stored(bench, 'institution_id', 'annulled_at is null');
    expect(own.rows).toBe(standing.length);
    expect(theirs.rows).toBe(standing.filter((row) => (row as { institution_id: string }).institution_id === place('chiapas').id).length);
    expect(theirs.rows).toBeLessThan(own.rows);
  });
});
