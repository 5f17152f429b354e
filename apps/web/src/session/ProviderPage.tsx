import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { keys } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { arriveFrom } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import { FactorStep } from './FactorStep.tsx';
import { texts } from './texts.ts';

const words = texts.providerPage;

/** Where an identity provider sends people back to: its answer is judged once, and leaves the address at once. */
export function ProviderPage() {
  const { provider } = useParams({ strict: false }) as { provider: string };
  const [query] = useState(() => window.location.search);
  const client = useQueryClient();
  const navigate = useNavigate();
  const arriving = useQuery({ queryKey: ['arrive', provider, query], queryFn: () => arriveFrom(provider, query), retry: false, staleTime: Number.POSITIVE_INFINITY });
  const enter = useCallback(async () => {
    await client.resetQueries({ queryKey: keys.me });
    await navigate({ to: '/', replace: true });
  }, [client, navigate]);
  const entered = arriving.data !== undefined && 'me' in arriving.data;
  useEffect(() => window.history.replaceState(window.history.state, '', window.location.pathname), []);
  useEffect(() => {
    if (entered) void enter();
  }, [entered, enter]);
  const goBack = () => window.location.assign('/');
  return (
    <DoorPage title={words.title}>
      {arriving.isError && <ErrorNotice error={arriving.error} />}
      {arriving.isError && <Button variant="default" onClick={goBack}>{words.back}</Button>}
      {(arriving.isPending || entered) && <p role="status">{words.checking}</p>}
      {arriving.data !== undefined && 'next' in arriving.data && <FactorStep factors={arriving.data.factors} onDone={() => void enter()} onBack={goBack} />}
    </DoorPage>
  );
}
