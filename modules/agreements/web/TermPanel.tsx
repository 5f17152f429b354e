import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconExclamationCircle } from '@tabler/icons-react';
import { readDate, sayDate } from '@sintra/definition';
import type { PanelProps } from '@sintra/ui/records/screens.ts';
import { expiryOf, type Expiry } from '../rules/expiry.ts';
import styles from './agreements.module.css';
import { texts } from './texts.ts';

const inWords = (day: string): string => {
  const date = readDate(day);
  return 'problem' in date ? day : sayDate(date);
};

function sentenceOf(expiry: Expiry): string {
  switch (expiry.state) {
    case 'over': return texts.over;
    case 'undated': return texts.undated;
    case 'indefinite': return texts.indefinite;
    case 'expired': return texts.expired(inWords(expiry.until));
    case 'in_force': return texts.inForce(inWords(expiry.until));
    case 'ending': return texts.ending(inWords(expiry.until), expiry.within);
  }
}

const icons = { over: IconCircleDashed, undated: IconCircleDashed, indefinite: IconCircleCheck, in_force: IconCircleCheck, ending: IconAlertTriangle, expired: IconExclamationCircle } as const;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const today = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'America/Mexico_City' });

/** How long the agreement is valid, with the rule of its alerts. */
export function TermPanel({ record }: PanelProps) {
  const renewedUntil = (record.groups?.['renewals'] ?? []).map(({ values }) => text(values['renewedUntil'])).filter((written) => written !== null);
  const expiry = expiryOf({ status: text(record.values['agreementStatus']), validUntil: text(record.values['validUntil']), renewedUntil }, today());
  const Icon = icons[expiry.state];
  return (
    <section id="agreement-term" className={styles.panel} aria-labelledby="agreement-term-title">
      <h2 id="agreement-term-title">{texts.term}</h2>
      <p className={styles.state} data-state={expiry.state}><Icon size={16} aria-hidden />{sentenceOf(expiry)}</p>
      <p className={styles.quiet}>{texts.rule}</p>
    </section>
  );
}
