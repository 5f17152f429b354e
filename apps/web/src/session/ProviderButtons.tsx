import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconExternalLink } from '@tabler/icons-react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { leaveFor, type Door } from './api.ts';
import { texts } from './texts.ts';

/** One for each identity provider that this house was set up with; usually none. */
export function ProviderButtons({ providers }: { providers: Door['providers'] }) {
  const leaving = useMutation({ mutationFn: leaveFor, onSuccess: ({ url }) => window.location.assign(url) });
  return (
    <>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          size="md"
          fullWidth
          leftSection={<IconExternalLink size={20} aria-hidden />}
          loading={leaving.variables === id && (leaving.isPending || leaving.isSuccess)}
          onClick={() => leaving.mutate(id)}
        >
          {texts.provider(name)}
        </Button>
      ))}
      {leaving.isError && <ErrorNotice error={leaving.error} />}
    </>
  );
}
