import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { writeLog } from '../../packages/platform/log/index.ts';
import { ExportCheck, openCheckpoint, readKey, splitCheckpoints, verifyInclusion } from '../../packages/platform/log/proof/index.ts';
import { readLog } from '../../packages/platform/log/read.ts';
import { logPeople } from '../../packages/platform/log/people.ts';
import { readers } from '../../packages/platform/log/readers.ts';
import { recordCommands, type RecordView } from '../../packages/platform/records/index.ts';
import { sealLog, sequenceLog } from '../../packages/platform/sequencer/index.ts';
import { proveEntry } from '../../packages/platform/sequencer/entry-proof.ts';
import { victims as module } from '../../modules/victims/server/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';
import { listen, type Listening } from '../server.ts';

let house: TestHouse;
let people: People;
let server: Listening;
let record: RecordView;
const folder = mkdtempSync(join(tmpdir(), 'sintra-log-screen-'));
const commands = recordCommands(module);
const seal = async (): Promise<void> => {
  await sequenceLog(house);
  await sealLog(house, () => undefined);
};

beforeAll(async () => {
  const open = await testHouse();
  house = { ...open, config: { ...open.config, dataDir: folder } };
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  server = await listen(house);
  record = await run(house, people.ana, commands.create, { values: { sex: 'female', nationalities: ['MX'], nameGiven: 'Ficticia', nameFirst: 'Invención' } });
  await run(house, people.beto, commands.reveal, { id: record.id, reason: 'Canalización urgente a un refugio' });
  await run(house, people.diana, commands.read, { id: record.id });
  await run(house, people.diana, commands.history, { id: record.id });
});
afterAll(async () => {
  await server.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('Who has seen a record', () => {
  it('is said to the owner’s liaison, one line a person, people of other institutions too', async () => {
    const seen = await run(house, people.beto, readers, { id: record.id });
    const lines = seen.people.map(({ name, institution, opened, revealed, changed, reasons }) => ({ name, institution, opened, revealed, changed, reasons }));
    expect(lines).toEqual([
      { name: 'Diana Coordinación', institution: 'ST', opened: 2, revealed: 0, changed: 0, reasons: [] },
      { name: 'Beto Enlace', institution: 'JAL', opened: 0, revealed: 1, changed: 0, reasons: ['Canalización urgente a un refugio'] },
      { name: 'Ana Capturista', institution: 'JAL', opened: 0, revealed: 0, changed: 1, reasons: [] },
    ]);
  });

  it('is said to an auditor, and to nobody else; of a foreign record nothing is said', async () => {
    expect((await run(house, people.fabian, readers, { id: record.id })).people).toHaveLength(3);
    for (const person of [people.ana, people.diana, people.gloria]) await expect(run(house, person, readers, { id: record.id })).rejects.toMatchObject({ code: 'forbidden' });
    const carlas = await run(house, people.carla, commands.create, { values: { sex: 'male', nationalities: ['MX'] } });
    for (const id of [carlas.id, uuidv7()]) await expect(run(house, people.beto, readers, { id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('counts the exports with identity in which the record may have gone out', async () => {
    const exported = (identity: boolean) => withContext(house, people.beto, (tx) => writeLog(tx, people.beto, { action: 'record.exported', resource: 'victim', details: { identity } }));
    await exported(true);
    await exported(false);
    expect((await run(house, people.beto, readers, { id: record.id })).identifiedExports).toBe(1);
  });
});

describe('The log on the screen', () => {
  it('is found by folio by an auditor, who may not read the record', async () => {
    const page = await run(house, people.fabian, readLog, { folio: record.folio.toLowerCase() });
    expect(page.items.map(({ action }) => action)).toEqual(expect.arrayContaining(['record.create', 'record.reveal', 'record.read']));
    expect(page.items.every(({ record_id, folio }) => record_id === record.id && folio === record.folio)).toBe(true);
    expect((await run(house, people.fabian, readLog, { folio: 'JAL-0000-AAAAAA' })).items).toEqual([]);
  });

  it('is filtered by several acts, by who acted and by their institution', async () => {
    const acts = await run(house, people.fabian, readLog, { action: 'record.reveal,record.create' });
    expect(new Set(acts.items.map(({ action }) => action))).toEqual(new Set(['record.reveal', 'record.create']));
    expect((await run(house, people.fabian, readLog, { user: people.beto.userId, action: 'record.reveal' })).items).toHaveLength(1);
    const [diana] = (await run(house, people.fabian, readLog, { actorInstitution: people.institutions.secretariat.id, institution: people.institutions.jalisco.id })).items;
    expect(diana).toMatchObject({ actor: 'Diana Coordinación', owner_institution: 'JAL' });
  });

  it('is paged by key: no entry twice, none left out', async () => {
    const all = (await run(house, people.fabian, readLog, { limit: 200, until: '2999-12-31', action: 'record.create,record.reveal,record.read,record.history' })).items.map(({ id }) => id);
    const paged: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await run(house, people.fabian, readLog, { limit: 2, action: 'record.create,record.reveal,record.read,record.history', ...(after !== undefined && { after }) });
      paged.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(4);
  });

  it('offers the people whose acts one may read, and takes signs of patterns as they are', async () => {
    expect((await run(house, people.fabian, logPeople, { q: 'capturista' })).map(({ name }) => name)).toEqual(['Ana Capturista', 'Carla Capturista']);
    expect((await run(house, people.beto, logPeople, { q: 'Carla' }))).toEqual([]);
    expect((await run(house, people.fabian, logPeople, { q: '%%' }))).toEqual([]);
  });
});

describe('An entry that is checked', () => {
  const createEntry = async (): Promise<string> => (await run(house, people.fabian, readLog, { record: record.id, action: 'record.create' })).items[0]?.id ?? '';

  it('waits until it is sealed, and then brings a proof that anybody can verify', async () => {
    const id = await createEntry();
    expect((await run(house, people.fabian, proveEntry, { id })).state).toBe('waiting');
    await seal();
    const proven = await run(house, people.fabian, proveEntry, { id });
    expect(proven.state).toBe('sealed');
    const bytes = (encoded: string | null | undefined) => Buffer.from(encoded ?? '', 'base64');
    const inclusion = { index: proven.index ?? -1, size: proven.checkpoint?.size ?? 0, proof: proven.checkpoint?.proof.map(bytes) ?? [] };
    expect(verifyInclusion(bytes(proven.leaf), inclusion, bytes(proven.checkpoint?.root))).toBe(true);
  });

  it('of another institution is as if it were not there', async () => {
    const id = await createEntry();
    await expect(run(house, people.carla, proveEntry, { id })).rejects.toMatchObject({ code: 'forbidden' });
    const [other] = (await run(house, people.fabian, readLog, { institution: people.institutions.chiapas.id })).items;
    await expect(run(house, people.beto, proveEntry, { id: other?.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('says that it was altered', async () => {
    const id = await createEntry();
    await house.superuser`update log_entry set actor_id = ${people.carla.userId} where id = ${id}`;
    expect((await run(house, people.fabian, proveEntry, { id })).state).toBe('altered');
    await house.superuser`update log_entry set actor_id = ${people.ana.userId} where id = ${id}`;
    expect((await run(house, people.fabian, proveEntry, { id })).state).toBe('sealed');
  });
});

describe('The log by browser', () => {
  it('is downloaded with proofs that verify without the server, by a liaison their own institution’s alone', async () => {
    const reply = await server.ask('/log/export', { cookie: await server.cookieOf('beto') });
    expect(reply.headers.get('content-type')).toContain('application/x-ndjson');
    const check = new ExportCheck();
    for (const line of (await reply.text()).trimEnd().split('\n')) check.line(line);
    const report = check.finish();
    expect(report.findings).toEqual([]);
    expect(report.trees.map(({ acronym }) => acronym)).toEqual(['JAL']);
  });

  it('refuses to export or to verify for who may not read it, or another institution’s', async () => {
    for (const path of ['/log/export', '/log/checkpoints/1']) expect((await server.ask(path, { cookie: await server.cookieOf('ana') })).status).toBe(403);
    const beto = await server.cookieOf('beto');
    expect((await server.ask('/log/export?institution=CHIS', { cookie: beto })).status).toBe(404);
    expect((await server.ask('/log/verify', { method: 'POST', cookie: beto, body: { institution: 'CHIS' } })).status).toBe(404);
    expect((await server.ask('/log/export?from=2026-02-31', { cookie: beto })).status).toBe(400);
  });

  it('is taken away without a terminal: the public key and the seals of a day, as the files outside the database have them', async () => {
    await seal();
    for (const path of ['/log/published', '/log/public-key.txt', '/log/checkpoint-days/2026-11-26']) expect((await server.ask(path, { cookie: await server.cookieOf('ana') })).status).toBe(403);
    const cookie = await server.cookieOf('beto');
    const published = await (await server.ask('/log/published', { cookie })).json() as { keys: string[]; total: number; days: string[]; checkpoints: { number: number }[] };
    expect(published.checkpoints[0]?.number).toBe(published.total);
    const key = await (await server.ask('/log/public-key.txt', { cookie })).text();
    expect(key).toBe(`${published.keys.at(-1) ?? ''}\n`);
    const days = await Promise.all(published.days.map(async (day) => (await server.ask(`/log/checkpoint-days/${day}`, { cookie })).text()));
    const public32 = readKey(key.trim());
    const notes = days.flatMap(splitCheckpoints).map((note) => openCheckpoint(note, public32 === null ? [] : [public32])?.number);
    expect(notes.sort((one, other) => Number(one) - Number(other))).toEqual(Array.from({ length: published.total }, (_, index) => index + 1));
    const outside = readdirSync(join(folder, 'checkpoints')).filter((name) => /^\d{4}-\d{2}\.txt$/.test(name)).sort().map((name) => readFileSync(join(folder, 'checkpoints', name), 'utf8')).join('');
    expect([...days].reverse().join('')).toBe(outside);
    expect((await server.ask('/log/checkpoint-days/2026-02-31', { cookie })).status).toBe(400);
  });

  it('gives the note of a checkpoint as it was signed', async () => {
    const [row] = await house.superuser<{ body: string }[]>`select body from log_checkpoint where number = 1`;
    const reply = await server.ask('/log/checkpoints/1', { cookie: await server.cookieOf('beto') });
    expect(await reply.text()).toBe(row?.body);
    expect((await server.ask('/log/checkpoints/99', { cookie: await server.cookieOf('beto') })).status).toBe(404);
  });

  it('is verified in the server: nothing is found, and what a superuser deletes is found and named in words', async () => {
    const verify = async () => (await server.ask('/log/verify', { method: 'POST', cookie: await server.cookieOf('fabian'), body: {} })).json() as Promise<{ total: number; findings: string[]; entries: number; witnessed: number }>;
    const whole = await verify();
    expect(whole).toMatchObject({ total: 0, findings: [] });
    expect(whole.entries).toBeGreaterThan(10);
    expect(whole.witnessed).toBeGreaterThan(0);
    await house.superuser`delete from log_entry where action = 'record.reveal'`;
    const after = await verify();
    expect(after.total).toBe(1);
    expect(after.findings[0]).toMatch(/^línea \d+, JAL: falta el asiento \d+: fue borrado\.$/);
  });
});
