import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';
import { idleInTransaction, listen, type Listening } from '../server.ts';

const CLIENTS = 100;
const POOL = 8;
const json = JSON.stringify({ values: { sex: 'female', nationalities: ['MX'], nameGiven: 'Ficticia', nameFirst: 'Invención' } });

let house: TestHouse;
let people: People;
let server: Listening;
let cookie: string;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  server = await listen(house);
  cookie = await server.cookieOf('ana');
});
afterAll(async () => {
  await server.close();
  await house.close();
});

const head = (method: string, path: string, more = ''): string =>
  `${method} /api/v1${path} HTTP/1.1\r\nhost: localhost\r\nx-sintra-csrf: 1\r\ncookie: ${cookie}\r\n${more}\r\n`;
const post = (path: string, body: string, length = Buffer.byteLength(body)): string =>
  head('POST', path, `content-type: application/json\r\ncontent-length: ${String(length)}\r\n`) + body;

/** As many transactions open at once as the pool has connections: it goes through only when none was lost. */
async function poolIsWhole(): Promise<void> {
  const all = Promise.withResolvers<void>();
  let inside = 0;
  const hold = () => withContext(house, people.ana, async (tx) => {
    await tx`select 1`;
    inside += 1;
    if (inside === POOL) all.resolve();
    await all.promise;
  });
  await Promise.all(Array.from({ length: POOL }, hold));
}

const requests: readonly (readonly [string, () => string, 'sent' | 'answered'])[] = [
  ['before the list is answered', () => head('GET', '/victims?q=invencion'), 'sent'],
  ['in the middle of a list', () => head('GET', '/victims?limit=200'), 'answered'],
  ['before a count is answered', () => head('GET', '/victims/count?by=sex,year,state'), 'sent'],
  ['before a creation is answered', () => post('/victims', json), 'sent'],
  ['as a creation is answered', () => post('/victims', json), 'answered'],
  ['in the middle of a body', () => post('/victims', json.slice(0, 20), 4_000), 'sent'],
  ['before a check is answered', () => post('/victims/check', json), 'sent'],
  ['before a sign-in is answered', () => post('/login', JSON.stringify({ email: 'nadie@prueba.gob.mx', password: 'una frase cualquiera' })), 'sent'],
];

describe('A hundred clients that hang up', () => {
  it.each(requests)('%s leave the pool whole, and the next request is answered', async (_when, bytes, moment) => {
    await Promise.all(Array.from({ length: CLIENTS }, () => server.hangUp(bytes(), moment)));
    const next = await server.ask('/me', { cookie: await server.cookieOf('carla') });
    expect(next.status).toBe(200);
    await poolIsWhole();
    // The last of the abandoned requests may still be at work: it ends by itself.
    await expect.poll(() => idleInTransaction(house), { timeout: 20_000 }).toBe(0);
  });

  it('leave no record without its log entry, and no entry without its record', async () => {
    const [alone] = await house.superuser`
      select count(*) filter (where l.id is null)::integer as records, count(*) filter (where r.id is null)::integer as entries
      from victim r full join (select * from log_entry where action = 'record.create') l on l.record_id = r.id`;
    expect(alone).toEqual({ records: 0, entries: 0 });
  });
});
