import { systemContext } from '../accounts/index.ts';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import { remindEmergencies } from '../emergency/index.ts';
import { resumeErasures } from '../erasures/index.ts';
import { institutionsWithKeys, rotatingClasses, sweepOrphans, type RotatingClass } from '../identity/index.ts';
import { writeLog } from '../log/index.ts';
import type { FormModule } from '../records/index.ts';
import { resumeRotations } from './rotation.ts';

const TURN_MS = 60_000;
const SWEEP_MS = 6 * 3_600_000;
/** A key is made before its record, and a staged import may wait over a weekend: younger ones are left alone. */
const YOUNG_MS = 4 * 86_400_000;

/** Sees everything of one institution, as far as its own liaison, without being anybody. */
const keeperOf = (institutionId: string): Context => ({ ...systemContext('worker'), roles: ['institution_liaison'], institutionId, peopleScope: 'institution', workScope: 'institution' });

interface Table {
  readonly schema: string;
  readonly name: string;
}

/** Every table whose rows have identity under a key of their own id, staged ones too: asked of the database, so that none is forgotten. */
const sealedTables = (tx: Tx): Promise<Table[]> => tx<Table[]>`
  select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where (n.nspname = 'public' or n.nspname ~ '^staging') and c.relkind in ('r', 'p')
    and (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and a.attname in ('id', 'institution_id', 'sealed')) = 3`;

async function storedPersons(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { schema, name } of await sealedTables(tx)) {
    const rows = await tx<{ id: string }[]>`select distinct id from ${tx(`${schema}.${name}`)} where id = any(${ids as string[]}::uuid[])`;
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

const storedItems: Readonly<Record<RotatingClass, (tx: Tx, ids: readonly string[]) => Promise<string[]>>> = {
  person: storedPersons,
  file: async (tx, ids) => (await tx<{ id: string }[]>`select id from stored_file where id = any(${ids as string[]}::uuid[])`).map(({ id }) => id),
  draft: async (tx, ids) => (await tx<{ id: string }[]>`
    select key_id as id from record_draft where key_id = any(${ids as string[]}::uuid[]) union select id from approval where id = any(${ids as string[]}::uuid[])`).map(({ id }) => id),
};

/**
 * Destroys keys whose person, file or capture does not exist: what a killed import or server leaves.
 * @returns how many; -1 for an institution where there were too many to be an accident, and nothing was done
 */
export async function sweepKeys(house: House, institutionId: string, before = new Date(clock.now().getTime() - YOUNG_MS)): Promise<number> {
  const keeper = keeperOf(institutionId);
  let all = 0;
  for (const keyClass of rotatingClasses) {
    const stored = (ids: readonly string[]) => withContext(house, keeper, async (tx) => new Set(await storedItems[keyClass](tx, ids)));
    const swept = await sweepOrphans(house, { institutionId, keyClass, before, stored });
    if (swept < 0) return -1;
    if (swept > 0) await withContext(house, keeper, (tx) => writeLog(tx, keeper, { action: 'key.sweep', resource: 'key', details: { class: keyClass, destroyed: swept } }));
    all += swept;
  }
  return all;
}

async function sweepAll(house: House, say: (message: string) => void): Promise<void> {
  for (const id of await institutionsWithKeys(house)) {
    const swept = await sweepKeys(house, id);
    if (swept < 0) say(`ATENCIÓN: la institución ${id} tiene más llaves sin registro que con él. No se destruyó ninguna: revise si la base de datos que se abrió es la que corresponde a estas llaves.`);
  }
}

interface KeyKeeper {
  /** Ends after the piece of work under way. */
  stop(): Promise<void>;
}

/**
 * The keys' housekeeping for as long as the server runs: finishes rotations and erasures that were cut, reminds of
 * emergency accesses that nobody reviewed, and four times a day sweeps the keys that nothing needs.
 * @param say told, in Spanish, what somebody should look at; the same sentence once
 */
export function keepKeys(house: House, modules: readonly FormModule[], say: (message: string) => void): KeyKeeper {
  const stopping = new AbortController();
  const said = new Set<string>();
  const sayOnce = (message: string): void => {
    if (!said.has(message)) say(message);
    said.add(message);
  };
  let swept = 0;
  const turn = async (): Promise<void> => {
    await resumeErasures(house, modules);
    await remindEmergencies(house);
    await resumeRotations(house, systemContext('worker'), undefined, stopping.signal);
    if (clock.now().getTime() - swept < SWEEP_MS) return;
    await sweepAll(house, sayOnce);
    swept = clock.now().getTime();
  };
  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await turn().catch((error: unknown) => sayOnce(`El cuidado de las llaves se detuvo un momento (${error instanceof Error ? error.message : String(error)}). SINTRA lo intentará de nuevo.`));
      await pause(stopping.signal);
    }
  };
  const running = keep();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Waits a turn, or is told to stop. */
function pause(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const timer = setTimeout(resolve, TURN_MS);
    stopping.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
