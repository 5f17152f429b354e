import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { downloadFile } from '@sintra/ui/api/download.ts';
import { EmptyState } from '@sintra/ui/parts/Page.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { path } from './form.ts';
import { texts } from './texts.ts';

/** Nothing yet teaches the two ways to begin; nothing found says what to change. */
export function ListEmpty({ bare }: { bare: boolean }) {
  const creates = useRight('record', 'create');
  const imports = useRight('record', 'import');
  if (!bare) return <EmptyState title={texts.list.nothingTitle}>{texts.list.nothing}</EmptyState>;
  const actions = (
    <>
      {creates && <Button component={Link} to="/victimas/nueva">{texts.list.create}</Button>}
      {imports && <Button variant="default" onClick={() => void downloadFile(`/${path}/template.xlsx`, 'plantilla.xlsx')}>{texts.list.template}</Button>}
      {imports && <Button variant="default" component={Link} to="/victimas/importaciones">{texts.list.import}</Button>}
    </>
  );
  return <EmptyState title={texts.list.emptyTitle} actions={actions}>{texts.list.empty}</EmptyState>;
}
