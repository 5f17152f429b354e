import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { downloadFile, saveFile } from '@sintra/ui/api/download.ts';
import { request } from '@sintra/ui/api/http.ts';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import styles from './administration.module.css';
import { texts } from './lifecycle-texts.ts';

const words = texts.excel;

interface Report {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly applied: boolean;
  readonly problems: readonly { readonly row: number; readonly column: string; readonly message: string; readonly suggestion?: string }[];
  /** A workbook with the links of those invited, given once. */
  readonly invitations?: string | null;
}

interface Props {
  readonly kind: 'users' | 'institutions';
  readonly queryKey: readonly string[];
}

const bring = (kind: Props['kind'], file: File, apply: boolean) =>
  request<Report>('POST', `/${kind}/import?apply=${String(apply)}&name=${encodeURIComponent(file.name)}`, file);

const bookOf = (base64: string): Blob =>
  new Blob([Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });

/** The list in and out by Excel: what a file asks for is shown first, and applied whole or not at all. */
export function ExcelTools({ kind, queryKey }: Props) {
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const getting = useMutation({ mutationFn: (name: string) => downloadFile(`/${kind}/${name}.xlsx`, `${name}.xlsx`) });
  const checking = useMutation({ mutationFn: (chosen: File) => bring(kind, chosen, false), gcTime: 0 });
  const applying = useMutation({
    mutationFn: (chosen: File) => bring(kind, chosen, true), gcTime: 0,
    onSuccess: async (report) => {
      await client.invalidateQueries({ queryKey });
      if (report.applied) announce(words.applied(report.created, report.updated));
    },
  });
  const choose = (chosen: File) => {
    setFile(chosen);
    applying.reset();
    checking.mutate(chosen);
  };
  const close = () => {
    setFile(null);
    checking.reset();
    applying.reset();
  };
  const report = applying.data ?? checking.data;
  const error = applying.error ?? checking.error ?? getting.error;
  return (
    <div className={styles.panel}>
      <div className={styles.actions}>
        <Button variant="default" loading={getting.isPending && getting.variables === 'export'} onClick={() => getting.mutate('export')}>{words.export}</Button>
        <Button variant="default" loading={getting.isPending && getting.variables === 'template'} onClick={() => getting.mutate('template')}>{words.template}</Button>
        <FileButton id={`excel-${kind}`} loading={checking.isPending} onChosen={choose} />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {file !== null && report !== undefined && (
        <ReportView name={file.name} report={report} applying={applying.isPending} onApply={() => applying.mutate(file)} onClose={close} />
      )}
    </div>
  );
}

function FileButton({ id, loading, onChosen }: { id: string; loading: boolean; onChosen: (file: File) => void }) {
  return (
    <>
      <Button component="label" htmlFor={id} variant="default" loading={loading}>{words.bring}</Button>
      <input
        id={id} type="file" className={styles.file} accept=".xlsx,.csv" aria-label={words.bring}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onChosen(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

interface ReportProps {
  readonly name: string;
  readonly report: Report;
  readonly applying: boolean;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

function ReportView({ name, report, applying, onApply, onClose }: ReportProps) {
  const [taken, setTaken] = useState(false);
  const { problems, applied, created, updated, invitations } = report;
  const links = typeof invitations === 'string' ? invitations : null;
  const take = () => {
    if (links !== null) saveFile('invitaciones.xlsx', bookOf(links));
    setTaken(true);
  };
  return (
    <section className={styles.form} aria-label={words.report(name)}>
      <strong>{words.report(name)}</strong>
      <p role="status">{words.balance(report)}</p>
      {problems.length > 0 && <p>{words.correct}</p>}
      {problems.length > 0 && <Problems problems={problems} />}
      {applied && <Notice tone="info">{words.done}</Notice>}
      {links !== null && <Notice tone="warning" title={words.links} action={<Button onClick={take}>{words.takeLinks}</Button>}>{words.linksHelp}</Notice>}
      <div className={styles.actions}>
        {!applied && problems.length === 0 && created + updated > 0 && <Button loading={applying} onClick={onApply}>{words.apply(created + updated)}</Button>}
        <Button variant="default" disabled={links !== null && !taken} onClick={onClose}>{shared.close}</Button>
      </div>
    </section>
  );
}

const MOST = 200;

function Problems({ problems }: Pick<Report, 'problems'>) {
  return (
    <div className={styles.scroll} role="region" aria-label={words.problems} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{words.problemColumns.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {problems.slice(0, MOST).map(({ row, column, message, suggestion }, index) => (
            <tr key={`${String(row)} ${column} ${String(index)}`}>
              <th scope="row">{row}</th><td>{column}</td>
              <td>{message}{suggestion !== undefined && ` ${words.meant(suggestion)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > MOST && <p>{words.moreProblems(problems.length - MOST)}</p>}
    </div>
  );
}
