import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkout } from '../../packages/platform/config/index.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { writeLog } from '../../packages/platform/log/index.ts';
import { exportLog } from '../../packages/platform/sequencer/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople } from '../people.ts';

const folder = mkdtempSync(join(tmpdir(), 'sintra-verify-'));
const file = join(folder, 'bitacora.ndjson');
const nowhere = join(folder, 'no-data');
let house: TestHouse;

beforeAll(async () => {
  const open = await testHouse();
  house = { ...open, config: { ...open.config, dataDir: folder } };
  const people = await testPeople(house);
  for (const who of [people.ana, people.beto, people.carla, people.ana]) await withContext(house, who, (tx) => writeLog(tx, who, { action: 'record.read', resource: 'victim' }));
  let content = '';
  await exportLog(house, people.fabian, {}, async (piece) => void (content += piece));
  writeFileSync(file, content);
  await house.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `sintra log …` where there is no database, no key and no data folder. */
async function log(...given: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const env = { PATH: process.env['PATH'], SINTRA_DATA: nowhere, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const child = spawn(process.execPath, [join(checkout, 'apps/cli/main.ts'), 'log', ...given], { env, cwd: folder });
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number]>]);
  return { code, out, said };
}

const changed = (change: (lines: string[]) => string[]): string => {
  const other = join(folder, 'otra.ndjson');
  writeFileSync(other, `${change(readFileSync(file, 'utf8').trimEnd().split('\n')).join('\n')}\n`);
  return other;
};

it('wrong usage of log verify ends with 2 and says what is missing', async () => {
  for (const given of [['verify'], ['verify', 'no-hay.ndjson'], ['verify', file, '--checkpoints', 'no-hay.txt'], ['verify', file, '--key', file], ['verify', folder], ['otra']]) {
    const { code, said } = await log(...given);
    expect(code, given.join(' ')).toBe(2);
    expect(said).toMatch(/Indique|No se pudo leer|llave pública|Escriba/);
  }
});

it('an altered entry and a deleted line end with 1 and are named in Spanish', async () => {
  const altered = await log('verify', changed((lines) => lines.map((line) => (line.includes('"action":"log.export"') ? line.replace('log.export', 'log.nothing') : line))));
  expect(altered.code).toBe(1);
  expect(altered.out).toMatch(/✗ línea \d+, ST: el asiento \d+ fue alterado.*\(id [0-9a-f-]{36}\)/);
  const deleted = await log('verify', changed((lines) => lines.filter((line) => !line.includes('"action":"log.export"'))));
  expect(deleted.code).toBe(1);
  expect(deleted.out).toMatch(/✗ ST: falta el asiento \d+: fue borrado/);
});

it('a file that is no export ends with 1, whatever is in it', async () => {
  for (const content of ['', '\n', 'hola', '{}\n[]\nnull', '{"type":"header"}', '\u0000'.repeat(1000), `${'{"a":'.repeat(10_000)}1`]) {
    const other = join(folder, 'nada.ndjson');
    writeFileSync(other, content);
    expect((await log('verify', other)).code).toBe(1);
  }
});

it('a good file ends with 0 without database, key or data folder, against the checkpoints and the key kept apart', async () => {
  const month = join(folder, 'checkpoints', readdirSync(join(folder, 'checkpoints')).find((name) => name.startsWith('20')) ?? '');
  const { code, out } = await log('verify', file, file, '--checkpoints', month, '--key', join(folder, 'checkpoints', 'public-key.txt'));
  expect(code).toBe(0);
  expect(out).toContain('JAL: 3 asientos (completa)');
  expect(out).toContain('comparados con copias de fuera: 1');
  expect(out).not.toContain('compárela');
  const { code: plain, out: json } = await log('verify', file, '--json');
  expect(plain).toBe(0);
  expect(JSON.parse(json)).toMatchObject([{ total: 0, checkpoints: { first: 1, last: 1 } }]);
  expect((await log('verify', file)).out).toContain('compárela con la publicada');
  expect(existsSync(nowhere)).toBe(false);
});
