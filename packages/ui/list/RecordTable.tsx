import { VisuallyHidden } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { Catalogs, CellView, FormView, RecordView, Titles } from '../api/types.ts';
import { ReferenceLink } from '../records/ReferenceLink.tsx';
import { texts } from '../texts.ts';
import { es, sayShortDay } from '../words.ts';
import { listableCells } from './columns.ts';
import { sayBriefly } from './labels.ts';
import styles from './list.module.css';
import { StatusTag } from './StatusTag.tsx';

interface Props {
  readonly form: FormView;
  readonly catalogs: Catalogs;
  readonly records: readonly RecordView[];
  readonly titles: Titles;
  readonly columns: readonly string[];
  readonly address: (record: RecordView) => string;
  readonly label: string;
  readonly stale: boolean;
  /** Records of several institutions are in the list. */
  readonly national: boolean;
}

/** Acronyms, days and single words are not broken over two lines. */
const mostOnOneLine = 12;

const numeric = (cell: CellView): boolean => cell.type === 'integer' || cell.type === 'decimal';

/** Arrows go from row to row; Enter opens, as in any link. */
function onArrow(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Two lines at most; the whole answer on hover and on the record's page. */
function AnswerCell({ cell, words, children = words }: { cell: CellView; words: string; children?: ReactNode }) {
  return (
    <td data-number={numeric(cell)} data-type={cell.type} data-short={words.length <= mostOnOneLine}>
      {words === '' ? <span className={styles.none}>—<VisuallyHidden>{texts.noAnswer}</VisuallyHidden></span> : <span className={styles.answer} title={words}>{children}</span>}
    </td>
  );
}

function Answer({ cell, record, catalogs, titles }: { cell: CellView; record: RecordView; catalogs: Catalogs; titles: Titles }) {
  const value = record.values[cell.id];
  const words = sayBriefly(cell, value, catalogs, titles);
  if (cell.refers === undefined || typeof value !== 'string') return <AnswerCell cell={cell} words={words} />;
  return <AnswerCell cell={cell} words={words}><ReferenceLink id={value} title={titles[value]} /></AnswerCell>;
}

/** One page of records. The folio is the link; the whole row can be clicked. */
export function RecordTable({ form, catalogs, records, titles, columns, address, label, stale, national }: Props) {
  const navigate = useNavigate();
  const cells = columns.flatMap((id) => listableCells(form).find((cell) => cell.id === id) ?? []);
  const open = (record: RecordView) => (event: MouseEvent) => {
    if (event.defaultPrevented || (event.target as HTMLElement).closest('a') !== null || window.getSelection()?.toString() !== '') return;
    void navigate({ to: address(record) });
  };
  return (
    <div className={styles.scroll} role="region" aria-label={texts.list.scroll} tabIndex={0} aria-busy={stale}>
      <table className={styles.table}>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.list.folio}</th>
            <th scope="col">{texts.list.status}</th>
            {cells.map((cell) => <th key={cell.id} scope="col" data-number={numeric(cell)}>{es(cell.label)}</th>)}
            {national && <th scope="col">{texts.list.institution}</th>}
            <th scope="col">{texts.list.updated}</th>
          </tr>
        </thead>
        <tbody onKeyDown={onArrow}>
          {records.map((record) => (
            <tr key={record.id} onClick={open(record)}>
              <th scope="row"><Link to={address(record)} data-row="">{record.folio}</Link></th>
              <td><StatusTag status={record.status} annulled={record.annulled !== null} /></td>
              {cells.map((cell) => <Answer key={cell.id} {...{ cell, record, catalogs, titles }} />)}
              {national && <td title={record.institution.name}>{record.institution.acronym}</td>}
              <td className={styles.oneLine}>{sayShortDay(record.updatedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
