import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCatalogs } from '@sintra/platform/catalogs';
import { clock } from '@sintra/platform/clock';
import { run } from '@sintra/platform/commands';
import { writeDocx } from '@sintra/platform/documents';
import { recordCommands } from '@sintra/platform/records';
import { catalogs } from '../../../../apps/server/modules.ts';
import { testHouse, type TestHouse } from '../../../../test/house.ts';
import { testPeople, type People } from '../../../../test/people.ts';
import { documentCommands } from '../import/commands.ts';
import { stageDocument } from '../import/stage.ts';
import { progressReports } from '../modules.ts';
import { followUpCommands as follow } from './commands.ts';
import { uncommitted } from '../../../../test/committed.ts';

const fixture = readFileSync(fileURLToPath(new URL('../../../../test/fixtures/programme-2031.txt', import.meta.url)));
const reports = recordCommands(progressReports);
let house: TestHouse;
let people: People;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  clock.set(new Date('2031-07-20T18:00:00Z'));
  const id = await stageDocument(house, people.diana, { year: 2031, name: 'p.txt' }, Readable.from([fixture.toString().replaceAll('Fiscalía de Cuentos', 'Institución de prueba de Jalisco')].map((text) => Buffer.from(text))));
  await run(house, people.diana, documentCommands.apply, { id });
});
afterAll(async () => {
  clock.set(null);
  await house.close();
});

const glossary = async () => {
  const { lines } = await run(house, people.beto, follow.sheet, { year: 2031 });
  const line = lines.find(({ title }) => title.includes('glosario'));
  if (line === undefined) throw new Error('the glossary is in the programme');
  return line;
};

describe('Follow-up of the programme', () => {
  it('a year without a programme says where it comes from', async () => {
    await expect(run(house, people.diana, follow.handover, { year: 2029 })).rejects.toMatchObject({ code: 'no_programme' });
  });

  it('every official sees the year with lights and their rule; a permanent activity without a report is red after the half year', async () => {
    await expect(glossary()).resolves.toMatchObject({ light: 'red', rule: expect.stringContaining('30 de junio de 2031') });
  });

  it('the round lists what waits, and one click leaves a notice in the tray of each institution that is responsible', async () => {
    const before = await run(house, people.diana, follow.halfYear, { year: 2031, half: 1 });
    expect(before.waiting.map(({ title }) => title)).toContainEqual(expect.stringContaining('glosario'));
    await expect(run(house, people.beto, follow.ask, { year: 2031, half: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    const asked = await run(house, people.diana, follow.ask, { year: 2031, half: 1 });
    expect(asked).toMatchObject({ institutions: 1, waiting: before.waiting.length });
    const [notice] = await house.superuser`select institution_id, kind, details, link from tray_notice order by id desc limit 1`;
    expect(notice).toMatchObject({ institution_id: people.institutions.jalisco.id, kind: 'progress_asked', link: '/programa/ronda?anio=2031&semestre=1' });
  });

  it('the responsible institution reports, the Secretaría Técnica validates, and the activity moves', async () => {
    const { id: activity } = await glossary();
    const values = { subjectType: 'activity', activity, reportedOn: '2031-07-20', period: '1er semestre 2031', percent: 100, progressText: 'Se publicó.' };
    const report = await run(house, people.beto, reports.create, { values });
    expect(report.values['title']).toBe('1er semestre 2031: 100 %');
    const sent = await run(house, people.beto, reports.setStatus, { id: report.id, version: report.version, status: 'submitted' });
    await expect(run(house, people.ana, follow.review, { id: sent.id, version: sent.version, verdict: 'validated' })).rejects.toMatchObject({ code: 'forbidden' });
    await run(house, people.diana, follow.review, { id: sent.id, version: sent.version, verdict: 'validated' });
    await expect(glossary()).resolves.toMatchObject({ light: 'done', percent: 100, reports: ['2031-07-20'] });
  });

  it('what is undone goes to next year once, and points back', async () => {
    const first = await run(house, people.diana, follow.carryOver, { year: 2031 });
    expect(first.carried).toBeGreaterThan(5);
    await expect(run(house, people.diana, follow.carryOver, { year: 2031 })).resolves.toMatchObject({ carried: 0, already: first.carried });
    const { goesOn, gone } = await run(house, people.diana, follow.compareYears, { year: 2032, other: 2031 });
    expect(goesOn).toHaveLength(first.carried);
    expect(gone.map(({ title }) => title)).toEqual([expect.stringContaining('glosario')]);
  });

  it('the handover is a document of what stays open, by who is responsible', async () => {
    const document = await run(house, people.diana, follow.handover, { year: 2031 });
    expect(document.blocks.filter(({ type }) => type === 'heading').length).toBeGreaterThan(2);
    expect((await writeDocx(document)).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('The log', () => {
  it('commits to the values of every version that the acts of this file wrote', async () => {
    expect(await uncommitted(house)).toEqual([]);
  });
});
