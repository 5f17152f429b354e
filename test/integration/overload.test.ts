import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople } from '../people.ts';
import { idleInTransaction, listen, type Listening } from '../server.ts';

const CLIENTS = 100;
const body = {
  values: { sex: 'female', nationalities: ['MX'], ageBasis: 'unknown', detectionDate: '2024', detectionState: '14', nameGiven: 'Ficticia', nameFirst: 'Invención' },
  groups: { services: [{ values: { serviceStart: '2024-02-03' } }] },
};

let house: TestHouse;
let server: Listening;
let cookie: string;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  server = await listen(house);
  cookie = await server.cookieOf('ana');
});
afterAll(async () => {
  await server.close();
  await house.close();
});

const times = <T>(make: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: CLIENTS }, (_, index) => make(index)));

/** Statuses and how often each, so that a failure says what was answered. */
const tally = (replies: readonly Response[]) =>
  Object.fromEntries([...Map.groupBy(replies, ({ status }) => status)].map(([status, all]) => [status, all.length]));

describe('A hundred clients at once, with a pool of eight', () => {
  // First on purpose: nothing is loaded yet, neither catalogues nor keys, and every connection is taken by somebody who needs them.
  it('all create, on a server that has just started', async () => {
    expect(tally(await times(() => server.ask('/victims', { method: 'POST', cookie, body })))).toEqual({ 201: CLIENTS });
    const [stored] = await house.superuser`
      select (select count(*)::integer from victim) as records, (select count(*)::integer from log_entry where action = 'record.create') as entries,
        (select count(*)::integer from victim_service) as services`;
    expect(stored).toEqual({ records: CLIENTS, entries: CLIENTS, services: CLIENTS });
  });

  it('all list, read, count and ask for drafts', async () => {
    const { items } = (await (await server.ask('/victims?limit=1', { cookie })).json()) as { items: { id: string }[] };
    const paths = ['/victims?q=invencion&state=14', `/victims/${items[0]?.id ?? ''}`, '/victims/count?by=sex,year', '/victims/drafts', '/me'];
    expect(tally(await times((index) => server.ask(paths[index % paths.length] ?? '/me', { cookie })))).toEqual({ 200: CLIENTS });
  });

  it('all change one record: one wins, the others are told so', async () => {
    const created = (await (await server.ask('/victims', { method: 'POST', cookie, body })).json()) as { id: string };
    const change = (index: number) => server.ask(`/victims/${created.id}`, { method: 'PATCH', cookie, body: { version: 1, values: { detectionUnit: `Unidad ${String(index)}` } } });
    expect(tally(await times(change))).toEqual({ 200: 1, 409: CLIENTS - 1 });
  });

  it.each([
    ['annul', { version: 1, reason: 'Capturado dos veces por error' }], ['status', { version: 1, status: 'submitted' }],
  ])('all ask one record for its %s: one wins, the others are told so', async (step, change) => {
    const liaison = await server.cookieOf('beto');
    const complete = { values: { ...body.values, typeOfVictim: 'direct', victimStatus: 'possible', formsOfExploitation: ['LGT-10-III'] } };
    const created = (await (await server.ask('/victims', { method: 'POST', cookie: liaison, body: complete })).json()) as { id: string };
    const replies = await times(() => server.ask(`/victims/${created.id}/${step}`, { method: 'POST', cookie: liaison, body: change }));
    expect(tally(replies)).toEqual({ 200: 1, 409: CLIENTS - 1 });
    const [stored] = await house.superuser`select version from victim where id = ${created.id}`;
    expect(stored).toEqual({ version: 2 });
  });

  it('leave no connection inside a transaction', async () => {
    expect(await idleInTransaction(house)).toBe(0);
  });
});
