import { IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react';
import { texts } from '../texts.ts';
import styles from './form.module.css';
import { jumpTo } from './jump.ts';

interface SummaryItem {
  /** DOM id of the input to jump to. */
  readonly id: string;
  readonly label: string;
  readonly message?: string;
}

interface Props {
  readonly problems: readonly SummaryItem[];
  readonly missing: readonly SummaryItem[];
}

/** Messages begin with the field's name, which the link already says. */
const withoutLabel = ({ label, message = '' }: SummaryItem): string =>
  message.startsWith(`${label}: `) ? message.slice(label.length + 2) : message;

function Items({ items }: { items: readonly SummaryItem[] }) {
  return (
    <ul className={styles.summaryList}>
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" className={styles.jump} onClick={() => jumpTo(item.id)}>
            {item.label}
          </button>
          {item.message !== undefined && <span> {withoutLabel(item)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What must be corrected and what is missing; each line jumps to its field. */
export function Summary({ problems, missing }: Props) {
  if (problems.length === 0 && missing.length === 0) {
    return (
      <p className={styles.complete}>
        <IconCircleCheck size={16} aria-hidden /> {texts.form.complete}
      </p>
    );
  }
  return (
    <div className={styles.summary} role="group" aria-label={texts.form.missingTitle(missing.length)}>
      {problems.length > 0 && (
        <>
          <h3 className={styles.problem}>
            <IconExclamationCircle size={16} aria-hidden /> {texts.form.problemsTitle(problems.length)}
          </h3>
          <Items items={problems} />
        </>
      )}
      {missing.length > 0 && (
        <details open={window.matchMedia('(min-width: 761px)').matches}>
          <summary className={styles.missingTitle}>
            {texts.form.missingTitle(missing.length)}
          </summary>
          <Items items={missing} />
        </details>
      )}
    </div>
  );
}
