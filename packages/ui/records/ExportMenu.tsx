import { Button, Menu, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { downloadFile } from '../api/download.ts';
import { query } from '../api/http.ts';
import type { Filters } from '../api/queries.ts';
import { ReasonForm } from '../parts/ReasonForm.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { useRight } from '../session.ts';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

interface Asked {
  readonly format: 'xlsx' | 'csv';
  /** Present when the identity goes too. */
  readonly reason?: string;
}

/** The records of the list as a file, with the same filters; identity only with its own right and a written reason. */
export function ExportMenu({ filters, q }: { filters: Filters; q: string | undefined }) {
  const { path, resource, identity, words } = useScreens();
  const withIdentity = useRight(resource, 'export_identity') && identity;
  const [asking, setAsking] = useState(false);
  const exporting = useMutation({
    mutationFn: ({ format, reason }: Asked) =>
      downloadFile(`/${path}/export.${format}${query({ ...filters, q, identity: reason === undefined ? undefined : 'true', reason })}`, `${words.file}.${format}`),
    onSuccess: () => setAsking(false),
    onError: (error) => announce(error.message),
  });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={exporting.isPending}>{texts.list.export}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => exporting.mutate({ format: 'xlsx' })}>{texts.list.exportXlsx}</Menu.Item>
          <Menu.Item onClick={() => exporting.mutate({ format: 'csv' })}>{texts.list.exportCsv}</Menu.Item>
          {withIdentity && <Menu.Item onClick={() => setAsking(true)}>{texts.list.exportIdentity}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Modal.Root opened={asking} onClose={() => setAsking(false)} lockScroll={false} withinPortal={false}>
        <Modal.Overlay />
        <Modal.Content aria-label={texts.list.exportIdentityTitle}>
          <Modal.Body>
            <ReasonForm
              title={texts.list.exportIdentityTitle}
              explain={texts.list.exportIdentityExplain}
              confirm={texts.list.exportXlsx}
              pending={exporting.isPending}
              error={exporting.error}
              onConfirm={(reason) => exporting.mutate({ format: 'xlsx', reason })}
              onCancel={() => setAsking(false)}
            />
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
