import { useSuspenseQueries } from '@tanstack/react-query';
import { catalogsQuery, formQuery } from '@sintra/ui/api/queries.ts';
import { sayValue } from '@sintra/ui/list/labels.ts';
import { findCell } from '@sintra/ui/records/form.ts';
import { es } from '@sintra/ui/words.ts';
import type { DocumentView } from './api.ts';
import { texts } from './texts.ts';

type Difference = DocumentView['different'][number]['differences'][number];

/** What the record says and what the document says, under the names that people know; records that are referred to are not named here. */
export function DifferenceWords({ form, differences }: { form: string; differences: readonly Difference[] }) {
  const [definition, catalogs] = useSuspenseQueries({ queries: [formQuery(form), catalogsQuery] });
  const words = ({ cell: id, stored, document }: Difference): string => {
    const cell = findCell(definition.data, id)?.cell;
    if (cell === undefined) return `${es(definition.data.groups.find((group) => group.id === id)?.label) || id}: ${texts.adds(String(document ?? ''))}`;
    if (cell.refers !== undefined) return texts.changes(es(cell.label));
    return `${es(cell.label)}: «${sayValue(cell, stored ?? undefined, catalogs.data)}» → «${sayValue(cell, document ?? undefined, catalogs.data)}»`;
  };
  return <>{differences.map(words).join('; ')}</>;
}
