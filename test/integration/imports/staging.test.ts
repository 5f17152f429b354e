import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withContext, type Context, type Tx } from '../../../packages/platform/db/index.ts';
import { importCommands } from '../../../packages/platform/imports/index.ts';
import { run } from '../../../packages/platform/commands/index.ts';
import { modules } from '../../../apps/server/modules.ts';
import { csv, openBench, stage, stagedPlaces, type ImportBench } from './bench.ts';

let bench: ImportBench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.house.close());

const rows = csv([['Sexo', 'Nombre: nombre(s)'], ['Mujer', 'Invención'], ['Hombre', 'Otra invención']]);
const as = <T>(who: Context, work: (tx: Tx) => Promise<T>): Promise<T> => withContext(bench.house, who, work);
const count = (who: Context, place: string) => as(who, async (tx) => (await tx.unsafe(`select from ${place}.victim`)).length);
const refused = (who: Context, statement: string, values: string[] = []) =>
  as(who, (tx) => tx.unsafe(statement, values)).then(() => 'taken', (error: unknown) => (error as { code?: string }).code);

describe('What a file would do, between its report and the decision,', () => {
  it('stands behind the wall of the records that it may become', async () => {
    const { beto, carla, elena } = bench.people;
    const { id } = await stage(bench, beto, rows, { name: 'a la espera.csv' });
    const [place = ''] = await stagedPlaces(bench);
    expect([await count(beto, place), await count(carla, place), await count({ ...elena, peopleScope: 'none' }, place)]).toEqual([2, 0, 0]);
    const [wall] = await bench.house.superuser`select relrowsecurity and relforcerowsecurity as forced, (select count(*)::int from pg_policy where polrelid = c.oid) as policies
      from pg_class c where oid = ${`${place}.victim`}::regclass`;
    expect(wall).toEqual({ forced: true, policies: 1 });
    // Neither another institution's row into it, nor a run of somebody else's opened, closed or thrown away.
    const insert = `insert into ${place}.victim (stage_row, stage_kind, institution_id, id) values (9, 'create', $1, gen_random_uuid())`;
    expect(await refused(beto, insert, [carla.institutionId])).toBe('42501');
    expect(await refused(carla, `select security.drop_staging($1)`, [id])).toBe('42501');
    expect(await refused(carla, `select security.open_staging($1, 'victim_service')`, [id])).toBe('42501');
    expect(await refused(carla, `select security.close_staging($1, 'victim')`, [id])).toBe('42501');
    expect(await refused(beto, `delete from ${place}.victim`)).toBe('42501');
    expect(await count(beto, place)).toBe(2);
  });

  it('can be filled but not read until its wall stands, and only as a copy of a table that has one', async () => {
    const { beto } = bench.people;
    const { id } = await stage(bench, beto, csv([['Sexo'], ['Mujer']]), { name: 'abierta.csv' });
    const place = (await stagedPlaces(bench)).at(-1) ?? '';
    expect(await refused(beto, `select security.open_staging('${id}', 'victim_referral'); select from ${place}.victim_referral`)).toBe('42501');
    expect(await refused(beto, `select security.open_staging($1, 'catalog_entry')`, [id])).toBe('42501');
    expect(await refused(beto, `select security.open_staging($1, 'no_such_table')`, [id])).toBe('42501');
    expect(await refused(beto, `select security.close_staging($1, 'victim_referral')`, [id])).toBe('42501');
  });

  it('is gone once it is discarded', async () => {
    const before = await stagedPlaces(bench);
    const { id } = await stage(bench, bench.people.beto, csv([['Sexo'], ['Hombre'], ['Mujer'], ['Mujer']]), { name: 'descartada.csv' });
    expect(await stagedPlaces(bench)).toHaveLength(before.length + 1);
    await run(bench.house, bench.people.beto, importCommands(modules).discard, { id });
    expect(await stagedPlaces(bench)).toEqual(before);
  });
});
