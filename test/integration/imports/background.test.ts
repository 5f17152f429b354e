import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../../../apps/server/server.ts';
import { modules } from '../../../apps/server/modules.ts';
import { run } from '../../../packages/platform/commands/index.ts';
import { clock } from '../../../packages/platform/clock/index.ts';
import { correctedWorkbook, importCommands, workOnce, type RunView } from '../../../packages/platform/imports/index.ts';
import type { Person } from '../../people.ts';
import { signIn } from '../../sign-in.ts';
import { csv, openBench, stagedPlaces, stored, type ImportBench } from './bench.ts';

let bench: ImportBench;
let app: FastifyInstance;
const cookies = new Map<Person, string>();
beforeAll(async () => {
  bench = await openBench();
  app = await buildServer(bench.house);
  for (const person of ['ana', 'beto', 'carla', 'elena', 'fabian', 'gloria'] as const) cookies.set(person, await signIn(app, person));
});
afterAll(async () => {
  clock.set(null);
  await app.close();
  await bench.house.close();
});

type Method = 'GET' | 'POST' | 'PUT';
async function ask(person: Person, method: Method, url: string, payload?: object | string) {
  const headers = { 'x-sintra-csrf': '1', cookie: cookies.get(person) ?? '', ...(typeof payload === 'string' && { 'content-type': 'application/octet-stream' }) };
  return app.inject({ method, url: `/api/v1${url}`, headers, ...(payload !== undefined && { payload }) });
}
const upload = (person: Person, file: string, name = 'datos.csv') => ask(person, 'POST', `/imports?form=victim&name=${encodeURIComponent(name)}`, file);
const rows = csv([['Sexo', 'Fecha de detección'], ['Mujer', '2020'], ['Hombre', '2021'], ['Mujerr', '2022']]);
const imports = importCommands(modules);
const work = () => workOnce(bench.house, modules);

describe('An import sent to the server', () => {
  it('is read and applied by the worker while nobody waits, with the sender’s name in the log', async () => {
    const sent = await upload('beto', rows);
    expect(sent.statusCode).toBe(201);
    const { id } = sent.json<{ id: string }>();
    expect(await work()).toBe(true);
    expect(await work()).toBe(false);
    const staged = (await ask('beto', 'GET', `/imports/${id}`)).json<RunView>();
    expect(staged).toMatchObject({ state: 'staged', report: { ready: 2, toCorrect: 1 }, progress: { done: 3, total: 3 } });
    expect((await ask('beto', 'POST', `/imports/${id}/apply`, { which: 'all' })).json()).toMatchObject({ code: 'rows_rejected' });
    expect((await ask('beto', 'POST', `/imports/${id}/apply`, { which: 'good' })).statusCode).toBe(202);
    await work();
    expect((await ask('beto', 'GET', `/imports/${id}`)).json()).toMatchObject({ state: 'applied', balance: { read: 3, created: 2, rejected: 1 } });
    const [log] = await bench.house.superuser`select actor_id, channel from log_entry where action = 'import.applied' and details->>'import' = ${id}`;
    expect(log).toMatchObject({ actor_id: bench.people.beto.userId, channel: 'worker' });
    const corrected = await ask('beto', 'GET', `/imports/${id}/corrected.xlsx`);
    expect(corrected.statusCode).toBe(200);
    expect(corrected.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await ask('beto', 'GET', '/imports?form=victim')).json<RunView[]>().map((one) => one.id)).toContain(id);
    expect((await ask('beto', 'POST', `/imports/${id}/undo`, { reason: 'Era una prueba nada más' })).json()).toMatchObject({ state: 'undone' });
  });

  it('survives a worker that dies in the middle: another takes it up when its lease ends, and gives up after three', async () => {
    const { id } = (await upload('beto', csv([['Sexo'], ['Hombre']]), 'muerto.csv')).json<{ id: string }>();
    const dead = () => bench.house.superuser`update import_run set wanted = 'stage', state = 'reading', attempts = attempts + 1, heartbeat_at = ${clock.now()} where id = ${id}`;
    await dead();
    expect(await work()).toBe(false);
    clock.set(new Date(Date.now() + 120_000));
    expect(await work()).toBe(true);
    clock.set(null);
    expect((await ask('beto', 'GET', `/imports/${id}`)).json()).toMatchObject({ state: 'staged', report: { ready: 1 } });
    await bench.house.superuser`update import_run set wanted = 'stage', state = 'reading', attempts = 3, heartbeat_at = null where id = ${id}`;
    await work();
    expect((await ask('beto', 'GET', `/imports/${id}`)).json()).toMatchObject({ state: 'failed', problem: expect.stringContaining('se interrumpió') as string });
  });

  it('reads its file again when the staged rows were lost with the database', async () => {
    const { id } = (await upload('beto', csv([['Sexo', 'Fecha de detección'], ['Hombre', '2009']]), 'perdido.csv')).json<{ id: string }>();
    await work();
    await bench.house.owner.unsafe(`truncate ${String((await stagedPlaces(bench)).at(-1))}.victim`);
    await ask('beto', 'POST', `/imports/${id}/apply`, { which: 'all' });
    await work();
    expect((await ask('beto', 'GET', `/imports/${id}`)).json()).toMatchObject({ state: 'applied', balance: { read: 1, created: 1 } });
    expect(await stored(bench, 'id', `import_id = '${id}'`)).toHaveLength(1);
  });

  it('stops for whoever lost the right to import between sending and reading', async () => {
    const { id } = (await upload('beto', csv([['Sexo'], ['Mujer']]), 'sin derecho.csv')).json<{ id: string }>();
    await bench.house.superuser`update user_account set state = 'blocked' where id = ${bench.people.beto.userId}`;
    await work();
    await bench.house.superuser`update user_account set state = 'active' where id = ${bench.people.beto.userId}`;
    const [stopped] = await bench.house.superuser`select state, problem from import_run where id = ${id}`;
    expect(stopped).toMatchObject({ state: 'failed' });
  });
});

describe('Imports are not for everybody', () => {
  it('capturers, analysts, auditors and administrators neither send, see, apply nor undo them', async () => {
    const { id } = (await upload('beto', csv([['Sexo'], ['Mujer']]), 'ajeno.csv')).json<{ id: string }>();
    for (const person of ['ana', 'elena', 'fabian', 'gloria', 'carla'] as const) {
      const answers = await Promise.all([
        upload(person, rows), ask(person, 'GET', `/imports/${id}`), ask(person, 'GET', '/imports'), ask(person, 'POST', `/imports/${id}/apply`, { which: 'good' }),
        ask(person, 'POST', `/imports/${id}/undo`, { reason: 'porque sí, digo yo' }), ask(person, 'GET', `/imports/${id}/corrected.xlsx`), ask(person, 'GET', '/import-mappings?form=victim'),
      ]);
      expect(answers.map(({ statusCode }) => statusCode), person).toEqual([403, 403, 403, 403, 403, 403, 403]);
    }
  });

  it('another institution’s run is not found, nor its file', async () => {
    const { id } = (await upload('beto', csv([['Sexo'], ['Hombre'], ['Mujer']]), 'jalisco.csv')).json<{ id: string }>();
    const liaison = { ...bench.people.carla, roles: ['institution_liaison'] as const };
    await expect(run(bench.house, liaison, imports.read, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(bench.house, liaison, imports.apply, { id, which: 'good' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(correctedWorkbook(bench.house, liaison, modules, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await run(bench.house, liaison, imports.list, {})).toEqual([]);
  });
});
