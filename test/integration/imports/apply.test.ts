import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../packages/platform/commands/index.ts';
import { importCommands } from '../../../packages/platform/imports/index.ts';
import { recordCommands, type RecordView } from '../../../packages/platform/records/index.ts';
import { modules } from '../../../apps/server/modules.ts';
import { victims } from '../../../modules/victims/server/index.ts';
import { apply, csv, filledTemplate, importAll, openBench, stage, stored, type ImportBench } from './bench.ts';
import { uncommitted } from '../../committed.ts';

let bench: ImportBench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.house.close());

const records = recordCommands(victims);
const imports = importCommands(modules);
const reason = 'Se envió el archivo equivocado';

const good = ['Mujer', '2T 2024', 'Jalisco'] as const;
const header = ['Sexo', 'Fecha de detección', 'Lugar de detección: entidad federativa'] as const;

async function create(values: Record<string, unknown>): Promise<RecordView> {
  return run(bench.house, bench.people.ana, records.create, { values });
}

describe('An import', () => {
  it('creates the records of a labelled sheet, each with its own log entry, and its balance adds up', async () => {
    const { balance, id } = await importAll(bench, bench.people.beto, csv([header, good, ['Hombre', 'marzo 2023', '9'], ['Mujer', '2022', 'Chiapas']]));
    expect(balance).toMatchObject({ read: 3, created: 3, updated: 0, unchanged: 0, repeated: 0, rejected: 0 });
    const rows = await stored(bench, 'sex, detection_date, detection_state, origin, version, status, folio', `import_id = '${id}'`);
    expect(rows).toMatchObject([
      { sex: 'female', detection_date: '2T 2024', detection_state: '14', origin: 'import', version: 1, status: 'draft' },
      { sex: 'male', detection_date: 'marzo 2023', detection_state: '09' }, { sex: 'female', detection_date: '2022', detection_state: '07' },
    ]);
    const logged = await bench.house.superuser`select action, details->>'import' as import from log_entry where details->>'import' = ${id} order by action`;
    expect(logged.map(({ action }) => String(action))).toEqual(['import.applied', 'import.received', 'record.create', 'record.create', 'record.create']);
  });

  it('refuses the same file a second time and says which import was the first', async () => {
    const file = csv([header, ['Mujer', 'enero 2021', 'Colima']]);
    const first = await importAll(bench, bench.people.beto, file);
    await expect(stage(bench, bench.people.beto, file, { name: 'otro nombre.csv' })).rejects.toMatchObject({ code: 'same_file', details: { run: first.id } });
    const left = await bench.house.superuser`select from stored_file where name = 'otro nombre.csv'`;
    expect(left).toHaveLength(0);
  });

  it('applies nothing while a row is to be corrected, and the good rows when asked', async () => {
    const staged = await stage(bench, bench.people.beto, csv([header, ['Mujerr', '2T 2024', 'Jalisco'], ['Hombre', 'junio 2020', 'Jalisco']]));
    expect(staged.report).toMatchObject({ ready: 1, toCorrect: 1 });
    await expect(apply(bench, bench.people.beto, staged.id)).rejects.toMatchObject({ code: 'rows_rejected' });
    expect(await stored(bench, 'id', `import_id = '${staged.id}'`)).toHaveLength(0);
    const { balance, state } = await apply(bench, bench.people.beto, staged.id, 'good');
    expect(state).toBe('applied');
    expect(balance).toMatchObject({ read: 2, created: 1, rejected: 1 });
  });

  it('changes only what the row says: absent columns and empty cells leave things as they were, «(borrar)» erases', async () => {
    const record = await create({ sex: 'female', nameGiven: 'Rosa', nameFirst: 'Invención', detectionDate: '2020', occupation: 'student' });
    const { balance } = await importAll(bench, bench.people.beto, csv([['Folio', 'Sexo', 'Fecha de detección', 'Nombre: primer apellido', 'Nombre: segundo apellido'],
      [record.folio, '', '(borrar)', '(borrar)', 'Prueba']]));
    expect(balance).toMatchObject({ read: 1, updated: 1 });
    const after = await run(bench.house, bench.people.beto, records.reveal, { id: record.id, reason: 'Revisión de la prueba' });
    expect(after.version).toBe(2);
    expect(after.values).toEqual({ sex: 'female', nameGiven: 'Rosa', nameSecond: 'Prueba', occupation: 'student' });
    const found = await run(bench.house, bench.people.beto, records.list, { q: 'Prueba' });
    expect(found.items.map(({ id }) => id)).toContain(record.id);
    expect((await run(bench.house, bench.people.beto, records.list, { q: 'Invención' })).items.map(({ id }) => id)).not.toContain(record.id);
  });

  it('a row equal to its record changes nothing, and equal rows without a folio are different people', async () => {
    const record = await create({ sex: 'male', detectionDate: 'mayo 2019' });
    const same = await importAll(bench, bench.people.beto, csv([['Folio', 'Sexo', 'Fecha de detección'], [record.folio, 'Hombre', 'mayo 2019']]));
    expect(same.balance).toMatchObject({ read: 1, unchanged: 1 });
    const twins = await importAll(bench, bench.people.beto, csv([header, ['Mujer', '2001', 'Sonora'], ['Mujer', '2001', 'Sonora']]));
    expect(twins.balance).toMatchObject({ read: 2, created: 2 });
  });

  it('sets a row aside when its record moved after the export, or after the report', async () => {
    const record = await create({ sex: 'female', detectionDate: '2018' });
    await run(bench.house, bench.people.ana, records.update, { id: record.id, version: 1, values: { detectionDate: '2017' } });
    const rows = csv([['Folio', 'Versión', 'Sexo'], [record.folio, 1, 'Hombre']]);
    const old = await stage(bench, bench.people.beto, rows);
    expect(old.report?.groups).toMatchObject([{ cause: 'version_moved', count: 1, rows: [2] }]);
    const staged = await stage(bench, bench.people.beto, csv([['Folio', 'Versión', 'Sexo'], [record.folio, 2, 'Hombre']]));
    expect(staged.report).toMatchObject({ ready: 1 });
    await run(bench.house, bench.people.ana, records.update, { id: record.id, version: 2, values: { detectionDate: '2016' } });
    await expect(apply(bench, bench.people.beto, staged.id)).rejects.toMatchObject({ code: 'rows_rejected' });
    await expect(apply(bench, bench.people.beto, staged.id, 'good')).rejects.toMatchObject({ code: 'nothing_to_apply' });
  });

  it('parks rows with a CURP that the institution already has, or that the file has twice', async () => {
    const curp = ['CURP', 'Sexo', 'Fecha de detección'] as const;
    await create({ curp: 'HEGG560427MVZRRL04', sex: 'female' });
    const { balance, report } = await importAll(bench, bench.people.beto, csv([curp, ['HEGG560427MVZRRL04', 'Mujer', '2011'],
      ['BADD110313HCMLNS06', 'Hombre', '2012'], ['badd110313hcmlns06', 'Hombre', '2012'], ['', 'Hombre', '2012']]));
    expect(balance).toMatchObject({ read: 4, created: 2, repeated: 2, rejected: 0 });
    expect(report?.groups.map(({ cause }) => cause).sort()).toEqual(['repeated', 'repeated_in_file']);
    const elsewhere = await importAll(bench, bench.people.diana, csv([curp, ['HEGG560427MVZRRL04', 'Mujer', '2011']]));
    expect(elsewhere.balance).toMatchObject({ read: 1, created: 1, repeated: 0 });
  });

  it('takes groups’ rows from their sheets, by clave for new records and by folio for known ones', async () => {
    const known = await create({ sex: 'male', detectionDate: '2015' });
    const [main, services] = [victims.form.label.es, victims.form.groups[0]?.label.es ?? ''];
    const book = await filledTemplate(bench, {
      [main]: [{ Clave: 'A', Sexo: 'Mujer' }, { Clave: 'B', Sexo: 'Hombre' }],
      [services]: [{ Clave: 'A', 'Fecha de inicio': '2023' }, { Clave: 'A', 'Fecha de inicio': '2024' }, { Folio: known.folio, 'Fecha de inicio': 'abril 2022' }, { Clave: 'Z', 'Fecha de inicio': '2020' }],
    });
    const { id, balance } = await importAll(bench, bench.people.beto, book, { name: 'plantilla.xlsx' }, 'good');
    expect(balance).toMatchObject({ read: 2, created: 2, groups: { services: { read: 4, created: 3, rejected: 1 } } });
    const after = await run(bench.house, bench.people.beto, records.read, { id: known.id });
    expect(after).toMatchObject({ version: 2, groups: { services: [{ values: { serviceStart: 'abril 2022' } }] } });
    const undone = await run(bench.house, bench.people.beto, imports.undo, { id, reason });
    expect(undone.state).toBe('undone');
    expect(await run(bench.house, bench.people.beto, records.read, { id: known.id })).toMatchObject({ version: 3, groups: { services: [] } });
  });
});

describe('Undoing an import', () => {
  it('annuls what it created, brings back what it changed with its tokens, and frees the file', async () => {
    const record = await create({ sex: 'female', nameGiven: 'Jacinta', detectionDate: '2014' });
    const file = csv([['Folio', 'Sexo', 'Nombre: nombre(s)', 'Fecha de detección'], [record.folio, '', 'Macaria', '2013'], ['', 'Mujer', 'Petra', '2013']]);
    const { id } = await importAll(bench, bench.people.beto, file);
    const undone = await run(bench.house, bench.people.beto, imports.undo, { id, reason });
    expect(undone).toMatchObject({ state: 'undone', undone: { reason } });
    const after = await run(bench.house, bench.people.beto, records.reveal, { id: record.id, reason: 'Revisión de la prueba' });
    expect(after).toMatchObject({ version: 3, values: { sex: 'female', nameGiven: 'Jacinta', detectionDate: '2014' } });
    expect((await run(bench.house, bench.people.beto, records.list, { q: 'Jacinta' })).items).toHaveLength(1);
    expect((await run(bench.house, bench.people.beto, records.list, { q: 'Macaria' })).items).toHaveLength(0);
    expect(await stored(bench, 'annulled_reason', `import_id = '${id}' and annulled_at is not null`)).toEqual([{ annulled_reason: reason }]);
    const again = await stage(bench, bench.people.beto, file);
    expect(again.state).toBe('staged');
  });

  it('is refused whole when somebody touched one of its records', async () => {
    const { id } = await importAll(bench, bench.people.beto, csv([header, ['Mujer', '1999', 'Nayarit'], ['Mujer', '1998', 'Nayarit']]));
    const [first] = await stored<{ id: string }>(bench, 'id', `import_id = '${id}'`);
    await run(bench.house, bench.people.ana, records.update, { id: first?.id, version: 1, values: { sex: 'male' } });
    await expect(run(bench.house, bench.people.beto, imports.undo, { id, reason })).rejects.toMatchObject({ code: 'touched', details: { touched: 1 } });
    expect(await stored(bench, 'id', `import_id = '${id}' and annulled_at is null`)).toHaveLength(2);
    await expect(run(bench.house, bench.people.beto, imports.undo, { id, reason: 'no' })).rejects.toMatchObject({ code: 'reason_needed' });
  });
});

describe('The log', () => {
  it('commits to the values of every version that the acts of this file wrote', async () => {
    expect(await uncommitted(bench.house)).toEqual([]);
  });
});
