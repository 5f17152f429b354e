import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { seedCatalogs } from '@sintra/platform/catalogs';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { seeded } from '../../apps/cli/demo/random.ts';
import { testHouse, type TestHouse } from '../../test/house.ts';
import { testPeople, type Person } from '../../test/people.ts';
import { signIn } from '../../test/sign-in.ts';
import { runs } from '../../test/runs.ts';
import { nextAct, type Asked, type Made } from './log-acts.ts';
import { seed } from './seed.ts';

/** Tables in which every change is somebody's act. Drafts, sessions' last minute and the log's own tables are not. */
const watched = ['victim', 'victim_service', 'record_salt', 'user_account', 'user_role', 'credential', 'catalog_entry', 'institution', 'alert_threshold', 'notice_acceptance'];
/** Acts that change one of them; the others only read. */
const writing = ['record.create', 'record.update', 'record.status', 'record.annul', 'catalog.edit', 'alert.threshold'];

let house: TestHouse;
let app: FastifyInstance;
const cookies = {} as Record<Person, string>;

/** Triggers that write down each change with its transaction: a counter that knows nothing of the log. */
async function watch(): Promise<void> {
  await house.superuser.unsafe(`
    create table public.watched (table_name text not null, tx xid8 not null default pg_current_xact_id());
    create function public.watch() returns trigger language plpgsql security definer set search_path = pg_catalog, public as
      $$ begin insert into public.watched (table_name) values (tg_table_name); return null; end $$;`);
  for (const table of watched) await house.superuser.unsafe(`create trigger watch after insert or update or delete on public.${table} for each row execute function public.watch()`);
}

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
  for (const person of ['ana', 'beto', 'carla', 'diana', 'elena', 'fabian', 'gloria'] as const) cookies[person] = await signIn(app, person);
  await watch();
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const ask = ({ who, method, url, body }: Asked) =>
  app.inject({ method, url, headers: { 'x-sintra-csrf': '1', ...(who !== null && { cookie: cookies[who] }) }, ...(body !== undefined && { payload: body }) });

/** What an answer of this status obliges to. Wrong input is nobody's act; what was denied or is not theirs is one. */
function due({ leaves, refusal = ['refused'] }: Asked, status: number): readonly string[] {
  if (status < 300) return leaves;
  return [401, 403, 404, 410, 429].includes(status) ? refusal : [];
}

describe('The log of ten thousand acts', () => {
  it('has an entry for each and none besides; every change in a table has its entry in the same transaction, and every entry of a change its change', { timeout: 3_600_000 }, async ({ task }) => {
    const random = seeded(seed);
    const acts = runs(10_000);
    const made: Made[] = [];
    const wrong: string[] = [];
    const seen = new Map<string, number>();
    let last = (await house.superuser<{ id: string }[]>`select id from log_entry order by id desc limit 1`)[0]?.id ?? '00000000-0000-0000-0000-000000000000';
    for (let act = 0; act < acts; act += 1) {
      const record = made.length === 0 ? { id: '01900000-0000-7000-8000-00000000beef', version: 1 } : random.pick(made.slice(-12));
      const asked = nextAct(random, record);
      const reply = await ask(asked);
      if (reply.statusCode >= 500) wrong.push(`${asked.method} ${asked.url}: ${String(reply.statusCode)}`);
      const since = last;
      const fresh = () => house.superuser<{ id: string; action: string }[]>`select id, action from log_entry where id > ${since} order by id`;
      // An export's last entry, with count and hash, comes after its last byte.
      if (reply.statusCode === 200 && asked.url.includes('/export.csv')) await expect.poll(async () => (await fresh()).length, { timeout: 10_000 }).toBe(2);
      const entries = await fresh();
      last = entries.at(-1)?.id ?? last;
      const found = entries.map(({ action }) => action).toSorted();
      for (const action of found) seen.set(action, (seen.get(action) ?? 0) + 1);
      const should = [...due(asked, reply.statusCode)].toSorted();
      if (found.join() !== should.join()) wrong.push(`${asked.who ?? 'nobody'} ${asked.method} ${asked.url} ${String(reply.statusCode)}: ${found.join()} instead of ${should.join()}`);
      if (reply.statusCode === 201) made.push({ id: reply.json<{ id: string }>().id, version: 1 });
      else if (reply.statusCode === 200 && asked.method !== 'GET' && /^\/api\/v1\/victims\/[^/]+(\/(status|annul))?$/.test(asked.url)) record.version = reply.json<{ version: number }>().version;
    }
    expect(wrong).toEqual([]);
    const [alone] = await house.superuser<{ changes: number; entries: number; changed: number }[]>`
      select (select count(*)::integer from watched w where not exists (select from log_entry l where l.tx = w.tx and l.action = any(${writing}))) as changes,
        (select count(*)::integer from log_entry l where l.action = any(${writing}) and l.tx >= (select min(tx) from watched) and coalesce(cardinality(l.fields), 1) > 0
          and not exists (select from watched w where w.tx = l.tx)) as entries,
        (select count(*)::integer from watched) as changed`;
    expect(alone).toMatchObject({ changes: 0, entries: 0 });
    // The dice fell on every kind of act, or the proof would prove less than it says.
    expect([...seen.keys()]).toEqual(expect.arrayContaining([...writing, 'record.read', 'record.reveal', 'record.list', 'record.exported', 'log.read', 'log.values', 'login.refuse', 'refused']));
    task.meta.proof = { what: 'entries of the log against what was asked and what changed', count: acts, missing: 0, extra: 0, changes: alone?.changed ?? 0, seed };
  });
});
