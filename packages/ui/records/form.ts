import { useSuspenseQueries } from '@tanstack/react-query';
import { catalogsQuery, dimensionsQuery, formQuery } from '../api/queries.ts';
import type { CellView, FieldView, FormView } from '../api/types.ts';
import { es } from '../words.ts';
import { useScreens } from './screens.ts';

/** The form, its catalogues and its dimensions: read once, kept while somebody works. */
export function useRecordForm() {
  const { formId, path } = useScreens();
  const [form, catalogs, dimensions] = useSuspenseQueries({ queries: [formQuery(formId), catalogsQuery, dimensionsQuery(path)] });
  return { form: form.data, catalogs: catalogs.data, dimensions: dimensions.data };
}

export interface Place {
  readonly section: string;
  readonly field: FieldView;
  readonly cell: CellView;
}

/** Where a cell of the form is asked. */
export function findCell(form: FormView, id: string): Place | undefined {
  for (const section of form.sections)
    for (const field of section.fields) for (const cell of field.cells) if (cell.id === id) return { section: section.id, field, cell };
  return undefined;
}

/** «services[0].date» → the state's name of that input, and words for it; plain ids are cells of the form itself. */
export function readCellPath(form: FormView, path_: string): { name: string; label: string } {
  const [, group, index, cell] = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(path_) ?? [];
  if (group === undefined || cell === undefined) return { name: `values.${path_}`, label: es(findCell(form, path_)?.cell.label) || path_ };
  const found = form.groups.find((one) => one.id === group);
  const label = found?.fields.flatMap((field) => field.cells).find((one) => one.id === cell)?.label;
  return { name: `groups.${group}.${index}.values.${cell}`, label: `${es(found?.singular)} ${Number(index) + 1}: ${es(label) || cell}` };
}
