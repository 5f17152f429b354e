import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '@sintra/platform/config';
import { openHouse } from '@sintra/platform/database';
import { checkDigit } from '../../modules/victims/curp.ts';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { seeded } from '../../apps/cli/demo/random.ts';
import { until } from '../../test/launch.ts';
import { emailOf, PASSWORD, testPeople } from '../../test/people.ts';
import { secondLiaison } from '../../test/second-liaison.ts';
import { runs } from '../../test/runs.ts';
import { searchFolders } from './canary-search.ts';
import { seed } from './seed.ts';

const parent = mkdtempSync(join(tmpdir(), 'sintra-canaries-'));
chmodSync(parent, 0o711);
const [data, temporary, logs, copy] = ['data', 'tmp', 'logs', 'copia'].map((name) => join(parent, name)) as [string, string, string, string];
const env = { ...process.env, SINTRA_DATA: data, TMPDIR: temporary };
const random = seeded(seed);
const reason = 'Comprobación con identidades inventadas';
let server: ChildProcess;
let address = '';
let lucia = '';

/** Words that stand in every canary and nowhere else: what is looked for on the disk. The last one is in clear on purpose. */
const NAME = 'Qzuxvi';
const CURP = 'QXZV';
const CONTROL = 'Wqyzclara';

interface Canary {
  readonly given: string;
  readonly first: string;
  readonly curp: string;
}

const letters = (count: number): string => Array.from({ length: count }, () => 'abcdefghijlmnoprstuvxyz'[random.int(0, 22)]).join('');
function canary(index: number): Canary {
  const head = `${CURP}${String(60 + (index % 40)).padStart(2, '0')}${String(1 + (index % 12)).padStart(2, '0')}${String(1 + (index % 28)).padStart(2, '0')}MJCXZV${String(index % 10)}`;
  return { given: `${NAME}${letters(5)}`, first: `${NAME}${letters(6)}${String(index)}`, curp: `${head}${String(checkDigit(head))}` };
}
const valuesOf = ({ given, first, curp }: Canary, index: number): Record<string, unknown> => ({
  sex: 'female', nameGiven: given, nameFirst: first, nameSecond: `${NAME}segunda`, alias: `La ${given}`, curp, externalFolio: `EXP-${first}`, phone: `3312${String(100_000 + index)}`,
  email: `${given.toLowerCase()}@${first.toLowerCase()}.mx`, addressLine: `Calle ${first} ${String(index)}`, trustedContact: `Su hermana ${given} ${first}`,
  narrative: `Relato de ${given} ${first}, ${curp}. `.repeat(20), controlNotes: `Avisar a ${given}`, detectionUnit: `${CONTROL}${String(index)}`,
});

beforeAll(async () => {
  for (const folder of [temporary, logs]) mkdirSync(folder);
  const house = await openHouse(readConfig({ SINTRA_DATA: data }), { afterMigrate });
  const people = await testPeople(house);
  await secondLiaison(house, people.beto);
  lucia = `lucia-${people.beto.institutionId.slice(-6)}@prueba.gob.mx`;
  await house.close();
  server = spawn(process.execPath, [join(import.meta.dirname, 'canary-server.ts')], { stdio: ['ignore', 'pipe', 'pipe'], env });
  server.stderr?.pipe(createWriteStream(join(logs, 'stderr.log')));
  let said = '';
  server.stdout?.on('data', (piece: Buffer) => (said += piece.toString())).pipe(createWriteStream(join(logs, 'stdout.log')));
  await until(() => /ready \d+/.test(said) || server.exitCode !== null);
  address = `http://127.0.0.1:${/ready (\d+)/.exec(said)?.[1] ?? ''}/api/v1`;
}, 120_000);
afterAll(async () => {
  if (server.exitCode === null) server.kill('SIGKILL');
  rmSync(parent, { recursive: true, force: true });
});

type Ask = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> & { id: string; items: unknown[] } }>;

async function signIn(email: string): Promise<Ask> {
  const headers = { 'x-sintra-csrf': '1', 'content-type': 'application/json' };
  const reply = await fetch(`${address}/login`, { method: 'POST', headers, body: JSON.stringify({ email, password: PASSWORD }) });
  const cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return async (method, path, body) => {
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json';
    const answer = await fetch(`${address}${path}`, {
      method, headers: { 'x-sintra-csrf': '1', cookie, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : { text }) as Awaited<ReturnType<Ask>>['body'] };
  };
}

/** Everything that a capturer does with a person, and the mistakes they make. */
async function capture(ask: Ask, one: Canary, index: number): Promise<void> {
  const values = valuesOf(one, index);
  const groups = { services: [{ values: { serviceStart: '2024-04-01', serviceNotes: `Acompañó a ${one.given}` } }] };
  const draft = uuidv7();
  expect((await ask('PUT', `/victims/drafts/${draft}`, { values, groups })).status).toBe(200);
  await ask('POST', '/victims/check', { values });
  const made = await ask('POST', '/victims', { values, groups });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  if (index % 3 !== 0) await ask('DELETE', `/victims/drafts/${draft}`);
  const { id } = made.body;
  expect((await ask('GET', `/victims?q=${one.first}`)).body.items.length).toBeGreaterThan(0);
  await ask('GET', `/victims?q=${one.curp}`);
  expect((await ask('POST', `/victims/${id}/reveal`, { reason })).body['values']).toMatchObject({ nameGiven: one.given });
  expect((await ask('PATCH', `/victims/${id}`, { version: 1, values: { alias: `Otra ${one.given}`, narrative: `Segundo relato de ${one.given}` } })).status).toBe(200);
  await ask('GET', `/victims/${id}/history`);
  // Mistakes, each with the value in it.
  await ask('POST', '/victims', { values: { ...values, sex: one.given, ageFrom: one.curp } });
  await ask('POST', '/victims', { values: { ...values, curp: `${one.curp}X`, email: one.first } });
  await ask('POST', '/victims', { values: { [one.given]: one.first } });
  await ask('PATCH', `/victims/${id}`, { version: 1, values: { nameGiven: one.given } });
  await ask('GET', `/victims/${one.curp}`);
  await ask('GET', `/victims?${one.given}=${one.curp}&sex=${one.first}`);
  await ask('GET', `/${one.given}/${one.curp}`);
  await ask('POST', '/victims', `{"values": {"nameGiven": "${one.given}"`);
  await fetch(`${address}/victims`, { method: 'POST', headers: { 'x-sintra-csrf': '1', 'content-type': 'application/json' }, body: `{"values":{"nameGiven":"${one.given}",` }).catch(() => undefined);
  await fetch(`${address}/login`, { method: 'POST', headers: { 'x-sintra-csrf': '1', 'content-type': 'application/json' }, body: JSON.stringify({ email: `${one.given}@prueba.mx`, password: one.curp }) });
}

const csvOf = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

/** A sheet comes in, is looked at, corrected and applied; others are broken. */
async function importSheet(ask: Ask, some: readonly Canary[]): Promise<void> {
  const header = ['Sexo', 'Fecha de detección', 'Nombre: nombre(s)', 'Nombre: primer apellido', 'CURP'];
  const good = some.map(({ given, first, curp }) => ['Mujer', '2020', given, first, curp]);
  const bad = some.slice(0, 5).map(({ given, first, curp }) => [given, first, given, first, curp.slice(0, 9)]);
  const sent = await ask('POST', '/imports?form=victim&name=hoja.csv', csvOf([header, ...good, ...bad]));
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const stateOf = async (): Promise<unknown> => (await ask('GET', `/imports/${sent.body.id}`)).body['state'];
  await until(async () => ['staged', 'failed', 'mapping'].includes(String(await stateOf())));
  expect(await stateOf()).toBe('staged');
  expect((await ask('GET', `/imports/${sent.body.id}/corrected.xlsx`)).status).toBe(200);
  expect((await ask('POST', `/imports/${sent.body.id}/apply`, { which: 'good' })).status).toBe(202);
  await until(async () => String(await stateOf()) === 'applied');
  await ask('POST', '/imports?form=victim&name=rota.xlsx', `PK\u0003\u0004 ${csvOf(good)}`);
  await ask('POST', '/imports?form=victim&name=rara.csv', csvOf([some.map(({ given }) => given), ...good]));
}

async function exportAll(ask: Ask, other: Ask): Promise<void> {
  for (const format of ['csv', 'xlsx']) {
    const asked = await ask('POST', '/victims/export-requests', { format, reason, q: NAME });
    expect(asked.status, JSON.stringify(asked.body)).toBe(201);
    const decided = await other('POST', `/export-requests/${asked.body.id}/decision`, { decision: 'approved' });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    const file = await ask('GET', `/victims/export.${format}?request=${asked.body.id}`);
    expect(file.status, JSON.stringify(file.body).slice(0, 500)).toBe(200);
  }
  expect((await ask('GET', '/victims/export.csv')).status).toBe(200);
}

async function stopServer(): Promise<void> {
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'exit');
}

describe('Invented identities, after everything that people do with them', () => {
  it('are in no file: databases, write-ahead log, logs, temporary files and a dump', { timeout: 3_600_000 }, async ({ task }) => {
    const count = runs(500);
    const all = Array.from({ length: count }, (_, index) => canary(index));
    const [ana, beto, other] = [await signIn(emailOf('ana')), await signIn(emailOf('beto')), await signIn(lucia)];
    const byForm = Math.ceil(count * 0.6);
    for (let from = 0; from < Math.min(byForm, 190); from += 1) await capture(ana, all[from] as Canary, from);
    for (let from = 190; from < byForm; from += 1) await capture(beto, all[from] as Canary, from);
    await importSheet(beto, all.slice(byForm));
    await exportAll(beto, other);
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.ts'), 'dump', '--out', copy], { env });
    expect(stdout).toContain('ninguna está en claro');
    await stopServer();
    const folders = [data, temporary, logs, copy];
    // What stands in clear is found in the databases, in the log ahead of them and in the dump: the search can fail.
    const control = searchFolders(folders, [{ word: CONTROL }]).found.map((line) => /(base|pg_wal|copia)\//.exec(line)?.[1]);
    expect(new Set(control)).toEqual(new Set(['base', 'copia', 'pg_wal']));
    const searched = searchFolders(folders, [{ word: NAME }, { word: CURP, digits: 6 }]);
    expect(searched.found).toEqual([]);
    task.meta.proof = { what: 'invented identities looked for on the disk and in a dump', count, files: searched.files, megabytes: Math.round(searched.bytes / 1_000_000), found: 0, seed };
  });
});
