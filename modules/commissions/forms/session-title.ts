import { foldText } from './fold.ts';
import { readOrdinal, sayOrdinal, MOST_ORDINAL, type OrdinalReading, type OrdinalStyle } from './ordinals.ts';

export type SessionType = 'ordinary' | 'extraordinary' | 'solemn' | 'installation';
export type SessionNoun = 'session' | 'meeting';

export interface SessionName {
  readonly number?: number | null;
  readonly style?: OrdinalStyle | null;
  readonly noun?: SessionNoun | null;
  readonly type?: SessionType | null;
  /** Acronym of its body, or its name where it has none, so that two bodies' sessions are told apart. */
  readonly body?: string | null;
}

const nouns = { session: 'Sesión', meeting: 'Reunión' } as const;
const types = { ordinary: 'Ordinaria', extraordinary: 'Extraordinaria', solemn: 'Solemne', installation: 'de Instalación' } as const;
const codes = { ordinary: 'ORD', extraordinary: 'EXT', solemn: 'SOL', installation: 'INS' } as const;

/** «Vigésima Primera Sesión Ordinaria»: as the session is called in its minutes. */
export function sayMeeting({ number, style, noun, type }: SessionName): string {
  const ordinal = typeof number === 'number' && number >= 1 && number <= MOST_ORDINAL ? sayOrdinal(number, style ?? 'words') : '';
  return [ordinal, nouns[noun ?? 'session'], type === null || type === undefined ? '' : types[type]].filter(Boolean).join(' ');
}

/** «Vigésima Primera Sesión Ordinaria · CI»: as the session is called in lists and pickers. */
export const sessionTitle = (name: SessionName): string => [sayMeeting(name), name.body ?? ''].filter(Boolean).join(' · ');

/** «21ORD», «INS» for a session without a number. */
const sessionCode = ({ number, type }: SessionName): string => `${number === null || number === undefined ? '' : String(number)}${codes[type ?? 'ordinary']}`;

interface SessionNameReading {
  readonly ordinal: OrdinalReading | null;
  readonly noun: SessionNoun | null;
  readonly type: SessionType | null;
}

/** Reads what a document calls a session: «3ª Sesión Extraordinaria», «X Décima Sesión», «19ª Reunión Ordinaria», «Vigésima Primera». */
export function readMeeting(text: string): SessionNameReading {
  const ordinal = readOrdinal(text);
  const rest = foldText(text.slice(ordinal?.length ?? 0));
  const noun = /\bsesion(?:es)?\b/.test(rest) ? 'session' : /\breunion(?:es)?\b/.test(rest) ? 'meeting' : null;
  const type = /\bextraordinari[ao]s?\b/.test(rest) ? 'extraordinary' : /\bordinari[ao]s?\b/.test(rest) ? 'ordinary'
    : /\bsolemnes?\b/.test(rest) ? 'solemn' : /\binstalacion\b/.test(rest) ? 'installation' : null;
  return { ordinal, noun, type };
}

interface KeyParts {
  readonly body: string;
  readonly session: SessionName;
  readonly year: number;
  /** Place of the resolution in its session, from 1. */
  readonly place: number;
}

/** «CI/21ORD/2024/03» (domain page §2.4). */
export const resolutionKey = ({ body, session, year, place }: KeyParts): string =>
  `${body.trim().toUpperCase().replace(/\s+/g, '-')}/${sessionCode(session)}/${String(year)}/${String(place).padStart(2, '0')}`;

/** Place at the end of a key, to go on counting after those written by hand; null where it has none. */
export const placeInKey = (key: string): number | null => {
  const digits = /\/(\d{1,4})$/.exec(key)?.[1];
  return digits === undefined ? null : Number(digits);
};
