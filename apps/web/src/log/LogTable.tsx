import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { sayShortInstant } from '@sintra/ui/words.ts';
import type { Entry } from './api.ts';
import styles from './log.module.css';
import { logTexts as words, sayAction } from './texts.ts';

export const whoOf = ({ actor, channel }: Entry): string => actor ?? (channel === 'worker' ? words.nobody : words.unknown);

/** Of which record or account, and whose. */
function Subject({ entry }: { entry: Entry }) {
  const { record_id: record, folio, subject, owner_institution: owner, actor_institution: home } = entry;
  const whose = owner !== null && owner !== home ? ` ${words.of(owner)}` : '';
  if (subject !== null && subject !== entry.actor) return <>: {subject}{whose}</>;
  if (record === null || (entry.resource === 'user' && subject !== null)) return <>{whose}</>;
  return <>: <Link to="/bitacora" search={{ record }}>{folio ?? record.slice(-8)}</Link>{whose}</>;
}

export function LogTable({ entries, onOpen }: { entries: readonly Entry[]; onOpen: (entry: Entry) => void }) {
  const { columns } = words;
  return (
    <div className={styles.scroll} role="region" aria-label={words.title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>{Object.values(columns).map((label) => <th key={label} scope="col">{label}</th>)}</tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={styles.when}>{sayShortInstant(entry.at)}</td>
              <td>
                {whoOf(entry)}
                <div className={styles.quiet}>{[entry.actor_institution, entry.on_behalf_of === null ? null : words.onBehalf(entry.on_behalf_of)].filter((part) => part !== null).join(', ')}</div>
              </td>
              <td><span className={styles.act}>{sayAction(entry.action)}</span><Subject entry={entry} /></td>
              <td>{entry.reason ?? ''}</td>
              <td><Button size="compact-xs" variant="default" onClick={() => onOpen(entry)} aria-label={words.openLabel(whoOf(entry), sayAction(entry.action), sayShortInstant(entry.at))}>{words.open}</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
