import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { downloadFile } from '../api/download.ts';
import type { RecordView } from '../api/types.ts';
import { announce } from '../parts/UndoBar.tsx';
import { texts } from '../texts.ts';
import styles from './records.module.css';
import { useScreens } from './screens.ts';

const megabytes = new Intl.NumberFormat('es-MX', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A file of the record: downloaded, never opened in here; each download is in the log. */
export function FileLink({ record, file }: { record: RecordView; file: string }) {
  const { path } = useScreens();
  const named = record.files?.[file];
  const download = useMutation({ mutationFn: (name: string) => downloadFile(`/${path}/${record.id}/files/${file}`, name), onError: (error) => announce(error.message) });
  if (named === undefined) return <>{texts.form.fileKept}</>;
  return (
    <button type="button" className={styles.fileLink} disabled={download.isPending} onClick={() => download.mutate(named.name)}>
      <IconPaperclip size={16} aria-hidden /> {named.name} <span>({texts.form.fileSize(megabytes.format(Math.max(named.size / 1e6, 0.1)))})</span>
    </button>
  );
}
