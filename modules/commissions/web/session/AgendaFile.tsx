import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { downloadFile } from '@sintra/ui/api/download.ts';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import styles from '../commissions.module.css';
import type { MomentProps } from './SessionFrame.tsx';

const megabytes = new Intl.NumberFormat('es-MX', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The document of an item: downloaded by whoever reads the session, each time with its entry in the log. */
export function AgendaFile({ session, file }: { session: MomentProps['board']['session']; file: string }) {
  const named = session.files[file];
  const download = useMutation({ mutationFn: (name: string) => downloadFile(`/sessions/${session.id}/files/${file}`, name), onError: (error) => announce(error.message) });
  if (named === undefined) return <span className={styles.quiet}>{shared.form.fileKept}</span>;
  return (
    <button type="button" className={styles.fileLink} disabled={download.isPending} onClick={() => download.mutate(named.name)}>
      <IconPaperclip size={16} aria-hidden /> {named.name} ({shared.form.fileSize(megabytes.format(Math.max(named.size / 1e6, 0.1)))})
    </button>
  );
}
