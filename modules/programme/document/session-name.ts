import { readMeeting, type OrdinalStyle, type SessionNoun, type SessionType } from '@sintra/commissions/forms';
import { simple } from './words.ts';

export interface SessionName {
  readonly number: number;
  readonly style: OrdinalStyle;
  readonly noun: SessionNoun;
  readonly type: SessionType;
  readonly national: boolean;
  /** Two ways of writing the number that disagree: «XI Décima Segunda». */
  readonly doubt?: string;
}

/**
 * «3ª Sesión Extraordinaria», «XI Décima Primera Sesión», or «Vigésima Primera» under the heading «Sesiones Ordinarias».
 * @param heading the table's own, which says what its rows leave out
 */
export function readSessionName(text: string, heading = ''): SessionName | null {
  const own = readMeeting(text);
  const above = readMeeting(heading);
  const noun = own.noun ?? above.noun;
  if (own.ordinal === null || noun === null) return null;
  const { number, style, length, contradiction } = own.ordinal;
  const doubt = contradiction === undefined ? {} : { doubt: `«${text.trim().slice(0, length).trim()}» dice dos números: ${String(number)} y ${String(contradiction)}.` };
  return { number, style, noun, type: own.type ?? above.type ?? 'ordinary', national: /\bnacional\b/.test(simple(text)), ...doubt };
}

/** How the heading of a table calls what it lists, if it says. */
export const nounOf = (heading: string): SessionNoun | null => readMeeting(heading).noun;
