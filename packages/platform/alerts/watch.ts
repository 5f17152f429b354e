import type { House } from '../database/index.ts';
import { raiseAlerts } from './raise.ts';

/** An alert is raised within a minute or so of what it is about. */
const PAUSE_MS = 60_000;

export interface Watch {
  /** After the look that is under way, if any. */
  stop(): Promise<void>;
}

/** Looks at the log once a minute for as long as the server runs. @param say told, in Spanish, when it cannot; the same sentence once */
export function keepWatch(house: House, say: (message: string) => void): Watch {
  let said = '';
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      await raiseAlerts(house);
    } catch (error) {
      const message = `Las alertas de la bitácora no pudieron calcularse (${error instanceof Error ? error.message : String(error)}). SINTRA lo intentará de nuevo cada minuto.`;
      if (message !== said) say(message);
      said = message;
    }
  };
  const timer = setInterval(() => { looking = looking.then(look); }, PAUSE_MS);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
