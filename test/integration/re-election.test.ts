import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apply, csv, openBench, stage, type ImportBench } from './imports/bench.ts';
import { bodies, candidacies } from '../../modules/commissions/server/modules.ts';
import { isBeyond } from '../../modules/commissions/rules/re-election.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { recordCommands, type RecordView } from '../../packages/platform/records/index.ts';

let bench: ImportBench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.house.close());

const commands = recordCommands(candidacies);
let made = 0;
const name = (): string => `Organización inventada ${String(made += 1)}`;
const values = (candidateName: string, termFrom: string, more: object = {}) =>
  ({ call: 'Convocatoria inventada', callYear: Number(termFrom.slice(-4)), candidateName, candidateType: 'civil_society', decision: 'selected', termFrom, ...more });
const select = (candidateName: string, termFrom: string, more: object = {}, who = bench.people.diana): Promise<RecordView> => run(bench.house, who, commands.create, { values: values(candidateName, termFrom, more) });
const refused = { code: 'invalid_values', details: { cells: [{ cell: 'decision', code: 'beyond_re_election' }] } };

const row = (candidate: string, from: string) => ['Convocatoria inventada', 2024, candidate, 'Organización de la sociedad civil', 'Seleccionada', from];
const header = ['Convocatoria', 'Año de la convocatoria', 'Candidatura', 'Tipo', 'Decisión', 'Periodo: desde'];

describe('A third term', () => {
  it('is refused, saying the rule, the terms that there were and where it is adjusted', async () => {
    const one = name();
    const first = await select(one, '01/03/2020');
    await select(one, '01/03/2022', { renewed: 'yes' });
    const error = await select(one, '01/03/2024').catch((thrown: unknown) => thrown as { details: { cells: { message: string }[] } });
    expect(error).toMatchObject(refused);
    const message = 'details' in error ? error.details.cells[0]?.message : '';
    expect(message).toContain(first.folio);
    expect(message).toMatch(/una sola reelección \(Reglamento Interno, artículo 18\).*«Reglas de sesión»/);
  });

  it('is known however the name was typed, and when the first one is older than the system', async () => {
    await select('Asociación  Inventada, A. C.', '01/03/2022', { renewed: 'yes' });
    await expect(select('ASOCIACION INVENTADA A.C.', '01/03/2024')).rejects.toMatchObject(refused);
  });

  it('is refused to a candidacy that is decided later, and let be where it was decided already', async () => {
    const one = name();
    await select(one, '01/03/2020');
    await select(one, '01/03/2022', { renewed: 'yes' });
    const waiting = await run(bench.house, bench.people.diana, commands.create, { values: { ...values(one, '01/03/2024'), decision: 'candidate', termFrom: null } });
    await expect(run(bench.house, bench.people.diana, commands.update, { id: waiting.id, version: 1, values: { decision: 'selected', termFrom: '01/03/2024' } })).rejects.toMatchObject(refused);
    const [stored] = await bench.house.superuser<{ id: string }[]>`select id from candidacy where candidate_name = ${one} and renewed = 'yes'`;
    await expect(run(bench.house, bench.people.diana, commands.update, { id: stored?.id, version: 1, values: { notes: 'Se precisa' } })).resolves.toMatchObject({ view: { version: 2 } });
  });

  it('is allowed by a body whose own rule says so, from the day on which it does', async () => {
    const body = await run(bench.house, bench.people.diana, recordCommands(bodies).create, {
      values: { acronym: 'ORE', name: 'Órgano que reelige', bodyType: 'consultative_subcommission', bodyLevel: 'federal', bodyStatus: 'installed' },
      groups: { rules: [{ values: { rulesFrom: '01/01/2024', termRenewals: 2 } }] },
    });
    const [one, other] = [name(), name()];
    for (const [who, days] of [[one, ['01/03/2020', '01/03/2022', '01/03/2024']], [other, ['01/03/2018', '01/03/2020']]] as const) for (const day of days) await select(who, day, { body: body.id });
    await expect(select(other, '01/03/2022', { body: body.id })).rejects.toMatchObject(refused);
  });

  it('counts the terms of one institution’s records alone', async () => {
    const one = name();
    await select(one, '01/03/2020');
    await select(one, '01/03/2022');
    await expect(select(one, '01/03/2024', {}, bench.people.beto)).resolves.toMatchObject({ version: 1 });
  });

  it('is not given by two who decide at once', async () => {
    const one = name();
    await select(one, '01/03/2020');
    const both = await Promise.allSettled(['01/03/2022', '02/03/2022', '03/03/2022'].map((day) => select(one, day)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('is refused in a sheet, against what is stored and against the rows above', async () => {
    const [one, other] = [name(), name()];
    await select(one, '01/03/2020');
    await select(one, '01/03/2022');
    const { report } = await stage(bench, bench.people.diana, csv([header, row(one, '01/03/2024'), row(other, '01/03/2020'), row(other, '01/03/2022'), row(other, '01/03/2024')]), { form: 'candidacy' });
    expect(report).toMatchObject({ ready: 2, toCorrect: 2 });
    expect(report?.groups.map(({ cause, column, rows }) => [cause, column, rows])).toEqual([['beyond_re_election', 'Decisión', [2]], ['beyond_re_election', 'Decisión', [5]]]);
    expect(report?.groups[1]?.message).toContain('renglón 3');
  });

  it('is refused when the sheet is applied, if another sheet gave the second one since its review', async () => {
    const [one, other] = [name(), name()];
    await select(one, '01/03/2020');
    const stageRow = (...rows: (string | number)[][]) => stage(bench, bench.people.diana, csv([header, ...rows]), { form: 'candidacy' });
    const [first, second] = [await stageRow(row(one, '01/03/2022')), await stageRow(row(one, '01/03/2024'), row(other, '01/03/2024'))];
    expect([first.report?.ready, second.report?.ready]).toEqual([1, 2]);
    await apply(bench, bench.people.diana, first.id);
    await expect(apply(bench, bench.people.diana, second.id)).rejects.toMatchObject({ code: 'rows_rejected' });
    expect((await apply(bench, bench.people.diana, second.id, 'good')).balance).toMatchObject({ read: 2, created: 1, rejected: 1 });
    const terms = await bench.house.superuser<{ name: string }[]>`select candidate_name as name from candidacy where candidate_name = any(${[one, other]}::text[])`;
    expect(terms.map((term) => term.name).sort()).toEqual([one, one, other].sort());
  });
});

it('in whatever order terms are captured, exactly one more than the re-elections allowed fit', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4 }), fc.shuffledSubarray(['2012', '2014', '2016', '2018', '2020', '2022'], { minLength: 6 }), (renewals, years) => {
    const held: { folio: string; from: string; renewed: boolean }[] = [];
    for (const year of years) {
      const term = { from: `${year}-03-01`, renewed: false };
      if (!isBeyond(held, term, renewals)) held.push({ folio: year, ...term });
    }
    expect(held).toHaveLength(1 + renewals);
  }));
});
