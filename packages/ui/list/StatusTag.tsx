import { IconAlertTriangle, IconBan, IconCircleCheck, IconLock, IconPencil, IconSend } from '@tabler/icons-react';
import type { Status } from '../api/types.ts';
import { texts } from '../texts.ts';
import { statusLabels } from './labels.ts';
import styles from './list.module.css';

const icons = { draft: IconPencil, submitted: IconSend, validated: IconCircleCheck, observed: IconAlertTriangle, closed: IconLock } as const;

/** Icon and word; the colour only helps. */
export function StatusTag({ status, annulled = false }: { status: Status; annulled?: boolean }) {
  const Icon = annulled ? IconBan : icons[status];
  return (
    <span className={styles.status} data-status={annulled ? 'annulled' : status}>
      <Icon size={16} aria-hidden />
      {annulled ? texts.list.annulled : statusLabels[status]}
    </span>
  );
}
