import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '@sintra/platform/commands';
import { testHouse, type TestHouse } from '../../../../test/house.ts';
import { testPeople, type People } from '../../../../test/people.ts';
import { programmeOf2024 } from '../../../../test/programme-of-2024.ts';
import { seedCatalogs } from '@sintra/platform/catalogs';
import { catalogs } from '../../../../apps/server/modules.ts';
import { compareFile } from './compare-file.ts';
import { documentCommands as commands } from './commands.ts';
import { writeDocx } from '@sintra/platform/documents';
import { produceProgramme } from '../produce/command.ts';
import { stageDocument } from './stage.ts';
import { uncommitted } from '../../../../test/committed.ts';

const fixture = readFileSync(fileURLToPath(new URL('../../../../test/fixtures/programme-2031.txt', import.meta.url)));
let house: TestHouse;
let people: People;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
afterAll(() => house.close());

const stage = (bytes: Buffer | string, year = 2031, who = people.diana): Promise<string> => stageDocument(house, who, { year, name: 'programa.txt' }, Readable.from([Buffer.from(bytes)]));
const compare = (bytes: Buffer, year = 2031) => run(house, people.diana, compareFile, { year, bytes });
const count = async (table: string): Promise<number> => {
  const [row] = await house.superuser<{ count: number }[]>`select count(*)::integer as count from ${house.superuser(table)}`;
  return row?.count ?? -1;
};

describe('Who may', () => {
  it('a capturer sends no programme, and one institution’s documents are not another’s', async () => {
    await expect(stage(fixture, 2031, people.ana)).rejects.toMatchObject({ code: 'forbidden' });
    const id = await stage('# Plan 2029\n\nNada.', 2029);
    await expect(run(house, people.beto, commands.read, { id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('what is no document leaves nothing behind', async () => {
    const before = await count('stored_file');
    await expect(stage(Buffer.from([0xff, 0xfe, 0x00]))).rejects.toMatchObject({ code: 'not_a_document' });
    await expect(count('stored_file')).resolves.toBe(before);
  });
});

describe('A programme in two steps', () => {
  let id: string;

  it('shows what it understood and what waits, by cause, and writes no record', async () => {
    id = await stage(fixture);
    const view = await run(house, people.diana, commands.read, { id });
    expect(view.counts).toMatchObject({ toComplete: 7, items: { body: 4, session: 7, instrument: 2 } });
    expect(view.causes).toContainEqual({ reason: 'unknown_organization', reasonText: 'organización que no se conoce', about: 'ONIRIA', count: 1, passages: [expect.any(Number)] });
    await expect(count('activity')).resolves.toBe(0);
  });

  it('a date that nobody can read is refused, one that can completes the passage', async () => {
    const { items } = await run(house, people.diana, commands.passages, { id, outcome: 'to_complete' });
    const number = items.find(({ text }) => text.includes('Octava Sesión'))?.number ?? 0;
    const choose = (choice: object) => run(house, people.diana, commands.choose, { id, numbers: [number], choice });
    await expect(choose({ action: 'complete', date: 'cuando haya quórum' })).rejects.toMatchObject({ code: 'not_understood_choice' });
    await expect(choose({ action: 'complete' })).rejects.toMatchObject({ code: 'nothing_to_complete' });
    await expect(choose({ action: 'complete', date: 'noviembre/diciembre' })).resolves.toMatchObject({ counts: { toComplete: 6 } });
    await expect(choose({ action: 'reopen' })).resolves.toMatchObject({ counts: { toComplete: 7 } });
  });

  it('applies what is understood in one transaction, each record logged, and leaves the rest waiting', async () => {
    const { view } = await run(house, people.diana, commands.apply, { id });
    expect(view).toMatchObject({ state: 'applied', wouldCreate: 0, wouldUpdate: 0, applied: { body: { created: 4 }, session: { created: 7 }, objective: { created: 1 }, strategy: { created: 2 }, action: { created: 1 }, acronym: { created: 4 }, agreement: { created: 2 } } });
    const [logged] = await house.superuser<{ count: number }[]>`select count(*)::integer as count from log_entry where action = 'record.create' and resource = 'session'`;
    expect(logged?.count).toBe(7);
    const [session] = await house.superuser`select title, planned, planned_edtf, as_written from body_session where number = 39`;
    expect(session).toEqual({ title: 'Trigésima Novena Sesión Ordinaria · Comisión Intersecretarial', planned: '12 y 13 de marzo 2031', planned_edtf: '{2031-03-12,2031-03-13}', as_written: 'Trigésima Novena Sesión Ordinaria: 12 y 13 de marzo' });
  });

  it('the same document again, sent or applied, changes nothing and keeps its choices', async () => {
    await expect(stage(fixture)).resolves.toBe(id);
    const versions = await count('activity_version');
    const { view } = await run(house, people.diana, commands.apply, { id });
    for (const tally of Object.values(view.applied as Record<string, object>)) expect(tally).toMatchObject({ created: 0, updated: 0 });
    await expect(count('activity_version')).resolves.toBe(versions);
  });

  it('waits to be validated, and one act of who validates does it, each record logged; what lacks an answer stays a draft', async () => {
    const { toValidate } = await run(house, people.diana, commands.read, { id });
    expect(toValidate).toBeGreaterThan(20);
    await expect(run(house, people.elena, commands.validate, { id })).rejects.toMatchObject({ code: 'forbidden' });
    const { validated, incomplete, document } = await run(house, people.diana, commands.validate, { id });
    expect([validated + incomplete, document.toValidate, document.wouldUpdate]).toEqual([toValidate, incomplete, 0]);
    const [sessions] = await house.superuser<{ count: number }[]>`select count(*)::integer as count from body_session where status = 'validated'`;
    expect(sessions?.count).toBe(7);
    const [logged] = await house.superuser<{ count: number }[]>`select count(*)::integer as count from log_entry where action = 'record.status' and details ->> 'status' = 'validated'`;
    expect(logged?.count).toBe(validated);
    const [act] = await house.superuser`select details from log_entry where action = 'programme.document.validated'`;
    expect(act).toMatchObject({ details: { document: id, validated, incomplete } });
    await expect(run(house, people.diana, commands.validate, { id })).resolves.toMatchObject({ validated: 0 });
  });

  it('compared with the data: only what still waits is missing', async () => {
    const { missing, extra, different } = await compare(fixture);
    expect([extra, different]).toEqual([[], []]);
    expect(missing.map(({ why }) => why)).toEqual(missing.map(() => 'to_complete'));
    expect(missing).toHaveLength(6);
  });

  it('completed and dismissed passages leave nothing missing, in this document and in a corrected one', async () => {
    const { items } = await run(house, people.diana, commands.passages, { id, outcome: 'to_complete' });
    const byText = (text: string): number => items.find((item) => item.text.includes(text))?.number ?? 0;
    const choose = (text: string, choice: object) => run(house, people.diana, commands.choose, { id, numbers: [byText(text)], choice });
    await choose('Octava Sesión', { action: 'complete', date: 'noviembre/diciembre' });
    await choose('Curso de verano', { action: 'complete', responsible: 'Instituto Fantasma' });
    await choose('Traducir los formatos', { action: 'complete', organization: 'Fiscalía de Cuentos' });
    await choose('Soñar', { action: 'complete', organization: 'Secretaría de Asuntos Imaginarios' });
    await choose('Informar resultados', { action: 'complete', date: 'diciembre' });
    await choose('ortografía', { action: 'dismiss' });
    await choose('15 de septiembre', { action: 'dismiss' });
    await run(house, people.diana, commands.apply, { id });
    await expect(compare(fixture)).resolves.toMatchObject({ missing: [], extra: [], different: [] });
    const written = await writeDocx(await run(house, people.beto, produceProgramme, { year: 2031, format: 'docx' }));
    await expect(compare(written)).resolves.toMatchObject({ missing: [], extra: [], different: [] });
    const corrected = Buffer.from(fixture.toString().replace('Enero/Febrero', 'Marzo/Abril').replace('Traducir los formatos', 'Traducir y publicar los formatos'));
    const { missing, extra, different } = await compare(corrected);
    expect(different).toMatchObject([{ form: 'activity', differences: [{ cell: 'scheduled', stored: 'Enero/Febrero 2031', document: 'Marzo/Abril 2031' }] }]);
    expect(missing.map(({ text }) => text)).toEqual([expect.stringContaining('Traducir y publicar')]);
    expect(extra.map(({ label }) => label)).toEqual(['Traducir los formatos']);
  });
});

describe.skipIf(programmeOf2024 === null)('The programme of 2024 (only where ../shared is there)', () => {
  it('goes in whole: every table row and dated passage is in the data, and again changes nothing', async () => {
    const bytes = readFileSync(programmeOf2024 ?? '');
    const id = await stage(bytes, 2024);
    const { view } = await run(house, people.diana, commands.apply, { id });
    expect(view.applied).toMatchObject({ body: { created: 11 }, session: { created: 49 }, agreement: { created: 4 }, objective: { created: 5 }, strategy: { created: 12 }, action: { created: 2 }, acronym: { created: 36 } });
    await expect(compare(bytes, 2024)).resolves.toMatchObject({ missing: [], extra: [], different: [] });
    const written = await writeDocx(await run(house, people.diana, produceProgramme, { year: 2024, format: 'docx' }));
    await expect(compare(written, 2024)).resolves.toMatchObject({ missing: [], extra: [], different: [] });
    const again = await run(house, people.diana, commands.apply, { id });
    for (const tally of Object.values(again.view.applied as Record<string, object>)) expect(tally).toMatchObject({ created: 0, updated: 0 });
  });
});

describe('The log', () => {
  it('commits to the values of every version that the acts of this file wrote', async () => {
    expect(await uncommitted(house)).toEqual([]);
  });
});
