import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api/http.ts';
import { texts } from '../texts.ts';
import styles from './parts.module.css';

const icons = { error: IconExclamationCircle, warning: IconAlertTriangle, info: IconInfoCircle } as const;

interface Props {
  readonly tone: keyof typeof icons;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** A sentence that needs attention: icon, colour and words, never colour alone. */
export function Notice({ tone, title, children, action }: Props) {
  const Icon = icons[tone];
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden />
      <div className={styles.noticeBody}>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}

/** Any failure as the server explained it, with the reference that support asks for. */
export function ErrorNotice({ error, action }: { error: unknown; action?: ReactNode }) {
  const reference = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined;
  return (
    <Notice tone="error" action={action}>
      {error instanceof Error ? error.message : texts.errorTitle}
      {reference !== undefined && <div className={styles.quiet}>{texts.reference(reference)}</div>}
    </Notice>
  );
}
