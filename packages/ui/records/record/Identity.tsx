import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { post } from '../../api/http.ts';
import type { RecordView } from '../../api/types.ts';
import { ReasonForm } from '../../parts/ReasonForm.tsx';
import { useRight } from '../../session.ts';
import styles from '../records.module.css';
import { useScreens } from '../screens.ts';
import { texts } from '../texts.ts';

const words = texts.record;

/** The lock over who the person is: opened with a written reason, closed with one key. */
export function Identity({ record, onOpen }: { record: RecordView; onOpen: (record: RecordView | null) => void }) {
  const { path, resource } = useScreens();
  const [asking, setAsking] = useState(false);
  const reveals = useRight(resource, 'reveal');
  const reveal = useMutation({
    mutationFn: (reason: string) => post<RecordView>(`/${path}/${record.id}/reveal`, { reason }),
    gcTime: 0,
    onSuccess: (opened) => {
      onOpen(opened);
      setAsking(false);
    },
  });
  const said = { absent: words.identityAbsent, masked: reveals ? words.identityMasked : words.identityClosed, open: words.identityOpen }[record.identity];
  if (asking) {
    return <ReasonForm title={words.revealTitle} explain={words.revealExplain} confirm={words.reveal} pending={reveal.isPending} error={reveal.error} onConfirm={(reason) => reveal.mutate(reason)} onCancel={() => setAsking(false)} />;
  }
  return (
    <div className={styles.identity} data-state={record.identity}>
      <IconLock size={20} aria-hidden />
      <div><strong>{words.identity}</strong> {said}</div>
      {reveals && record.identity === 'masked' && <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={() => setAsking(true)}>{words.reveal}</Button>}
      {record.identity === 'open' && <Button variant="default" leftSection={<IconEyeOff size={16} aria-hidden />} onClick={() => onOpen(null)}>{words.conceal}</Button>}
    </div>
  );
}
