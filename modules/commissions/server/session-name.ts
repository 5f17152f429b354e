import type { Values } from '@sintra/definition';
import type { OrdinalStyle, SessionName, SessionNoun, SessionType } from '../forms/index.ts';

const oneOf = <T extends string>(value: unknown, known: readonly T[]): T | null => known.find((one) => one === value) ?? null;

/** What names a session, from its cells. */
export const nameOf = (values: Values): SessionName => ({
  number: typeof values['number'] === 'number' ? values['number'] : null,
  style: oneOf<OrdinalStyle>(values['ordinalStyle'], ['words', 'digits', 'roman']),
  noun: oneOf<SessionNoun>(values['sessionNoun'], ['session', 'meeting']),
  type: oneOf<SessionType>(values['sessionType'], ['ordinary', 'extraordinary', 'solemn', 'installation']),
});
