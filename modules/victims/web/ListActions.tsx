import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFileSpreadsheet, IconPlus, IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { downloadFile } from '@sintra/ui/api/download.ts';
import type { Filters } from '@sintra/ui/api/queries.ts';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { path } from './form.ts';
import { texts } from './texts.ts';

/** Import, export and template: in the same place on every list. */
export function ListActions({ filters, q }: { filters: Filters; q: string | undefined }) {
  const creates = useRight('record', 'create');
  const imports = useRight('record', 'import');
  const exports = useRight('record', 'export');
  const template = useMutation({ mutationFn: () => downloadFile(`/${path}/template.xlsx`, 'plantilla-victimas.xlsx'), onError: (error) => announce(error.message) });
  return (
    <>
      {imports && (
        <>
          <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />} loading={template.isPending} onClick={() => template.mutate()}>{texts.list.template}</Button>
          <Button variant="default" component={Link} to="/victimas/importaciones" leftSection={<IconUpload size={16} aria-hidden />}>{texts.list.import}</Button>
        </>
      )}
      {exports && <ExportMenu filters={filters} q={q} />}
      {creates && <Button component={Link} to="/victimas/nueva" leftSection={<IconPlus size={16} aria-hidden />}>{texts.list.create}</Button>}
    </>
  );
}
