import { readOrdinal, type Ordinal } from './ordinals.ts';
import { simple } from './words.ts';

export interface SessionName {
  readonly ordinal: Ordinal;
  readonly noun: 'session' | 'meeting';
  readonly type: 'ordinary' | 'extraordinary' | 'solemn' | 'installation';
  readonly national: boolean;
  /** What is left of the text besides ordinal, noun and type. */
  readonly rest: string;
}

const types: readonly (readonly [SessionName['type'], RegExp])[] = [
  ['extraordinary', /\bextraordinari/], ['solemn', /\bsolemne/], ['installation', /\binstalacion/], ['ordinary', /\bordinari/],
];
const typeIn = (text: string): SessionName['type'] | undefined => types.find(([, words]) => words.test(simple(text)))?.[0];
const nounIn = (text: string): SessionName['noun'] | undefined => (/\breunion/.test(simple(text)) ? 'meeting' : /\bsesion/.test(simple(text)) ? 'session' : undefined);

/**
 * «3ª Sesión Extraordinaria», «XI Décima Primera Sesión», or «Vigésima Primera» under the heading «Sesiones Ordinarias».
 * @param heading the table's own, which says what its rows leave out
 */
export function readSessionName(text: string, heading = ''): SessionName | null {
  const ordinal = readOrdinal(text);
  const noun = nounIn(text) ?? nounIn(heading);
  if (ordinal === null || noun === undefined) return null;
  const rest = text.trim().slice(ordinal.text.length).replace(/\b(sesi[oó]n|reuni[oó]n|ordinaria|extraordinaria|solemne|nacional|de instalaci[oó]n)\b/giu, '').replace(/\s+/g, ' ').trim();
  return { ordinal, noun, type: typeIn(text) ?? typeIn(heading) ?? 'ordinary', national: /\bnacional\b/.test(simple(text)), rest };
}
