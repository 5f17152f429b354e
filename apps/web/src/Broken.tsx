import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { Page } from '@sintra/ui/parts/Page.tsx';

/** What is shown instead of a screen that failed; the rail and the top bar stay. */
export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <Page title={shared.errorTitle}>
      <ErrorNotice error={error} action={<Button variant="default" onClick={reset}>{shared.retry}</Button>} />
    </Page>
  );
}
