import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies, sessions } from '../../../modules/commissions/server/modules.ts';
import { victims } from '../../../modules/victims/server/index.ts';
import { run } from '../../../packages/platform/commands/index.ts';
import { recordCommands } from '../../../packages/platform/records/index.ts';
import { apply, csv, filledTemplate, importAll, openBench, stage, type ImportBench } from './bench.ts';

let bench: ImportBench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.house.close());

const records = recordCommands(victims);
const [main, services] = [victims.form.label.es, victims.form.groups[0]?.label.es ?? ''];
const known = (values: Record<string, unknown>) => run(bench.house, bench.people.ana, records.create, { values });
const servicesOf = async (id: string) => (await run(bench.house, bench.people.beto, records.read, { id })).groups['services']?.map(({ values }) => values['serviceStart']);
const asideOf = (id: string) => bench.house.superuser<{ sheet: string; outcome: string; code: string }[]>`
  select sheet, outcome, problems->0->>'code' as code from import_row where run_id = ${id} order by sheet = ${main} desc, row_no`;
const name = 'plantilla.xlsx';
const values = (acronym: string) => ({ acronym, name: 'Órgano inventado', bodyType: 'interministerial_commission', bodyLevel: 'federal', bodyStatus: 'installed' });

describe('Rows of a group whose record is set aside when the import is applied', () => {
  it('are set aside with one that changed after the review, and are in the corrected workbook', async () => {
    const record = await known({ sex: 'male', detectionDate: '2015' });
    const staged = await stage(bench, bench.people.beto, await filledTemplate(bench, {
      [main]: [{ Folio: record.folio, Sexo: 'Mujer' }, { Clave: 'N', Sexo: 'Mujer' }],
      [services]: [{ Folio: record.folio, 'Fecha de inicio': '2021' }, { Clave: 'N', 'Fecha de inicio': '2022' }],
    }), { name });
    expect(staged.report).toMatchObject({ ready: 4, toCorrect: 0 });
    await run(bench.house, bench.people.ana, records.update, { id: record.id, version: 1, values: { detectionDate: '2016' } });
    const { balance } = await apply(bench, bench.people.beto, staged.id, 'good');
    expect(balance).toMatchObject({ read: 2, created: 1, rejected: 1, groups: { services: { read: 2, created: 1, rejected: 1 } } });
    expect(await servicesOf(record.id)).toEqual([]);
    expect(await asideOf(staged.id)).toEqual([{ sheet: main, outcome: 'conflict', code: 'version_moved' }, { sheet: services, outcome: 'rejected', code: 'parent_rejected' }]);
  });

  it('are set aside when the file mentions the record on the group’s sheet alone', async () => {
    const record = await known({ sex: 'male', detectionDate: '2015' });
    const staged = await stage(bench, bench.people.beto, await filledTemplate(bench, {
      [main]: [{ Clave: 'M', Sexo: 'Mujer' }], [services]: [{ Folio: record.folio, 'Fecha de inicio': '2020' }],
    }), { name });
    await run(bench.house, bench.people.ana, records.update, { id: record.id, version: 1, values: { detectionDate: '2016' } });
    const { balance } = await apply(bench, bench.people.beto, staged.id, 'good');
    expect(balance).toMatchObject({ created: 1, rejected: 0, groups: { services: { read: 1, created: 0, rejected: 1 } } });
    expect(await servicesOf(record.id)).toEqual([]);
    expect(await asideOf(staged.id)).toEqual([{ sheet: services, outcome: 'rejected', code: 'parent_rejected' }]);
  });

  it('wait with the possible repetition that another one recorded since the review', async () => {
    const curp = 'HEGG560427MVZRRL04';
    const staged = await stage(bench, bench.people.beto, await filledTemplate(bench, {
      [main]: [{ Clave: 'R', Sexo: 'Mujer', CURP: curp }, { Clave: 'S', Sexo: 'Hombre' }],
      [services]: [{ Clave: 'R', 'Fecha de inicio': '2019' }, { Clave: 'S', 'Fecha de inicio': '2018' }],
    }), { name });
    await known({ curp, sex: 'female' });
    const { balance } = await apply(bench, bench.people.beto, staged.id);
    expect(balance).toMatchObject({ created: 1, repeated: 1, groups: { services: { created: 1, repeated: 1 } } });
    expect(await asideOf(staged.id)).toEqual([{ sheet: main, outcome: 'repeated', code: 'repeated' }, { sheet: services, outcome: 'repeated', code: 'parent_repeated' }]);
  });

  it('stay with the first of two rows of one record, which stands', async () => {
    const record = await known({ sex: 'male', detectionDate: '2015' });
    const { balance } = await importAll(bench, bench.people.beto, await filledTemplate(bench, {
      [main]: [{ Folio: record.folio, Sexo: 'Mujer' }, { Folio: record.folio, Sexo: 'Hombre', 'Fecha de detección': '2014' }],
      [services]: [{ Folio: record.folio, 'Fecha de inicio': '2017' }],
    }), { name }, 'good');
    expect(balance).toMatchObject({ updated: 1, rejected: 1, groups: { services: { created: 1, rejected: 0 } } });
    expect(await servicesOf(record.id)).toEqual(['2017']);
  });
});

describe('Rows of a group whose record says what another one has', () => {
  const [sessionSheet, agendaSheet] = [sessions.form.label.es, sessions.form.groups.find(({ id }) => id === 'agenda')?.label.es ?? ''];
  const book = (acronym: string, number: number) => filledTemplate(bench, {
    [sessionSheet]: [{ Clave: 'T', Órgano: acronym, Número: number, Carácter: 'Ordinaria', 'Fecha programada': 'marzo 2024', Situación: 'Programada' },
      { Clave: 'F', Órgano: acronym, Número: number + 1, Carácter: 'Ordinaria', 'Fecha programada': 'marzo 2024', Situación: 'Programada' }],
    [agendaSheet]: [{ Clave: 'T', Asunto: 'Lista de asistencia' }, { Clave: 'F', Asunto: 'Lista de asistencia' }],
  }, sessions.form);
  const taken = (body: string, number: number) =>
    run(bench.house, bench.people.diana, recordCommands(sessions).create, { values: { body, number, sessionType: 'ordinary', planned: 'marzo 2024', sessionStatus: 'planned' } });
  const newBody = async (acronym: string) => (await run(bench.house, bench.people.diana, recordCommands(bodies).create, { values: values(acronym) })).id;
  const sent = { form: 'session', name } as const;

  it('are refused with it at the review, each with its reason', async () => {
    await taken(await newBody('SAA'), 1);
    const { report } = await stage(bench, bench.people.diana, await book('SAA', 1), sent);
    expect(report).toMatchObject({ ready: 2, toCorrect: 2 });
    expect(report?.groups.map(({ cause, sheet }) => [cause, sheet]).sort()).toEqual([['number_taken', sessionSheet], ['parent_rejected', agendaSheet]]);
  });

  it('and at the application, when it was taken since', async () => {
    const body = await newBody('SAB');
    const staged = await stage(bench, bench.people.diana, await book('SAB', 1), sent);
    expect(staged.report).toMatchObject({ ready: 4, toCorrect: 0 });
    await taken(body, 1);
    const { balance } = await apply(bench, bench.people.diana, staged.id, 'good');
    expect(balance).toMatchObject({ read: 2, created: 1, rejected: 1, groups: { agenda: { read: 2, created: 1, rejected: 1 } } });
    const [items] = await bench.house.superuser<{ of_none: number; all: number }[]>`select count(*)::integer as all, count(*) filter (where s.id is null)::integer as of_none
      from session_agenda g left join body_session s on s.institution_id = g.institution_id and s.id = g.parent_id`;
    expect(items).toEqual({ all: 1, of_none: 0 });
  });
});

describe('A key that stands for one record of its institution', () => {
  const create = (acronym: string) => run(bench.house, bench.people.diana, recordCommands(bodies).create, { values: values(acronym) });
  const header = ['Siglas', 'Nombre', 'Tipo de órgano', 'Ámbito', 'Situación'];
  const line = (acronym: string) => [acronym, 'Órgano inventado', 'Comisión Intersecretarial', 'Federal', 'Instalado'];
  const sent = { form: 'body' } as const;

  it('is not given twice by a record that came between the review and the application', async () => {
    const staged = await stage(bench, bench.people.diana, csv([header, line('KEY1'), line('KEY2')]), sent);
    expect(staged.report).toMatchObject({ ready: 2 });
    await create('KEY1');
    expect((await apply(bench, bench.people.diana, staged.id, 'good')).balance).toMatchObject({ created: 1, rejected: 1 });
    const [count] = await bench.house.superuser<{ count: number }[]>`select count(*)::integer as count from body where acronym = 'KEY1'`;
    expect(count).toEqual({ count: 1 });
  });

  it('is not taken by a change either; another institution has its own', async () => {
    await create('KEY3');
    const { folio } = await create('KEY4');
    const { report } = await stage(bench, bench.people.diana, csv([['Folio', 'Siglas'], [folio, 'KEY3']]), sent);
    expect(report).toMatchObject({ ready: 0, toCorrect: 1, groups: [{ cause: 'key_taken', column: 'Siglas', rows: [2] }] });
    expect((await stage(bench, bench.people.beto, csv([header, line('KEY3')]), sent)).report).toMatchObject({ ready: 1, toCorrect: 0 });
  });
});
