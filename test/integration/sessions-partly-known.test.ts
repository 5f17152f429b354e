import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { complianceCommand, listCalendar } from '../../modules/calendar/server/index.ts';
import { bodyBoardCommand } from '../../modules/commissions/server/body-board.ts';
import { boardCommand } from '../../modules/commissions/server/board.ts';
import { minutes } from '../../modules/commissions/server/documents/minutes.ts';
import { bodies, sessions } from '../../modules/commissions/server/index.ts';
import { overviewCommand } from '../../modules/commissions/server/overview.ts';
import { resolveCommand } from '../../modules/commissions/server/resolve.ts';
import { readSession } from '../../modules/commissions/server/session-file.ts';
import { followUpCommands } from '../../modules/programme/server/follow-up/commands.ts';
import { programmes } from '../../modules/programme/server/index.ts';
import { produceProgramme } from '../../modules/programme/server/produce/command.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { clock } from '../../packages/platform/clock/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { recordCommands, type FormModule, type RecordView } from '../../packages/platform/records/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';

let house: TestHouse;
let people: People;
let made = 0;
beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
beforeEach(() => clock.set(new Date('2031-07-10T18:00:00Z')));
afterEach(() => clock.set(null));
afterAll(() => house.close());

const create = (module: FormModule, values: object, groups: object = {}): Promise<RecordView> => run(house, people.diana, recordCommands(module).create, { values, groups });
const session = (body: string, values: object): Promise<RecordView> => create(sessions, { body, sessionType: 'ordinary', sessionStatus: 'planned', ...values });
const body = (values: object = {}, groups: object = {}): Promise<RecordView> => {
  made += 1;
  return create(bodies, { acronym: `OP${String(made)}`, name: `Órgano inventado ${String(made)}`, bodyType: 'interministerial_commission', bodyLevel: 'federal', bodyStatus: 'installed', ...values }, groups);
};

/** What people write in place of a day. */
const dates = [null, 'por definir', '2031', 'marzo 2031', 'febrero-marzo 2031', 'antes de octubre de 2031', 'marzo, mayo y octubre de 2031', 'aproximadamente 2031', 'mensual', 'durante el ejercicio', 'permanente'];

describe('A session whose date is known in part, or not at all', () => {
  it('is among the next ones, at the end, when nobody wrote its year', async () => {
    const { id } = await body();
    const undated = await session(id, { planned: 'por definir' });
    const gone = await session(id, { planned: 'por definir', year: 2030 });
    const { next } = await run(house, people.diana, overviewCommand, {});
    const ids = next.map((line) => line.id);
    expect([ids.includes(undated.id), ids.includes(gone.id)]).toEqual([true, false]);
  });

  it('is in every list, board, calendar and document, whatever was written in place of its day', async () => {
    const { id } = await body();
    await create(programmes, { name: 'Programa anual de trabajo 2031', programmeType: 'annual', year: 2031 });
    const all: string[] = [];
    for (const date of dates) for (const sessionStatus of ['planned', 'held']) for (const year of [null, 2031]) {
      const asked = { sessionStatus, year, ...(date !== null && (sessionStatus === 'held' ? { heldOn: date } : { planned: date })) };
      all.push((await session(id, asked)).id);
    }
    const listed: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await run(house, people.diana, recordCommands(sessions).list, { limit: 50, ...(after !== undefined && { after }) });
      listed.push(...page.items.map((item) => item.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(all.filter((one) => !listed.includes(one))).toEqual([]);
    const calendar = await run(house, people.diana, listCalendar, { from: '2031-01-01', until: '2032-01-01', body: id });
    expect([...calendar.items, ...calendar.undated].map((item) => item.id).sort()).toEqual([...all].sort());
    const board = await run(house, people.diana, bodyBoardCommand, { id });
    expect(board.sessions.map((line) => line.id).sort()).toEqual([...all].sort());
    for (const one of all) expect((await run(house, people.diana, boardCommand, { id: one })).session.day).toBeNull();
    const compliance = await run(house, people.diana, complianceCommand, { from: '2031-01-01', until: '2032-01-01', body: id, kinds: 'session' });
    expect(compliance.total).toBe(all.length);
    const ofYear = (await house.superuser<{ id: string }[]>`select id from body_session where year = 2031`).length;
    expect((await run(house, people.diana, followUpCommands.sheet, { year: 2031 })).lines).toHaveLength(ofYear);
    const { blocks } = await run(house, people.diana, produceProgramme, { year: 2031, format: 'docx' });
    const rows = blocks.flatMap((block) => (block.type === 'table' && block.columns[1]?.title === 'Fecha' ? block.rows : []));
    expect(rows).toHaveLength(ofYear);
  });
});

describe('The minimum of ordinary sessions of a body', () => {
  const watchOf = async (id: string) => (await run(house, people.diana, bodyBoardCommand, { id })).watches.find(({ rule }) => rule === 'per_year');

  it('counts those held of which the month, the limit or only the year is known', async () => {
    const { id } = await body();
    expect(await watchOf(id)).toMatchObject({ held: 0, required: 2 });
    for (const held of [{ heldOn: 'marzo 2031' }, { heldOn: '2031' }, { heldOn: 'antes de junio de 2031' }, { year: 2031 }, { heldOn: 'por definir', year: 2031 }]) await session(id, { sessionStatus: 'held', ...held });
    expect(await watchOf(id)).toMatchObject({ held: 5, state: 'met' });
  });

  it('does not count one of which nothing is known, nor another year’s', async () => {
    const { id } = await body();
    for (const held of [{}, { heldOn: 'por definir' }, { heldOn: 'antes de junio de 2030' }, { year: 2030 }, { year: 2029, heldOn: 'mensual' }]) await session(id, { sessionStatus: 'held', ...held });
    expect(await watchOf(id)).toMatchObject({ held: 0 });
  });
});

describe('A session of some month', () => {
  it('gives its resolutions the year of the session, not that of the day on which they are typed', async () => {
    const { id } = await body({ acronym: 'OPR' });
    const resolve = async (values: object) =>
      (await run(house, people.diana, resolveCommand, { id: (await session(id, { sessionStatus: 'held', ...values })).id, text: 'Se aprueba', resolutionType: 'approval', vote: null })).values['key'];
    expect(await resolve({ number: 1, heldOn: 'marzo 2029' })).toMatch(/\/2029\/01$/);
    expect(await resolve({ number: 2, year: 2028 })).toMatch(/\/2028\/01$/);
    expect(await resolve({ number: 3 })).toMatch(/\/2031\/01$/);
  });

  it('is judged by the rules that were in force then', async () => {
    const { id } = await body({}, { rules: [{ values: { rulesFrom: '01/01/2020', quorumFirst: 75 } }, { values: { rulesFrom: '01/01/2030', quorumFirst: 51 } }] });
    const { id: old } = await session(id, { sessionStatus: 'held', heldOn: 'marzo 2029' });
    expect((await run(house, people.diana, boardCommand, { id: old })).rules.quorumFirst).toBe(75);
  });

  it('begins its minutes with what is known of its date', async () => {
    const { id } = await body();
    const opening = async (values: object): Promise<string> => {
      const { id: one } = await session(id, { sessionStatus: 'held', ...values });
      const file = await withContext(house, people.diana, (tx) => readSession({ house, tx, context: people.diana, scope: 'national' }, one, clock.today()));
      const [first] = minutes({ file, resolutions: [], names: new Map() }).blocks;
      return first?.type === 'paragraph' && typeof first.words === 'string' ? first.words : '';
    };
    expect(await opening({ heldOn: '05/03/2031' })).toMatch(/^El 5 de marzo de 2031, en modalidad/);
    expect(await opening({ heldOn: 'marzo 2031' })).toMatch(/^Con fecha marzo de 2031, en modalidad/);
    expect(await opening({})).toMatch(/^Con fecha por definir, en modalidad/);
  });
});
