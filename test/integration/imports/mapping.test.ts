import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../packages/platform/commands/index.ts';
import { exportRecords } from '../../../packages/platform/exports/index.ts';
import { importCommands, stageRun } from '../../../packages/platform/imports/index.ts';
import { recordCommands } from '../../../packages/platform/records/index.ts';
import { modules } from '../../../apps/server/modules.ts';
import { victims } from '../../../modules/victims/server/index.ts';
import { buffer } from 'node:stream/consumers';
import { csv, importAll, openBench, send, stage, stored, view, type ImportBench } from './bench.ts';

let bench: ImportBench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.house.close());

const records = recordCommands(victims);
const imports = importCommands(modules);

/** Invented rows of the shape that the Counter-Trafficking Data Collaborative publishes. */
const cases = csv([
  ['yearOfRegistration', 'gender', 'ageBroad', 'citizenship', 'isForcedLabour', 'isSexualExploit', 'CountryOfExploitation'],
  ['2016', 'Female', '9--17', 'MX', '0.0', '1.0', 'US'], ['2016', 'Female', '9--17', 'MX', '0.0', '1.0', 'US'],
  ['2017', 'Male', '48+', '0', '1.0', '0.0', '0'], ['2018', 'Female', '', 'CO', '1.0', '1.0', ''], ['2019', 'Male', '30--38', 'PH', '', '', ''],
]);

describe('The mapping of CTDC’s file', () => {
  it('makes every row a person of its own, of a trial institution, «no» and «not identified» apart', async () => {
    const { balance, id } = await importAll(bench, bench.people.diana, cases, { mapping: 'ctdc', name: 'ctdc.csv' });
    expect(balance).toMatchObject({ read: 5, created: 5 });
    const rows = await stored(bench, 'forms_of_exploitation as forms, forms_ruled_out as out, age_from, age_to, age_basis, nationalities, exploitation_place_country as country, detection_state, principal_form', `import_id = '${id}'`);
    const place = { detection_state: 'not_identified', principal_form: null };
    expect(rows).toMatchObject([
      { forms: ['LGT-10-III'], out: ['LGT-10-V'], age_from: 9, age_to: 17, age_basis: 'interval', nationalities: ['MX'], country: 'US', ...place },
      { forms: ['LGT-10-III'] },
      { forms: ['LGT-10-V'], out: ['LGT-10-III'], age_from: 48, age_to: null, nationalities: ['withheld'], country: 'withheld' },
      { forms: ['LGT-10-V', 'LGT-10-III'], out: null, age_basis: 'unknown', country: 'not_identified', ...place },
      { forms: ['not_specified'], out: null, nationalities: ['PH'] },
    ]);
    const [owner] = await bench.house.superuser`select acronym, level from institution i where exists (select from victim where institution_id = i.id and import_id = ${id})`;
    expect(owner).toEqual({ acronym: 'CTDC', level: 'trial' });
    const count = await run(bench.house, bench.people.diana, records.count, { by: 'exploitation' });
    expect(Object.fromEntries(count.rows.map(({ key, count: n }) => [key['exploitation'], n]))).toEqual({ 'LGT-10-III': 3, 'LGT-10-V': 2, not_specified: 1 });
  });

  it('what it brought comes out and in again unchanged, as a workbook and as a CSV', async () => {
    for (const format of ['xlsx', 'csv'] as const) {
      const { output } = await exportRecords(bench.house, bench.people.diana, victims, { format, filters: { by: {} } });
      const { balance } = await importAll(bench, bench.people.diana, await buffer(output), { name: `export.${format}` });
      expect(balance, format).toMatchObject({ read: 5, unchanged: 5, created: 0, updated: 0 });
    }
  });

  it('is not for who may only import for their own institution', async () => {
    await expect(stage(bench, bench.people.beto, cases, { mapping: 'ctdc' })).rejects.toMatchObject({ code: 'owner_not_allowed' });
  });

  it('says which columns a file lacks, and which values it does not know', async () => {
    await expect(stage(bench, bench.people.diana, csv([['gender'], ['Female']]), { mapping: 'ctdc' })).rejects.toMatchObject({ code: 'columns_missing' });
    const odd = await stage(bench, bench.people.diana, cases.replace('48+', '48 o más').replace('Male', 'Mael'), { mapping: 'ctdc' });
    expect(odd.report?.groups).toMatchObject([{ cause: 'not_in_catalog', found: 'Mael' }, { cause: 'not_in_mapping', column: 'ageBroad', found: '48 o más' }]);
  });
});

describe('A mapping made by hand', () => {
  it('relates columns and values, is kept under a name, and serves the next file', async () => {
    const file = csv([['Género de la persona', 'Cuándo'], ['F', 'enero 2024'], ['?', '2023']]);
    const first = await stage(bench, bench.people.beto, file, { name: 'uno.csv' });
    expect(first.state).toBe('mapping');
    const mapping = { columns: [{ from: 'Género de la persona', to: 'sex', values: { '?': 'not_identified' } }, { from: 'Cuándo', to: 'detectionDate' }] };
    const mapped = await run(bench.house, bench.people.beto, imports.map, { id: first.id, mapping, saveAs: 'estatal' });
    expect(mapped).toMatchObject({ state: 'received' });
    await stageRun(bench.house, bench.people.beto, modules, first.id);
    expect(await view(bench, bench.people.beto, first.id)).toMatchObject({ state: 'staged', report: { ready: 2 } });
    expect((await run(bench.house, bench.people.beto, imports.mappings, { form: 'victim' })).map(({ name, shipped }) => [name, shipped])).toEqual([['ctdc', true], ['estatal', false]]);
    expect((await importAll(bench, bench.people.beto, file, { name: 'dos.csv', mapping: 'estatal' })).balance).toMatchObject({ created: 2 });
  });

  it('with unknown cells or codes is refused at once', async () => {
    const id = (await stage(bench, bench.people.beto, csv([['a'], ['b']]))).id;
    const relate = (columns: unknown) => run(bench.house, bench.people.beto, imports.map, { id, mapping: { columns } });
    await expect(relate([{ from: 'a', to: 'noSuchCell' }])).rejects.toMatchObject({ code: 'bad_mapping' });
    await expect(relate([{ from: 'a', to: 'sex', values: { b: 'cat' } }])).rejects.toMatchObject({ code: 'bad_mapping' });
    await expect(relate([{ from: 'a' }])).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(send(bench, bench.people.beto, 'a\nb', { mapping: 'ninguna' })).rejects.toMatchObject({ code: 'no_such_mapping' });
  });
});
