import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFileSpreadsheet, IconPlus, IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { downloadFile } from '../api/download.ts';
import type { Filters } from '../api/queries.ts';
import { announce } from '../parts/UndoBar.tsx';
import { useRight } from '../session.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

/** Import, export and template: in the same place on every list. */
export function ListActions({ filters, q }: { filters: Filters; q: string | undefined }) {
  const { path, base, resource, words, Actions } = useScreens();
  const creates = useRight(resource, 'create');
  const imports = useRight(resource, 'import');
  const exports = useRight(resource, 'export');
  const template = useMutation({ mutationFn: () => downloadFile(`/${path}/template.xlsx`, `plantilla-${words.file}.xlsx`), onError: (error) => announce(error.message) });
  return (
    <>
      {Actions !== undefined && <Actions />}
      {imports && (
        <>
          <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />} loading={template.isPending} onClick={() => template.mutate()}>{texts.list.template}</Button>
          <Button variant="default" component={Link} to={`${base}/importaciones`} leftSection={<IconUpload size={16} aria-hidden />}>{texts.list.import}</Button>
        </>
      )}
      {exports && <ExportMenu filters={filters} q={q} />}
      {creates && <Button component={Link} to={`${base}/nueva`} leftSection={<IconPlus size={16} aria-hidden />}>{words.create}</Button>}
    </>
  );
}
