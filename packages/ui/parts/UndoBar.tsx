import { Button } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { texts } from '../texts.ts';
import styles from './parts.module.css';

interface Message {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

let current: Message | null = null;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const set = (message: Message | null): void => {
  current = message;
  for (const listener of listeners) listener();
};

/** Says at the foot of the screen what was just done and, where it can be undone, offers it. */
export const announce = (text: string, undo?: () => void): void => set({ text, undo });

const shownFor = 8000;

/** One per application; polite to screen readers. */
export function UndoBar() {
  const message = useSyncExternalStore(subscribe, () => current);
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => set(null), shownFor);
    return () => clearTimeout(timer);
  }, [message]);
  const undo = () => {
    message?.undo?.();
    set(null);
  };
  return (
    <div className={styles.undoHolder} role="status">
      {message !== null && (
        <div className={styles.undo}>
          <span>{message.text}</span>
          {message.undo !== undefined && <Button size="compact-sm" variant="white" color="dark" onClick={undo}>{texts.undo}</Button>}
        </div>
      )}
    </div>
  );
}
