import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { Launched, dataFolder, freePort, until } from '../launch.ts';

const RUNNING = 'está en marcha';

// One data folder for the whole file: each test leaves it as a real machine would, and the next one starts from there.
const data = dataFolder();
const env = { PORT: String(await freePort()), SINTRA_DATA: data.folder };
afterAll(() => data.remove());

const answers = async (port: string): Promise<boolean> => fetch(`http://127.0.0.1:${port}/healthz`).then(({ ok }) => ok, () => false);

/** The server's own process, below the launcher. */
const serverPid = (launched: Launched): number => Number(execFileSync('pgrep', ['-P', String(launched.pid)], { encoding: 'utf8' }).trim());

const processesAt = (folder: string): string[] => {
  try {
    return execFileSync('pgrep', ['-f', `${folder}/postgres`], { encoding: 'utf8' }).trim().split('\n');
  } catch {
    return [];
  }
};

test('of two starts at once on a new data folder one serves and the other says so', async () => {
  const both = [new Launched(env), new Launched(env)];
  const other = await Promise.race(both.map(async (launched) => {
    await launched.ended;
    return launched;
  }));
  expect(other.output).toContain('ya está en marcha');
  await until(() => answers(env.PORT));
});

test('it serves, a second start says where, and a signal stops everything', async () => {
  const first = new Launched(env);
  await first.says(RUNNING);
  expect(await answers(env.PORT)).toBe(true);
  await first.says('Abra este enlace para crear la primera');
  const second = new Launched(env);
  expect(await second.ended).toBe(0);
  expect(second.output).toContain(`ya está en marcha con estos datos, o termina de iniciar, en http://localhost:${env.PORT}`);
  expect(await answers(env.PORT)).toBe(true);
  first.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(processesAt(env.SINTRA_DATA)).toEqual([]);
});

test('after kill -9 of the server an immediate start works', async () => {
  const first = new Launched(env);
  await first.says(RUNNING);
  process.kill(serverPid(first), 'SIGKILL');
  const second = new Launched(env);
  await second.says(RUNNING);
  expect(await answers(env.PORT)).toBe(true);
});

test('after kill -9 of the launcher the server stops, and an immediate start works', async () => {
  const first = new Launched(env);
  await first.says(RUNNING);
  first.kill('SIGKILL');
  const second = new Launched(env);
  await second.says(RUNNING);
  expect(await answers(env.PORT)).toBe(true);
});

test('a port in use is named, with the way to choose another, and nothing is left running', async () => {
  const other = createServer().listen(Number(env.PORT), '127.0.0.1');
  onTestFinished(() => void other.close());
  await until(() => other.listening);
  const launched = new Launched(env);
  expect(await launched.ended).toBe(1);
  expect(launched.output).toContain(`El puerto ${env.PORT} de 127.0.0.1 está ocupado`);
  expect(launched.output).toContain(`PORT=${String(Number(env.PORT) + 1)} npm start`);
  expect(processesAt(env.SINTRA_DATA)).toEqual([]);
});

test('a setting without sense is named', async () => {
  const launched = new Launched({ ...env, PORT: 'tres mil' });
  expect(await launched.ended).toBe(1);
  expect(launched.output).toContain('La variable PORT vale «tres mil» y debe ser un número de puerto');
});
