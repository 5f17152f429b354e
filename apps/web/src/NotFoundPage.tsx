import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { texts } from './texts.ts';

export function NotFoundPage() {
  return (
    <Page title={texts.notFound}>
      <EmptyState title={texts.notFoundHelp} actions={<Button component={Link} to="/">{texts.goHome}</Button>} />
    </Page>
  );
}
