import { useSuspenseQueries } from '@tanstack/react-query';
import { catalogsQuery, dimensionsQuery, formQuery } from '@sintra/ui/api/queries.ts';
import type { CellView, Dimension, FieldView, FormView } from '@sintra/ui/api/types.ts';
import { es } from '@sintra/ui/words.ts';

export const formId = 'victim';
export const path = 'victims';

/** The form, its catalogues and its dimensions: read once, kept while somebody works. */
export function useVictimForm() {
  const [form, catalogs, dimensions] = useSuspenseQueries({ queries: [formQuery(formId), catalogsQuery, dimensionsQuery(path)] });
  return { form: form.data, catalogs: catalogs.data, dimensions: dimensions.data };
}

/** Answers that are also dimensions of the dashboard under a shorter name: one filter for each is enough. */
const twins = new Set(['nationalities', 'formsOfExploitation', 'detectionState']);
export const isOffered = ({ id }: Dimension): boolean => !twins.has(id);

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
