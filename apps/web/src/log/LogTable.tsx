import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formQuery } from '@sintra/ui/api/queries.ts';
import type { FormView, LogEntry } from '@sintra/ui/api/types.ts';
import { es, sayShortInstant } from '@sintra/ui/words.ts';
import { texts } from '../texts.ts';
import styles from './log.module.css';
import { sayAction } from './texts.ts';

const words = texts.logPage.columns;
const resourceWords: Readonly<Record<string, string>> = { victim: 'Víctimas', user: 'Cuentas', institution: 'Instituciones', log: 'Bitácora', login: 'Entrada', import: 'Importación' };

function Subject({ entry }: { entry: LogEntry }) {
  const name = resourceWords[entry.resource] ?? entry.resource;
  const owner = entry.owner_institution !== null && entry.owner_institution !== entry.actor_institution ? ` de ${entry.owner_institution}` : '';
  if (entry.record_id === null) return <>{name}{owner}</>;
  return <Link to="/bitacora" search={{ record: entry.record_id }} title={entry.record_id}>{name}{owner} · {entry.record_id.slice(-8)}</Link>;
}

/** Field names in Spanish; what has no name is shown by its id. */
function fieldNames(form: FormView | undefined, fields: readonly string[] | null): string {
  const cells = form?.sections.flatMap((section) => section.fields).flatMap((field) => field.cells) ?? [];
  const groups = form?.groups ?? [];
  return (fields ?? []).map((id) => es([...cells, ...groups].find((one) => one.id === id)?.label) || id).join(', ');
}

export function LogTable({ entries }: { entries: readonly LogEntry[] }) {
  const form = useQuery(formQuery('victim')).data;
  return (
    <div className={styles.scroll} role="region" aria-label={texts.logPage.title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>{[words.at, words.who, words.institution, words.action, words.resource, words.reason, words.fields].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={styles.when}>{sayShortInstant(entry.at)}</td>
              <td>{entry.actor ?? '—'}</td>
              <td>{entry.actor_institution ?? '—'}</td>
              <td>{sayAction(entry.action)}</td>
              <td><Subject entry={entry} /></td>
              <td>{entry.reason ?? ''}</td>
              <td>{fieldNames(form, entry.fields)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
