import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { downloadFile } from '@sintra/ui/api/download.ts';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import styles from '../commissions.module.css';

/** Files of a session, made when they are asked for. */
export function Files({ id, files }: { id: string; files: readonly (readonly [name: string, label: string])[] }) {
  const fetch = (name: string) => void downloadFile(`/sessions/${id}/documents/${name}`, name).catch((error: unknown) => announce(error instanceof Error ? error.message : shared.errorTitle));
  return (
    <div className={styles.row}>
      {files.map(([name, label]) => <Button key={name} variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => fetch(name)}>{label}</Button>)}
    </div>
  );
}
