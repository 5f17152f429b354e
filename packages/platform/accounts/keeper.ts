import type { House } from '@sintra/platform/database';
import { askConfirmations, retireDormant } from './dormant.ts';
import { handOver } from './hand-over.ts';

const PAUSE_MS = 60_000;
/** Unused accounts and those to confirm are looked for once an hour; what passes to somebody else, every minute. */
const SELDOM = 60;

/** The accounts' housekeeping for as long as the server runs. @param say told, in Spanish, when it cannot; the same sentence once */
export function keepAccounts(house: House, say: (message: string) => void): { stop(): Promise<void> } {
  let said = '';
  let round = 0;
  let working = Promise.resolve();
  const work = async (): Promise<void> => {
    try {
      await handOver(house);
      if (round % SELDOM === 0) {
        await retireDormant(house);
        await askConfirmations(house);
      }
      round += 1;
    } catch (error) {
      const message = `No se pudo revisar las cuentas (${error instanceof Error ? error.message : String(error)}). SINTRA lo intentará de nuevo cada minuto.`;
      if (message !== said) say(message);
      said = message;
    }
  };
  const timer = setInterval(() => { working = working.then(work); }, PAUSE_MS);
  return {
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}
