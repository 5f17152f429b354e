import { Link } from '@tanstack/react-router';
import { sayInstant } from '@sintra/ui/words.ts';
import { texts } from '../texts.ts';
import styles from './log.module.css';
import { sayAction } from './texts.ts';

export interface LogEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string | null;
  readonly actor_institution: string | null;
  readonly owner_institution: string | null;
  readonly action: string;
  readonly resource: string;
  readonly record_id: string | null;
  readonly version: number | null;
  readonly fields: readonly string[] | null;
  readonly reason: string | null;
  readonly channel: string;
}

const words = texts.logPage.columns;
const resourceWords: Readonly<Record<string, string>> = { victim: 'Víctimas', user: 'Cuentas', institution: 'Instituciones', log: 'Bitácora', login: 'Entrada', import: 'Importación' };

function Subject({ entry }: { entry: LogEntry }) {
  const name = resourceWords[entry.resource] ?? entry.resource;
  const owner = entry.owner_institution !== null && entry.owner_institution !== entry.actor_institution ? ` de ${entry.owner_institution}` : '';
  if (entry.record_id === null) return <>{name}{owner}</>;
  return <Link to="/bitacora" search={{ record: entry.record_id }} title={entry.record_id}>{name}{owner} · {entry.record_id.slice(-8)}</Link>;
}

export function LogTable({ entries }: { entries: readonly LogEntry[] }) {
  return (
    <div className={styles.scroll} role="region" aria-label={texts.logPage.title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>{[words.at, words.who, words.institution, words.action, words.resource, words.reason, words.fields].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={styles.when}>{sayInstant(entry.at)}</td>
              <td>{entry.actor ?? '—'}</td>
              <td>{entry.actor_institution ?? '—'}</td>
              <td>{sayAction(entry.action)}</td>
              <td><Subject entry={entry} /></td>
              <td>{entry.reason ?? ''}</td>
              <td>{entry.fields?.join(', ') ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
