import { Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Filters } from '../api/queries.ts';
import { ReasonForm } from '../parts/ReasonForm.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { askExport, requestsKey } from './api.ts';
import styles from './requests.module.css';
import { requestTexts } from './texts.ts';

const words = requestTexts.ask;

interface Props {
  readonly path: string;
  readonly filters: Filters;
  readonly q: string | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks to export what the list shows, with identity; another person allows it. */
export function ExportRequestDialog({ path, filters, q, opened, onClose }: Props) {
  const client = useQueryClient();
  const asking = useMutation({
    mutationFn: (reason: string) => askExport(path, { ...filters, ...(q !== undefined && { q }), format: 'xlsx', reason }),
    onSuccess: ({ number }) => {
      announce(words.sent(number));
      void client.invalidateQueries({ queryKey: requestsKey('export') });
      onClose();
    },
  });
  return (
    <div className={styles.dialog}>
      <Modal.Root opened={opened} onClose={onClose} lockScroll={false} withinPortal={false}>
        <Modal.Overlay />
        <Modal.Content aria-label={words.title}>
          <Modal.Body>
            <ReasonForm
              title={words.title} explain={words.explain} confirm={words.confirm} pending={asking.isPending} error={asking.error}
              onConfirm={(reason) => asking.mutate(reason)} onCancel={onClose}
            />
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </div>
  );
}
