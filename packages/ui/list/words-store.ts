import { useSyncExternalStore } from 'react';

/**
 * Words searched by name live only here, in memory: a person's name is never in the address, the history or the title.
 * A folio is not a name and goes to the address.
 */
let words = '';
const listeners = new Set<() => void>();

export const folioPattern = /^[\p{L}\d]{1,12}-\d{4}(-[\p{L}\d-]*)?$/u;

export function searchWords(text: string): void {
  words = text;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useSearchWords = (): string => useSyncExternalStore(subscribe, () => words);
