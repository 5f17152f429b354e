import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { agreements } from '../../modules/agreements/server/index.ts';
import { choicesCommand, complianceCommand, feedCommands, listCalendar, MOST_ITEMS, nextCommand, type CalendarView } from '../../modules/calendar/server/index.ts';
import { bodies, organizations, resolutions, sessions } from '../../modules/commissions/server/index.ts';
import { activities, objectives } from '../../modules/programme/server/index.ts';
import { clock } from '../../packages/platform/clock/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { recordCommands, type FormModule } from '../../packages/platform/records/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People, type Person } from '../people.ts';

let house: TestHouse;
let people: People;
let app: FastifyInstance;
const ids = {} as Record<'body' | 'org' | 'objective' | 'session' | 'activity', string>;

const create = async (by: Person, module: FormModule, values: object, groups: object = {}): Promise<string> => (await run(house, people[by], recordCommands(module).create, { values, groups })).id;
const year = { from: '2031-01-01', until: '2032-01-01' };
const calendarOf = (by: Person, asked: object = {}): Promise<CalendarView> => run(house, people[by], listCalendar, { ...year, ...asked });
const titles = ({ items }: Pick<CalendarView, 'items'>): string[] => items.map(({ title }) => title);

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  app = await buildServer(house);
  ids.org = await create('diana', organizations, { acronym: 'ORI', name: 'Organización inventada' });
  ids.body = await create('diana', bodies, { acronym: 'GI', name: 'Grupo inventado', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed', coordinator: ids.org });
  ids.objective = await create('diana', objectives, { number: '1', text: 'Objetivo inventado' });
  ids.session = await create('diana', sessions, { body: ids.body, number: 1, sessionType: 'ordinary', planned: 'febrero-marzo 2031', year: 2031, sessionStatus: 'planned', venue: 'Sala inventada' });
  await create('diana', sessions, { body: ids.body, number: 2, sessionType: 'ordinary', planned: 'Por definir', year: 2031, sessionStatus: 'planned' });
  ids.activity = await create('diana', activities, { text: 'Actividad de mayo', year: 2031, scheduled: '15 de mayo de 2031', objective: ids.objective, activityStatus: 'planned' }, { responsibles: [{ values: { organization: ids.org } }] });
  await create('diana', activities, { text: 'Actividad de otoño', year: 2031, scheduled: 'marzo mayo octubre 2031', activityStatus: 'done' });
  await create('diana', activities, { text: 'Actividad por definir', year: 2031, scheduled: 'Por definir', activityStatus: 'planned' });
  await create('diana', resolutions, { text: 'Acuerdo de junio', body: ids.body, activity: ids.activity, dueDate: 'junio 2031', resolutionType: 'approval', resolutionStatus: 'pending' });
  await create('diana', agreements, { title: 'Convenio que termina', instrumentType: 'framework', agreementStatus: 'in_force', validUntil: '30/09/2031' });
  await create('diana', agreements, { title: 'Convenio sin fin', instrumentType: 'framework', agreementStatus: 'in_force', validUntil: 'Indefinida' });
  await create('beto', activities, { text: 'Actividad de Jalisco', year: 2031, scheduled: 'abril 2031', activityStatus: 'planned' });
});
beforeEach(() => clock.set(new Date('2031-07-10T18:00:00Z')));
afterEach(() => clock.set(null));
afterAll(async () => {
  await app.close();
  await house.close();
});

describe('The calendar of work', () => {
  it('refuses days that end before they begin, and a kind that does not exist', async () => {
    await expect(calendarOf('diana', { from: '2031-05-01', until: '2031-04-01' })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(calendarOf('diana', { kinds: 'party' })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(run(house, people.gloria, listCalendar, year)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('has sessions, activities, resolutions and agreements in the order of their days, as they were written', async () => {
    const view = await calendarOf('diana');
    expect(view.items.map(({ kind, written }) => `${kind} ${String(written)}`)).toEqual([
      'session febrero-marzo 2031', 'activity marzo mayo octubre 2031', 'activity abril 2031', 'activity 15 de mayo de 2031', 'resolution junio 2031', 'agreement 30/09/2031',
    ]);
    expect(view.undated.map(({ kind }) => kind).sort()).toEqual(['activity', 'session']);
    expect(view.more).toBe(false);
    expect(view.items[0]).toMatchObject({ ranges: [['2031-02-01', '2031-04-01']], path: `/comisiones/sesiones/${ids.session}`, bodyName: 'Grupo inventado', overdue: true, light: 'red' });
    expect(view.items[1]).toMatchObject({ overdue: false, light: 'done' });
  });

  it('finds a list of months by each of its months, and nothing between them', async () => {
    const inMonth = async (from: string, until: string): Promise<string[]> => titles(await calendarOf('diana', { from, until, kinds: 'activity' }));
    expect(await inMonth('2031-10-01', '2031-11-01')).toEqual(['Actividad de otoño']);
    expect(await inMonth('2031-09-01', '2031-10-01')).toEqual([]);
  });

  it('is filtered by body, responsible organisation, objective and light', async () => {
    expect((await calendarOf('diana', { body: ids.body })).items.map(({ kind }) => kind)).toEqual(['session', 'resolution']);
    expect((await calendarOf('diana', { organization: ids.org })).items.map(({ kind }) => kind)).toEqual(['session', 'activity']);
    // The resolution serves the objective of its activity.
    expect((await calendarOf('diana', { objective: ids.objective })).items.map(({ kind }) => kind)).toEqual(['activity', 'resolution']);
    expect(titles(await calendarOf('diana', { kinds: 'agreement', light: 'amber' }))).toEqual(['Convenio que termina']);
  });

  it('shows each institution its own and what the Secretaría Técnica keeps', async () => {
    expect(titles(await calendarOf('beto', { kinds: 'activity' }))).toContain('Actividad de Jalisco');
    const chiapas = titles(await calendarOf('carla', { kinds: 'activity' }));
    expect(chiapas).toContain('Actividad de mayo');
    expect(chiapas).not.toContain('Actividad de Jalisco');
  });
});

describe('The filters of the calendar', () => {
  const namesOf = (list: readonly { name: string }[]): string[] => list.map(({ name }) => name);

  it('offer what the lines of the days name, to each as far as they read', async () => {
    const all = await run(house, people.diana, choicesCommand, year);
    expect([namesOf(all.bodies), namesOf(all.organizations), namesOf(all.objectives)]).toEqual([['Grupo inventado'], ['ORI'], [expect.stringContaining('Objetivo inventado')]]);
    const none = await run(house, people.diana, choicesCommand, { from: '2040-01-01', until: '2041-01-01' });
    expect(none).toEqual({ bodies: [], organizations: [], objectives: [] });
    await expect(run(house, people.gloria, choicesCommand, year)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('offer the body of the last day of a year with more lines than a calendar shows', async () => {
    const body = await create('diana', bodies, { acronym: 'GU', name: 'Grupo de fin de año', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' });
    await house.superuser`insert into activity (institution_id, id, folio, status, origin, captured_by, captured_at, updated_by, updated_at, year, text, title, scheduled, scheduled_ranges, activity_status)
      select ${people.diana.institutionId}, gen_random_uuid(), 'ST-2035-' || n, 'validated', 'import', ${people.diana.userId}, now(), ${people.diana.userId}, now(), 2035, 'Una de muchas', 'Una de muchas', 'enero 2035',
        '{[2035-01-01,2035-02-01)}', 'planned' from generate_series(1, ${MOST_ITEMS + 100}::integer) n`;
    await create('diana', activities, { text: 'La última del año', year: 2035, scheduled: '31 de diciembre de 2035', body, activityStatus: 'planned' }, { responsibles: [{ values: { organization: ids.org } }] });
    const asked = { from: '2035-01-01', until: '2036-01-01' };
    const view = await calendarOf('diana', asked);
    expect([view.more, titles(view).includes('La última del año')]).toEqual([true, false]);
    const { bodies: offered, organizations: answering } = await run(house, people.diana, choicesCommand, asked);
    expect([namesOf(offered), namesOf(answering)]).toEqual([['Grupo de fin de año'], ['ORI']]);
    expect(titles(await calendarOf('diana', { ...asked, body }))).toEqual(['La última del año']);
  });
});

describe('What comes next for an institution', () => {
  const nextOf = async (by: Person) => {
    const { sessions: coming, due } = await run(house, people[by], nextCommand, {});
    return { sessions: coming.map(({ title }) => title), due: due.map(({ title }) => title) };
  };

  it('is the sessions of bodies that it is a member of, and what it answers for, first what ends first and never what was fulfilled', async () => {
    clock.set(new Date('2037-07-10T18:00:00Z'));
    const jalisco = await create('diana', organizations, { acronym: 'JAL', name: 'Gobierno inventado' });
    const body = await run(house, people.diana, recordCommands(bodies).create, {
      values: { acronym: 'GJ', name: 'Grupo con Jalisco', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' }, groups: { members: [{ values: { organization: jalisco } }] },
    });
    const session = (number: number, values: object) => create('diana', sessions, { body: body.id, number, sessionType: 'ordinary', year: 2037, sessionStatus: 'planned', ...values });
    await session(1, { heldOn: '15/06/2037', sessionStatus: 'held' });
    await session(2, { planned: 'septiembre 2037' });
    await session(3, { heldOn: '11/07/2037', startsAt: '10:00' });
    await session(4, { planned: '15/08/2037', sessionStatus: 'cancelled' });
    const resolution = (text: string, dueDate: string, resolutionStatus = 'pending') =>
      create('diana', resolutions, { text, body: body.id, dueDate, resolutionType: 'approval', resolutionStatus }, { responsibles: [{ values: { organization: jalisco } }] });
    await resolution('Para agosto', 'agosto 2037');
    await resolution('Para mañana', '11/07/2037');
    await resolution('Ya cumplido', '12/07/2037', 'fulfilled');
    await resolution('De otro año', '12/07/2038');
    await create('diana', activities, { text: 'De nadie más', year: 2037, scheduled: '20/07/2037', activityStatus: 'planned' });
    const mine = await nextOf('ana');
    expect(mine.sessions.map((title) => title.slice(0, 7))).toEqual(['Tercera', 'Segunda']);
    expect(mine.due.map((title) => title.replace(/^.* · /, ''))).toEqual(['Para mañana', 'Para agosto']);
    expect(await nextOf('carla')).toEqual({ sessions: [], due: [] });
    expect((await nextOf('diana')).due).toContain('De nadie más');
    await expect(run(house, people.gloria, nextCommand, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('knows the institution by its organisation, not by a name that reads the same', async () => {
    clock.set(new Date('2039-07-10T18:00:00Z'));
    const body = await create('diana', bodies, { acronym: 'GN', name: 'Grupo con nombres', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' });
    const other = await create('diana', organizations, { acronym: 'OTRA', name: 'JAL' });
    const nameless = await create('diana', organizations, { name: 'JAL' });
    const chis = await create('diana', organizations, { acronym: 'Chis', name: 'Gobierno inventado de Chiapas' });
    const resolution = (text: string, responsible: object) =>
      create('diana', resolutions, { text, body, dueDate: 'agosto 2039', resolutionType: 'approval', resolutionStatus: 'pending' }, { responsibles: [{ values: responsible }] });
    await resolution('De otra que se llama igual', { organization: other });
    await resolution('De una sin siglas', { organization: nameless });
    await resolution('De quien así se escribió', { responsibleAsWritten: 'JAL' });
    await resolution('De Chiapas', { organization: chis, responsibleAsWritten: 'JAL' });
    expect(await nextOf('ana')).toEqual({ sessions: [], due: [] });
    expect((await nextOf('carla')).due.map((title) => title.replace(/^.* · /, ''))).toEqual(['De Chiapas']);
  });
});

describe('Compliance', () => {
  it('every figure is the length of its list', async () => {
    const figures = await run(house, people.diana, complianceCommand, year);
    const lists = [['body', figures.byBody], ['organization', figures.byOrganization], ['objective', figures.byObjective], ['kinds', figures.byKind]] as const;
    let compared = 0;
    for (const [filter, counts] of lists) {
      for (const { id, lights } of counts) {
        for (const [light, count] of Object.entries(lights)) {
          if (count === 0) continue;
          const { items, undated } = await calendarOf('diana', { kinds: 'activity,resolution', light, [filter]: id ?? 'none' });
          expect([filter, light, items.length + undated.length]).toEqual([filter, light, count]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(5);
    expect(Object.values(figures.lights).reduce((sum, count) => sum + count, 0)).toBe(figures.total);
  });
});

describe('A calendar address', () => {
  const open = async (by: Person, asked: object = {}): Promise<{ id: string; path: string }> => {
    const { id, url } = await run(house, people[by], feedCommands.create, asked);
    return { id, path: new URL(url).pathname };
  };
  const read = async (path: string) => app.inject({ method: 'GET', url: path });
  const eventsOf = (text: string): ICAL.Event[] => new ICAL.Component(ICAL.parse(text) as unknown as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

  it('that nobody gave, or that was withdrawn, answers alike', async () => {
    const { id, path } = await open('diana');
    expect((await read(path)).statusCode).toBe(200);
    await expect(run(house, people.ana, feedCommands.revoke, { id })).rejects.toMatchObject({ code: 'not_found' });
    await run(house, people.diana, feedCommands.revoke, { id });
    const without = ({ requestId: _id, ...rest }: { requestId?: string }) => rest;
    const answers = await Promise.all([path, '/api/v1/calendar/feeds/x.ics', `/api/v1/calendar/feeds/${'A'.repeat(43)}.ics`].map(read));
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404);
      expect({ ...without(answer.json()), instance: null }).toEqual({ ...without(answers[0]?.json() as object), instance: null });
    }
  });

  it('is read by an independent parser: an event a range, what has no date left out, no people', async () => {
    const { path } = await open('diana', {});
    const reply = await read(path);
    expect(reply.headers['content-type']).toContain('text/calendar');
    const events = eventsOf(reply.body);
    const session = events.find(({ location }) => location === 'Sala inventada');
    expect([session?.startDate.toString(), session?.endDate.toString(), session?.startDate.isDate]).toEqual(['2031-02-01', '2031-04-01', true]);
    expect(events.filter(({ summary }) => summary === 'Actividad: Actividad de otoño').map(({ startDate, endDate }) => `${startDate.toString()} ${endDate.toString()}`))
      .toEqual(['2031-03-01 2031-04-01', '2031-05-01 2031-06-01', '2031-10-01 2031-11-01']);
    expect(reply.body.toLowerCase()).not.toContain('por definir');
    expect(reply.body).not.toContain('Diana');
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it('gives a session with an hour its hours, of its zone and to its end, and whole days to what has none', async () => {
    const body = await create('diana', bodies, { acronym: 'GH', name: 'Grupo con horas', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' });
    const session = (number: number, values: object) => create('diana', sessions, { body, number, sessionType: 'ordinary', year: 2031, sessionStatus: 'planned', ...values });
    await session(1, { heldOn: '15/01/2031', startsAt: '10:00', endsAt: '12:30' });
    await session(2, { heldOn: '15/02/2031', startsAt: '10:00' });
    await session(3, { heldOn: '15/03/2031', startsAt: '10:00', timeZone: 'America/Tijuana' });
    await session(4, { planned: 'mayo 2031', startsAt: '10:00' });
    await session(5, { heldOn: '15/06/2031' });
    const { path } = await open('diana', { body });
    const text = (await read(path)).body;
    expect(eventsOf(text).map(({ startDate, endDate }) => `${startDate.toString()} ${endDate.toString()}`)).toEqual([
      '2031-01-15T16:00:00Z 2031-01-15T18:30:00Z', '2031-02-15T16:00:00Z 2031-02-15T18:00:00Z', '2031-03-15T17:00:00Z 2031-03-15T19:00:00Z',
      '2031-05-01 2031-06-01', '2031-06-15 2031-06-16',
    ]);
  });

  it('says of a deferred session that its new day is tentative, and of a cancelled one that it is off', async () => {
    const body = await create('diana', bodies, { acronym: 'GD', name: 'Grupo que difiere', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' });
    for (const [index, sessionStatus] of ['planned', 'deferred', 'cancelled', 'convoked'].entries()) {
      await create('diana', sessions, { body, number: index + 1, sessionType: 'ordinary', year: 2031, heldOn: `1${String(index)}/01/2031`, sessionStatus, statusReason: 'Por agenda' });
    }
    const { path } = await open('diana', { body });
    const text = (await read(path)).body;
    expect(eventsOf(text).map(({ component }) => component.getFirstPropertyValue('status'))).toEqual(['TENTATIVE', 'TENTATIVE', 'CANCELLED', 'CONFIRMED']);
  });

  it('tells an application that has it that nothing changed, and sends it again once something did', async () => {
    const body = await create('diana', bodies, { acronym: 'GC', name: 'Grupo que cambia', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' });
    const { path } = await open('diana', { body });
    const first = await read(path);
    const mark = String(first.headers.etag);
    expect([first.headers['cache-control'], mark.length]).toEqual(['private, no-cache', 29]);
    clock.set(new Date('2031-07-11T18:00:00Z'));
    const again = await app.inject({ method: 'GET', url: path, headers: { 'if-none-match': mark } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await create('diana', resolutions, { text: 'Acuerdo de agosto', body, dueDate: '15 de agosto de 2031', resolutionType: 'approval', resolutionStatus: 'pending' });
    const changed = await app.inject({ method: 'GET', url: path, headers: { 'if-none-match': mark } });
    expect([changed.statusCode, changed.body.includes('Acuerdo de agosto')]).toEqual([200, true]);
  });

  it('is logged as read once a day, whatever an application asks, and says its last day to its owner', async () => {
    const { id, path } = await open('diana');
    const reads = async (): Promise<number> => (await house.superuser`select from log_entry where action = 'calendar_feed.read' and details ->> 'feed' = ${id}`).length;
    const mine = async () => (await run(house, people.diana, feedCommands.list, {})).find((feed) => feed.id === id)?.lastReadOn;
    expect(await mine()).toBeNull();
    for (let round = 0; round < 3; round += 1) await read(path);
    expect([await reads(), await mine()]).toEqual([1, '2031-07-10']);
    clock.set(new Date('2031-07-11T18:00:00Z'));
    for (let round = 0; round < 3; round += 1) await read(path);
    expect([await reads(), await mine()]).toEqual([2, '2031-07-11']);
  });

  it('asked for all the time makes whoever asks wait, and no other address; a round a minute never waits', async () => {
    const [busy, calm] = [await open('diana'), await open('diana')];
    const answers: number[] = [];
    for (let round = 0; round < 35; round += 1) answers.push((await read(busy.path)).statusCode);
    expect([answers[0], answers.at(-1)]).toEqual([200, 429]);
    expect(Number((await read(busy.path)).headers['retry-after'])).toBeGreaterThan(0);
    for (let round = 0; round < 35; round += 1) {
      clock.set(new Date(Date.parse('2031-07-10T18:01:00Z') + round * 60_000));
      expect((await read(calm.path)).statusCode).toBe(200);
    }
  });

  it('of a body has that body alone', async () => {
    const { path } = await open('diana', { body: ids.body });
    const events = eventsOf((await read(path)).body);
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(['2031-02-01', '2031-06-01']);
    expect(events[1]?.summary).toBe('Vence un acuerdo: Acuerdo de junio');
  });

  it('opens what its owner may read that day: own institution, and nothing once the account is blocked', async () => {
    const [jalisco, chiapas] = [await open('beto'), await open('carla')];
    expect((await read(jalisco.path)).body).toContain('Actividad de Jalisco');
    expect((await read(chiapas.path)).body).not.toContain('Actividad de Jalisco');
    await house.superuser`update user_account set state = 'blocked' where id = ${people.carla.userId}`;
    expect((await read(chiapas.path)).statusCode).toBe(404);
    await house.superuser`update user_account set state = 'active' where id = ${people.carla.userId}`;
    await house.superuser`update user_role set revoked_at = now() where user_id = ${people.carla.userId}`;
    expect((await read(chiapas.path)).statusCode).toBe(404);
  });

  it('is listed to its owner without its token, and its opening, reading and withdrawal are logged', async () => {
    const mine = await run(house, people.beto, feedCommands.list, {});
    expect(mine).toHaveLength(1);
    expect(JSON.stringify(mine)).not.toContain('token');
    expect(await run(house, people.ana, feedCommands.list, {})).toEqual([]);
    await run(house, people.beto, feedCommands.revoke, { id: mine[0]?.id });
    const logged = await house.superuser<{ action: string }[]>`select action from log_entry where actor_id = ${people.beto.userId} and action like 'calendar_feed.%' order by action`;
    expect(logged.map(({ action }) => action)).toEqual(['calendar_feed.create', 'calendar_feed.read', 'calendar_feed.revoke']);
  });
});
