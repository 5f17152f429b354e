import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { texts } from '../texts.ts';
import { acceptNotice } from './api.ts';
import { DoorPage } from './DoorPage.tsx';

/** Accepted once by each person, and again when its text changes. */
export function NoticePage() {
  const client = useQueryClient();
  const accepting = useMutation({ mutationFn: acceptNotice, onSuccess: () => client.refetchQueries({ queryKey: keys.me }) });
  return (
    <DoorPage title={texts.noticePage.title} lead={texts.noticePage.lead}>
      <ul>
        {texts.noticePage.points.map((point) => <li key={point}>{point}</li>)}
      </ul>
      {accepting.isError && <ErrorNotice error={accepting.error} />}
      <Button size="md" fullWidth autoFocus loading={accepting.isPending} onClick={() => accepting.mutate()}>{texts.noticePage.accept}</Button>
    </DoorPage>
  );
}
