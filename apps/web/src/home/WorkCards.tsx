import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconFileImport, IconPencil, IconSend, IconWriting } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { importsQuery, isUnfinished } from '@sintra/ui/api/imports.ts';
import { countQuery, draftsQuery } from '@sintra/ui/api/queries.ts';
import type { Status } from '@sintra/ui/api/types.ts';
import { sayElapsed, sayInstant, sayNumber } from '@sintra/ui/words.ts';
import { texts } from '../texts.ts';
import { Card } from './Card.tsx';
import styles from './home.module.css';

const path = 'victims';
const words = texts.work;
const icons = { observed: IconAlertTriangle, draft: IconPencil, submitted: IconSend, validated: IconSend, closed: IconSend } as const;

interface StatusProps {
  readonly status: Status;
  readonly title: string;
  readonly line: (count: string) => string;
  readonly empty: string;
}

/** How many records wait in a status, and their list. */
export function StatusCard({ status, title, line, empty }: StatusProps) {
  const count = useQuery(countQuery(path, [], { status }));
  const total = count.data?.total ?? 0;
  return (
    <Card title={title} icon={icons[status]} waits={total > 0}>
      <p className={styles.line}>{count.data === undefined ? '\u00a0' : total === 0 ? empty : line(sayNumber(total))}</p>
      {total > 0 && <Link to="/victimas" search={{ status }}>{words.openList}</Link>}
    </Card>
  );
}

/** Own unfinished captures: when they were saved, never whose they are. */
export function DraftsCard() {
  const drafts = useQuery(draftsQuery(path));
  const list = drafts.data ?? [];
  return (
    <Card title={words.drafts} icon={IconWriting} waits={list.length > 0}>
      {list.length === 0 && <p className={styles.line}>{drafts.data === undefined ? '\u00a0' : words.draftsEmpty}</p>}
      <ul className={styles.list}>
        {list.map((draft) => (
          <li key={draft.id}>
            <span title={sayInstant(draft.savedAt)}>{words.draftLine(`hace ${sayElapsed(Date.now() - Date.parse(draft.savedAt))}`)}</span>
            <Link to="/victimas/nueva" search={{ borrador: draft.id }}>{words.draftOpen}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function ImportsCard() {
  const imports = useQuery(importsQuery('victim'));
  const list = (imports.data ?? []).filter(isUnfinished);
  return (
    <Card title={words.imports} icon={IconFileImport} waits={list.length > 0}>
      {list.length === 0 && <p className={styles.line}>{imports.isPending ? '\u00a0' : words.importsEmpty}</p>}
      <ul className={styles.list}>
        {list.map((run) => (
          <li key={run.id}>
            <span>{run.fileName}</span>
            <Link to={`/victimas/importaciones/${run.id}`}>{words.importOpen}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
