import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { downloadFile } from '../api/download.ts';
import { EmptyState } from '../parts/Page.tsx';
import { useRight } from '../session.ts';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

/** Nothing yet teaches the two ways to begin; nothing found says what to change. */
export function ListEmpty({ bare }: { bare: boolean }) {
  const { path, base, resource, words } = useScreens();
  const creates = useRight(resource, 'create');
  const imports = useRight(resource, 'import');
  if (!bare) return <EmptyState title={texts.list.nothingTitle}>{words.nothing}</EmptyState>;
  const actions = (
    <>
      {creates && <Button component={Link} to={`${base}/nueva`}>{words.create}</Button>}
      {imports && <Button variant="default" onClick={() => void downloadFile(`/${path}/template.xlsx`, `plantilla-${words.file}.xlsx`)}>{texts.list.template}</Button>}
      {imports && <Button variant="default" component={Link} to={`${base}/importaciones`}>{texts.list.import}</Button>}
    </>
  );
  return <EmptyState title={words.emptyTitle} actions={actions}>{words.empty}</EmptyState>;
}
