import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Notice } from '@sintra/ui/parts/Notice.tsx';
import { checkRecovery, recover } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import { NewPassword } from './NewPassword.tsx';
import { texts } from './texts.ts';

const words = texts.recovery;
const goIn = <Button component="a" href="/" variant="default">{words.enter}</Button>;

/** Opened from the link that an administrator hands over: its secret is after the mark, which no server receives. */
export function RecoveryPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => window.history.replaceState(window.history.state, '', window.location.pathname), []);
  const status = useQuery({ queryKey: ['recovery', token], queryFn: () => checkRecovery(token), retry: false, staleTime: Number.POSITIVE_INFINITY });
  const choosing = useMutation({ mutationFn: (password: string) => recover(token, password), gcTime: 0 });
  if (status.isPending) return <div aria-busy="true" />;
  if (status.isError) return <DoorPage title={words.expired}><Notice tone="warning">{words.expiredHelp}</Notice>{goIn}</DoorPage>;
  if (choosing.isSuccess) return <DoorPage title={words.done}><Notice tone="info">{words.doneHelp}</Notice>{goIn}</DoorPage>;
  return (
    <DoorPage title={words.title} lead={words.lead}>
      <NewPassword submit={words.submit} pending={choosing.isPending} error={choosing.error} onChosen={({ next }) => choosing.mutate(next)} />
    </DoorPage>
  );
}
