import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRun, receiveFile, stageRun } from '../../../packages/platform/imports/index.ts';
import { surviveCutConnections } from '../../../apps/server/cut-connections.ts';
import { modules } from '../../../apps/server/modules.ts';
import { apply, csv, openBench, send, stage, stagedPlaces, stored, view, type ImportBench } from './bench.ts';

let bench: ImportBench;
beforeAll(async () => {
  // The driver throws out of reach when a connection is cut in mid transaction: the server's guard stands in the place of the runner's.
  process.removeAllListeners('uncaughtException');
  surviveCutConnections(() => undefined);
  bench = await openBench();
});
afterAll(() => bench.house.close());

const many = (from: number) => csv([['Sexo', 'Nombre: nombre(s)', 'Fecha de detección'], ...Array.from({ length: 5_000 }, (_, row) => ['Mujer', `Invención ${String(from + row)}`, '2020'])]);

/** What a killed server leaves: its connections end in the middle of whatever they did. */
const killSessions = () => bench.house.superuser`
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'sintra_app' and state <> 'idle'`;

/** Until a session waits for a lock: it is in the middle, and stays there. */
async function waitsForLock(): Promise<void> {
  for (;;) {
    const [row] = await bench.house.superuser`select from pg_stat_activity where datname = current_database() and usename = 'sintra_app' and wait_event_type = 'Lock'`;
    if (row !== undefined) return;
  }
}

describe('An import that is cut off', () => {
  it('while reading leaves nothing staged, and reading again stages it whole', async () => {
    const id = await send(bench, bench.people.beto, many(0), { name: 'cortado.csv' });
    let cut: Promise<unknown> = Promise.resolve();
    await bench.house.owner.begin(async (tx) => {
      // Looking for repeated people waits for us: by then every row has been read and copied.
      await tx`lock table victim_token in access exclusive mode`;
      cut = stageRun(bench.house, bench.people.beto, modules, id).then(() => 'staged', (error: unknown) => error);
      await waitsForLock();
      await killSessions();
    });
    expect(await cut).toBeInstanceOf(Error);
    expect(await stagedPlaces(bench)).toEqual([]);
    await stageRun(bench.house, bench.people.beto, modules, id);
    expect(await view(bench, bench.people.beto, id)).toMatchObject({ state: 'staged', report: { ready: 5_000 } });
    expect((await apply(bench, bench.people.beto, id)).balance).toMatchObject({ read: 5_000, created: 5_000 });
  });

  it('while applying writes nothing by halves, and can be applied again', async () => {
    const before = await stored(bench, 'id');
    const { id } = await stage(bench, bench.people.beto, many(9_000), { name: 'a medias.csv' });
    let cut: Promise<unknown> = Promise.resolve();
    await bench.house.owner.begin(async (tx) => {
      // The log waits for us: by then records and tokens are written, and the transaction is open.
      await tx`lock table log_entry in exclusive mode`;
      cut = applyRun(bench.house, bench.people.beto, modules, id, 'all').then(() => 'applied', (error: unknown) => error);
      await waitsForLock();
      await killSessions();
    });
    expect(await cut).toBeInstanceOf(Error);
    expect(await stored(bench, 'id')).toHaveLength(before.length);
    expect(await bench.house.superuser`select from victim_token t where not exists (select from victim v where v.id = t.id)`).toHaveLength(0);
    expect((await apply(bench, bench.people.beto, id)).balance).toMatchObject({ read: 5_000, created: 5_000 });
    const logged = await bench.house.superuser`select count(*)::int as count from log_entry where action = 'record.create' and details->>'import' = ${id}`;
    expect(logged[0]).toEqual({ count: 5_000 });
  });

  it('by a reader who leaves keeps nothing of the file', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(600_000, 'a');
      throw new Error('the browser closed');
    }
    await expect(receiveFile(bench.house, bench.people.beto, modules, { form: 'victim', name: 'cerrado.csv', queued: true }, broken())).rejects.toThrow('the browser closed');
    expect(await bench.house.superuser`select from stored_file where name = 'cerrado.csv'`).toHaveLength(0);
    expect(await bench.house.superuser`select from file_chunk c where not exists (select from stored_file f where f.id = c.file_id)`).toHaveLength(0);
  });
});
