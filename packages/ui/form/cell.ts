import type { Value } from '@sintra/definition';
import type { CatalogEntryView, CellView, FieldView } from '../api/types.ts';

/** What every input of a cell receives, whatever its type. */
export interface CellProps {
  readonly id: string;
  readonly cell: CellView;
  readonly field: FieldView;
  readonly label: string;
  readonly entries: readonly CatalogEntryView[];
  /** Words offered while free text is typed. */
  readonly suggestions?: readonly string[] | undefined;
  readonly value: Value | undefined;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly onChange: (value: Value) => void;
  readonly onBlur: () => void;
}
