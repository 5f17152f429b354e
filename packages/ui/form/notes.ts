import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Notes } from './FieldFrame.tsx';

const none: Notes = {};
const same = (one: Notes, other: Notes): boolean => one.problem === other.problem && one.warning === other.warning && one.info === other.info;

/** What the system has to say about each input, by its name in the state. Only the inputs whose notes change are drawn again. */
export class NotesStore {
  private notes: ReadonlyMap<string, Notes> = new Map();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  of(name: string): Notes {
    return this.notes.get(name) ?? none;
  }

  set(next: ReadonlyMap<string, Notes>): void {
    this.notes = new Map([...next].map(([name, notes]) => [name, same(this.of(name), notes) ? this.of(name) : notes]));
    for (const listener of this.listeners) listener();
  }
}

export const NotesContext = createContext(new NotesStore());

/** The notes of one input. */
export function useNotes(name: string): Notes {
  const store = useContext(NotesContext);
  const read = () => store.of(name);
  return useSyncExternalStore(store.subscribe, read, read);
}
