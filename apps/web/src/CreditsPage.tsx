import { Page } from '@sintra/ui/parts/Page.tsx';
import { texts } from './texts.ts';

export function CreditsPage() {
  const { title, map, font, icons, software } = texts.creditsPage;
  return (
    <Page title={title} width="narrow">
      {[map, font, icons, software].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Page>
  );
}
