import { IconAlertTriangle, IconCloudCheck, IconCloudUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { DraftStatus } from '../form/useDraft.ts';
import { sayElapsed } from '../words.ts';
import { texts } from './texts.ts';
import styles from './records.module.css';

const every = 5000;

/** «Captura guardada hace 5 s»: in words and time. The screen reader hears the changes of state, not every second. */
export function DraftLine({ draft }: { draft: DraftStatus }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [draft.savedAt]);
  const words = {
    clean: texts.form.notSaved,
    saving: texts.form.saving,
    failed: texts.form.saveFailed,
    saved: texts.form.savedAgo(sayElapsed(Math.max(0, now - (draft.savedAt ?? now)))),
  }[draft.state];
  const Icon = draft.state === 'failed' ? IconAlertTriangle : draft.state === 'saved' ? IconCloudCheck : IconCloudUp;
  return (
    <p className={styles.draftLine} data-state={draft.state} role={draft.state === 'failed' ? 'alert' : undefined}>
      <Icon size={16} aria-hidden /> {words}
    </p>
  );
}
