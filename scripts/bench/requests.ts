import type { Request } from 'autocannon';
import { inventVictims } from '../../apps/cli/demo/victims.ts';
import { victims as module } from '../../modules/victims/server/index.ts';
import type { House } from '../../packages/platform/database/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { startServer, type Child } from './child.ts';
import { POOL, type Bench } from './cluster.ts';
import { EMAIL, PASSWORD, type Cast } from './people.ts';
import { openRecorder, type Said } from './statements.ts';

const words = ['hernandez', 'garcia', 'martinez', 'lopez', 'gonzalez', 'perez', 'rodriguez', 'sanchez', 'ramirez', 'flores'];
/** What the list shows to begin with. */
const columns = 'sex,ageFrom,nationalities,formsOfExploitation,detectionState,detectionDate';
const commands = recordCommands(module);

export interface Scenario {
  readonly name: 'list' | 'read' | 'create' | 'resolutions' | 'activities' | 'followUp' | 'sheet' | 'year';
  readonly requests: readonly Request[];
  readonly said: readonly Said[];
}

/** Three things that officials do all day, as requests and as the statements that each says to the databases. */
export async function scenariosOf(bench: Bench, { liaison }: Cast, ids: readonly string[]): Promise<Scenario[]> {
  const recorder = await openRecorder(bench);
  const each = async <T>(items: readonly T[], act: (house: House, item: T) => Promise<unknown>): Promise<Said[]> => {
    const all: Said[] = [];
    for (const item of items) all.push(await recorder.record((house) => act(house, item)));
    return all;
  };
  const some = ids.filter((_, index) => index % Math.ceil(ids.length / 40) === 0);
  const inputs = inventVictims(20, 99, '2026-11-23').map(({ input }) => input);
  const list = await each(words, (house, q) => run(house, liaison, commands.list, { state: '14', q, limit: '50', columns }));
  const read = await each(some, (house, id) => run(house, liaison, commands.read, { id }));
  const create = await each(inputs, (house, input) => run(house, liaison, commands.create, input));
  await recorder.close();
  return [
    { name: 'list', said: list, requests: words.map((word) => ({ path: `/api/v1/victims?state=14&q=${word}&limit=50&columns=${columns}` })) },
    { name: 'read', said: read, requests: some.map((id) => ({ path: `/api/v1/victims/${id}` })) },
    { name: 'create', said: create, requests: inputs.map((input) => ({ method: 'POST', path: '/api/v1/victims', body: JSON.stringify(input) })) },
  ];
}

export interface Arms {
  readonly sintra: Child;
  readonly bare: Child;
  readonly cookie: string;
}

async function signIn(port: number): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${String(port)}/api/v1/login`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-sintra-csrf': '1' }, body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  if (!reply.ok) throw new Error(`sign-in: ${String(reply.status)} ${await reply.text()}`);
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

export async function startArms(bench: Bench, scenarios: readonly Scenario[]): Promise<Arms> {
  const bare = await startServer('bare-server.ts', {
    main: bench.store.app, keys: bench.store.keysApp, pool: POOL, scenarios: Object.fromEntries(scenarios.map(({ name, said }) => [name, said])),
  });
  const sintra = await startServer('sintra-server.ts', { dataDir: bench.dataDir, pool: POOL });
  return { bare, sintra, cookie: await signIn(sintra.port) };
}
