import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';
import { idleInTransaction, listen, type Listening } from '../server.ts';

let house: TestHouse;
let people: People;
let server: Listening;
let cookie: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  server = await listen(house);
  cookie = await server.cookieOf('beto');
  // More than the system's buffers hold between two sockets, so that a reader who stops is noticed.
  const { id } = people.institutions.jalisco;
  await house.superuser`
    insert into victim (institution_id, id, folio, origin, captured_by, captured_at, updated_by, updated_at, detection_unit)
    select ${id}, gen_random_uuid(), 'JAL-2026-' || lpad(n::text, 6, '0') || '-0', 'import', ${people.beto.userId}, now(), ${people.beto.userId}, now(), repeat(md5(n::text), 60)
    from generate_series(1, 6000) n`;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await server.close();
  await house.close();
});

/** Asks for the whole export, reads the head of the answer and then nothing more. @returns its first line */
const askAndStop = (): Promise<string> => new Promise((resolve, reject) => {
  const socket = connect(server.port, '127.0.0.1', () => socket.write(`GET /api/v1/victims/export.csv HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`));
  sockets.push(socket);
  socket.once('error', reject);
  socket.once('data', (piece: Buffer) => {
    socket.pause();
    resolve(piece.toString().split('\r\n')[0] ?? '');
  });
});

describe('Twenty exports that nobody reads', () => {
  it('do not take the pool from everybody else: some wait outside, and are told so', async () => {
    const heads = await Promise.all(Array.from({ length: 20 }, askAndStop));
    expect(heads.filter((head) => head.includes('200')).length).toBeGreaterThan(0);
    expect(heads.filter((head) => head.includes('503')).length).toBeGreaterThan(0);
    expect((await server.ask('/me', { cookie })).status).toBe(200);
    expect((await server.ask('/victims?limit=5', { cookie })).status).toBe(200);
  });

  it('give their connections back when their readers leave', async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await expect.poll(() => idleInTransaction(house), { timeout: 30_000 }).toBe(0);
    await expect.poll(async () => (await server.ask('/victims/export.csv?state=99', { cookie })).status, { timeout: 30_000 }).toBe(200);
  });
});
