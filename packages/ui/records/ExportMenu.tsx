import { Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { downloadFile } from '../api/download.ts';
import { query } from '../api/http.ts';
import type { Filters } from '../api/queries.ts';
import { ExportRequestDialog } from '../exports/ExportRequestDialog.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { useRight } from '../session.ts';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

/** The records of the list as a file, with the same filters; identity is asked for, and another person allows it. */
export function ExportMenu({ filters, q }: { filters: Filters; q: string | undefined }) {
  const { path, resource, identity, words } = useScreens();
  const withIdentity = useRight(resource, 'export_identity') && identity;
  const [asking, setAsking] = useState(false);
  const exporting = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => downloadFile(`/${path}/export.${format}${query({ ...filters, q })}`, `${words.file}.${format}`),
    onError: (error) => announce(error.message),
  });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={exporting.isPending}>{texts.list.export}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => exporting.mutate('xlsx')}>{texts.list.exportXlsx}</Menu.Item>
          <Menu.Item onClick={() => exporting.mutate('csv')}>{texts.list.exportCsv}</Menu.Item>
          {withIdentity && <Menu.Item onClick={() => setAsking(true)}>{texts.list.exportIdentity}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <ExportRequestDialog path={path} filters={filters} q={q} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}
