import { clock } from '@sintra/platform/clock';
import type { House } from '@sintra/platform/database';
import { copyCheckpoints } from './checkpoint-file.ts';
import { checkpointLog, proofState } from './checkpoint.ts';
import { prepareLogMonths } from './months.ts';
import { sequenceLog, sequenceLogIfFree } from './sequence.ts';

/** Entries are in their tree within a second of their commit. */
const PAUSE_MS = 400;
/** After trouble, so that a database that is away is not asked twice a second. */
const TROUBLE_MS = 5000;
/** Checkpoints are at most 15 minutes apart while there is anything new; the rest is for making one. */
const CHECKPOINT_MS = 14 * 60_000;
const MONTHS_MS = 6 * 3_600_000;

export interface Keeper {
  /** Takes what is left, signs it, and ends. Never throws: what went wrong was said. */
  stop(): Promise<void>;
}

/** Spanish, for whoever runs the system: what happened, what to do. */
const damagedWords = (trees: readonly string[]): string =>
  `ATENCIÓN: la bitácora de ${String(trees.length)} institución(es) ya no coincide con lo sellado (${trees.join(', ')}). Alguien alteró la base de datos, o se dañó. Exporte la bitácora y compruébela con «log verify».`;
const foreignWords = 'ATENCIÓN: los archivos de sellos terminan en uno que la base de datos no conoce. Se restauró una copia anterior, o se borraron sellos. Conserve los archivos de la carpeta checkpoints y compruebe la bitácora con «log verify --checkpoints».';

/** Signs what is new and copies it outside the database. */
export async function sealLog(house: House, say: (message: string) => void): Promise<void> {
  const { damaged } = await checkpointLog(house);
  if (damaged.length > 0) say(damagedWords(damaged));
  const { isForeign } = await copyCheckpoints(house);
  if (isForeign) say(foreignWords);
}

/**
 * Keeps the log's proof for as long as the server runs: sequences twice a second, signs, prepares the months to come.
 * @param say told, in Spanish, what somebody should look at; the same sentence once
 */
export function keepLogProof(house: House, say: (message: string) => void): Keeper {
  const stopping = new AbortController();
  const said = new Set<string>();
  const sayOnce = (message: string): void => {
    if (!said.has(message)) say(message);
    said.add(message);
  };
  const running = keep(house, stopping.signal, sayOnce);
  return {
    async stop() {
      stopping.abort();
      await running;
      await attempt(async () => {
        await sequenceLog(house);
        await sealLog(house, sayOnce);
      }, sayOnce);
    },
  };
}

async function attempt(work: () => Promise<void>, say: (message: string) => void): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    say(`La prueba de la bitácora se detuvo un momento (${error instanceof Error ? error.message : String(error)}). SINTRA lo intentará de nuevo; lo que no se selló se sellará después.`);
    return false;
  }
}

async function keep(house: House, stopping: AbortSignal, say: (message: string) => void): Promise<void> {
  let months = 0;
  let state: Awaited<ReturnType<typeof proofState>> | null = null;
  const turn = async (): Promise<void> => {
    const now = clock.now().getTime();
    if (now - months > MONTHS_MS) {
      await prepareLogMonths(house.sql);
      months = now;
    }
    const taken = await sequenceLogIfFree(house);
    state ??= await proofState(house);
    if (taken === null || taken > 0) state = { ...state, isBehind: true };
    if (!state.isBehind || (state.last !== null && now - state.last.getTime() < CHECKPOINT_MS)) return;
    await sealLog(house, say);
    state = { last: clock.now(), isBehind: false };
  };
  while (!stopping.aborted) await pause((await attempt(turn, say)) ? PAUSE_MS : TROUBLE_MS, stopping);
}

/** Waits, or is told to stop. */
function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stopping.addEventListener('abort', done);
    if (stopping.aborted) done();
  });
}
