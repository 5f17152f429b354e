import { Page } from '@sintra/ui/parts/Page.tsx';

export function ImportsPage() {
  return <Page title="Importaciones">{null}</Page>;
}
