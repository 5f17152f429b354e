import { useEffect, useRef, useState } from 'react';
import { request } from '../api/http.ts';
import { answered, type FormState } from './model.ts';
import { useSettled } from './useCheck.ts';

export interface DraftStatus {
  readonly savedAt: number | null;
  readonly state: 'clean' | 'saving' | 'saved' | 'failed';
}

const pause = 1500;
const retryAfter = 5000;

const bodyOf = (state: FormState): string => JSON.stringify({ values: answered(state.values), groups: state.groups });

/**
 * Keeps an unfinished capture on the server, sealed and for its author only: nothing of a person stays in the browser. Saves
 * a moment after the last key, tries again when it fails, and never lets two saves overtake each other.
 */
export function useDraft(path: string, id: string, state: FormState, active: boolean): DraftStatus {
  const text = bodyOf(state);
  const settled = useSettled(text, pause);
  const stored = useRef(text);
  const queue = useRef(Promise.resolve());
  const [attempt, setAttempt] = useState(0);
  const [status, setStatus] = useState<DraftStatus>({ savedAt: null, state: 'clean' });
  useEffect(() => {
    if (!active || settled === stored.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setStatus((before) => ({ ...before, state: 'saving' }));
    queue.current = queue.current.then(() => request('PUT', `/${path}/drafts/${id}`, JSON.parse(settled))).then(
      () => {
        stored.current = settled;
        setStatus({ savedAt: Date.now(), state: 'saved' });
      },
      () => {
        setStatus((before) => ({ ...before, state: 'failed' }));
        timer = setTimeout(() => setAttempt((count) => count + 1), retryAfter);
      },
    );
    return () => clearTimeout(timer);
  }, [active, settled, attempt, path, id]);
  return status;
}
