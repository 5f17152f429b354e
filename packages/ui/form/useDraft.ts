import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { putDraft } from '../api/drafts.ts';
import { keys } from '../api/queries.ts';
import { answered, type FormState } from './model.ts';
import { useSettled } from './useCheck.ts';

export interface DraftStatus {
  readonly savedAt: number | null;
  readonly state: 'clean' | 'saving' | 'saved' | 'failed';
}

const pause = 1500;
const retryAfter = 5000;

/** A draft as it is sent: the answers given, and the cards of the groups. */
export const draftBody = (state: FormState): string => JSON.stringify({ values: answered(state.values), groups: state.groups });

/**
 * Keeps an unfinished capture on the server, sealed and for its author only: nothing of a person stays in the browser. Saves
 * a moment after the last key and when the screen is left, and tries again when it fails.
 */
export function useDraft(path: string, id: string, state: FormState, active: boolean): DraftStatus {
  const text = draftBody(state);
  const settled = useSettled(text, pause);
  const stored = useRef(text);
  const [attempt, setAttempt] = useState(0);
  const [status, setStatus] = useState<DraftStatus>({ savedAt: null, state: 'clean' });
  useEffect(() => {
    if (!active || settled === stored.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setStatus((before) => ({ ...before, state: 'saving' }));
    void putDraft(path, id, settled).then(
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
  useSaveOnLeaving(path, id, { text, active }, stored);
  return status;
}

interface Latest {
  readonly text: string;
  readonly active: boolean;
}

/** What was typed in the last moment before leaving the screen, or hiding the window, is saved too. */
function useSaveOnLeaving(path: string, id: string, now: Latest, stored: { current: string }): void {
  const client = useQueryClient();
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    const save = async () => {
      const { text, active } = latest.current;
      if (!active || text === stored.current) return;
      return putDraft(path, id, text).then(() => { stored.current = text; }, () => undefined);
    };
    const onHide = () => {
      if (document.visibilityState === 'hidden') void save();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      void save().then(() => client.invalidateQueries({ queryKey: keys.drafts(path) }));
    };
  }, [path, id, client, stored]);
}
