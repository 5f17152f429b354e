import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apply, csv, importAll, openBench, stage, type ImportBench } from './bench.ts';
import { bodies, sessions } from '../../../modules/commissions/server/modules.ts';
import { run } from '../../../packages/platform/commands/index.ts';
import { recordCommands, type RecordView } from '../../../packages/platform/records/index.ts';

let bench: ImportBench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.house.close());

const create = (module: typeof bodies, values: object, who = bench.people.diana): Promise<RecordView> => run(bench.house, who, recordCommands(module).create, { values });
let made = 0;

/** A body of the Secretaría Técnica, which everybody reads, by its acronym. */
async function body(): Promise<{ id: string; acronym: string }> {
  const acronym = `ON${String(made += 1)}`;
  const { id } = await create(bodies, { acronym, name: 'Órgano inventado', bodyType: 'interministerial_commission', bodyLevel: 'federal', bodyStatus: 'installed' });
  return { id, acronym };
}

const planned = (id: string, number: number, when = 'marzo 2024', who = bench.people.diana) => create(sessions, { body: id, number, sessionType: 'ordinary', planned: when, sessionStatus: 'planned' }, who);
const header = ['Órgano', 'Número', 'Carácter', 'Fecha programada', 'Situación'];
const line = (acronym: string, number: number, when = 'marzo 2024', type = 'Ordinaria') => [acronym, number, type, when, 'Programada'];
const sheet = (...lines: (string | number)[][]) => csv([header, ...lines]);
const sent = { form: 'session' } as const;
const standing = async (id: string) => (await bench.house.superuser<{ count: number }[]>`select count(*)::integer as count from body_session where body = ${id} and annulled_at is null`)[0]?.count;

describe('The number of a session in a sheet', () => {
  it('that another session of its body, type and year has is refused, with the folio of that session', async () => {
    const { id, acronym } = await body();
    const { folio } = await planned(id, 7);
    const staged = await stage(bench, bench.people.diana, sheet(line(acronym, 7), line(acronym, 8)), sent);
    expect(staged.report).toMatchObject({ ready: 1, toCorrect: 1, groups: [{ cause: 'number_taken', column: 'Número', rows: [2], message: expect.stringContaining(folio) as string }] });
  });

  it('is counted apart for each type and anew for a body that does so each year', async () => {
    const { id, acronym } = await body();
    await planned(id, 1, 'marzo 2023');
    const staged = await stage(bench, bench.people.diana, sheet(line(acronym, 1), line(acronym, 1, 'marzo 2024', 'Extraordinaria')), sent);
    expect(staged.report).toMatchObject({ ready: 2, toCorrect: 0 });
  });

  it('stands on the first of two rows that bring it', async () => {
    const { acronym } = await body();
    const staged = await stage(bench, bench.people.diana, sheet(line(acronym, 3), line(acronym, 3, 'abril 2024'), line(acronym, 4)), sent);
    expect(staged.report).toMatchObject({ ready: 2, toCorrect: 1, groups: [{ cause: 'number_taken', rows: [3], message: expect.stringContaining('renglón 2') as string }] });
  });

  it('is not given by a change either, and the sheet that says the same again changes nothing', async () => {
    const { id, acronym } = await body();
    await planned(id, 5);
    const other = await planned(id, 6);
    const change = (number: number) => csv([['Folio', ...header], [other.folio, ...line(acronym, number)]]);
    expect((await stage(bench, bench.people.diana, change(5), sent)).report).toMatchObject({ ready: 0, toCorrect: 1 });
    expect((await stage(bench, bench.people.diana, change(6), sent)).report).toMatchObject({ unchanged: 1, toCorrect: 0 });
  });

  it('is one session’s whoever recorded it, for those who read it; nobody is told of a record that they do not read', async () => {
    const { acronym, id } = await body();
    const ofSecretariat = await planned(id, 13);
    const ofChiapas = await planned(id, 14, 'marzo 2024', bench.people.carla);
    const rows = sheet(line(acronym, 13), line(acronym, 14));
    const refusal = (row: number, folio: string) => ({ cause: 'number_taken', rows: [row], message: expect.stringContaining(folio) as string });
    expect((await stage(bench, bench.people.beto, rows, sent)).report).toMatchObject({ ready: 1, toCorrect: 1, groups: [refusal(2, ofSecretariat.folio)] });
    expect((await stage(bench, bench.people.diana, rows, sent)).report).toMatchObject({ ready: 0, toCorrect: 2, groups: [refusal(2, ofSecretariat.folio), refusal(3, ofChiapas.folio)] });
  });

  it('that two institutions recorded without seeing each other does not stop a change of something else', async () => {
    const { id } = await body();
    const { folio } = await planned(id, 6, 'marzo 2024', bench.people.carla);
    await planned(id, 6, 'marzo 2024', bench.people.ana);
    await planned(id, 7);
    const change = (cell: string, value: string | number) => csv([['Folio', cell], [folio, value]]);
    expect((await stage(bench, bench.people.diana, change('Sede o enlace', 'Otra sala'), sent)).report).toMatchObject({ ready: 1, toCorrect: 0 });
    expect((await stage(bench, bench.people.diana, change('Número', 7), sent)).report).toMatchObject({ ready: 0, toCorrect: 1 });
  });

  it('stays its own when a row above wants it', async () => {
    const { id, acronym } = await body();
    const { folio } = await planned(id, 12);
    const rows = csv([['Folio', 'Sede o enlace', ...header], ['', '', ...line(acronym, 12)], [folio, 'Otra sala', ...line(acronym, 12)]]);
    expect((await stage(bench, bench.people.diana, rows, sent)).report).toMatchObject({ ready: 1, toCorrect: 1, groups: [{ cause: 'number_taken', rows: [2] }] });
  });

  it('taken between the review and the application is refused then, with the folio that has it: all or the good rows', async () => {
    const { id, acronym } = await body();
    const staged = await stage(bench, bench.people.diana, sheet(line(acronym, 9), line(acronym, 10)), sent);
    const { folio } = await planned(id, 9);
    await expect(apply(bench, bench.people.diana, staged.id)).rejects.toMatchObject({ code: 'rows_rejected' });
    expect(await standing(id)).toBe(1);
    const { balance } = await apply(bench, bench.people.diana, staged.id, 'good');
    expect(balance).toMatchObject({ read: 2, created: 1, rejected: 1 });
    expect(await standing(id)).toBe(2);
    const [kept] = await bench.house.superuser<{ row_no: number; outcome: string; problems: unknown }[]>`select row_no, outcome, problems from import_row where run_id = ${staged.id}`;
    expect(kept).toMatchObject({ row_no: 2, outcome: 'rejected', problems: [{ code: 'number_taken', column: 'Número', message: expect.stringContaining(folio) as string }] });
  });

  it('that another sheet brought in between is refused too', async () => {
    const { id, acronym } = await body();
    const [first, second] = [await stage(bench, bench.people.diana, sheet(line(acronym, 15)), sent), await stage(bench, bench.people.diana, sheet(line(acronym, 15, 'abril 2024'), line(acronym, 16)), sent)];
    await apply(bench, bench.people.diana, first.id);
    expect((await apply(bench, bench.people.diana, second.id, 'good')).balance).toMatchObject({ created: 1, rejected: 1 });
    expect(await standing(id)).toBe(2);
  });

  it('is free again once its session is annulled', async () => {
    const { id, acronym } = await body();
    const session = await planned(id, 2);
    await run(bench.house, bench.people.diana, recordCommands(sessions).annul, { id: session.id, version: session.version, reason: 'Se registró dos veces por error' });
    await importAll(bench, bench.people.diana, sheet(line(acronym, 2)), sent);
    expect(await standing(id)).toBe(1);
  });
});

describe('Two secretaries at once', () => {
  it('do not give one number to two sessions: the second is told whose it is', async () => {
    const { id } = await body();
    const both = await Promise.allSettled([planned(id, 11), planned(id, 11, 'abril 2024'), planned(id, 11, 'mayo 2024')]);
    const [won] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(await standing(id)).toBe(1);
    expect(lost).toHaveLength(2);
    for (const reason of lost) expect(reason).toMatchObject({ code: 'invalid_values', details: { cells: [{ cell: 'number', code: 'number_taken', message: expect.stringContaining(won?.folio ?? '?') as string }] } });
  });
});
