import { Page } from '@sintra/ui/parts/Page.tsx';

export function ImportPage() {
  return <Page title="Importaciones">{null}</Page>;
}
