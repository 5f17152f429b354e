import type { Value } from '@sintra/definition';
import type { Catalogs, CellView, FieldView } from '../api/types.ts';
import { optionsOf } from './options.ts';

/**
 * Labels to offer while a free text is typed: those in use of the catalogue that the cell names, under the state chosen beside it. None
 * when the catalogue is not loaded; until a state is chosen, none either (the same name is in many states).
 */
export function suggestionsFor(cell: CellView, { cells }: FieldView, values: Readonly<Record<string, Value>>, catalogs: Catalogs): string[] {
  const state = cells.find((other) => other.catalog === 'state');
  const parent = state === undefined ? undefined : values[state.id];
  const entries = cell.suggests === undefined || typeof parent !== 'string' ? [] : (catalogs[cell.suggests] ?? []);
  return [...new Set(optionsOf(entries.filter((entry) => entry.parent === parent)).map(({ label }) => label))];
}
