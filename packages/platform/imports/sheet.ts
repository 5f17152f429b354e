import { cellsOf, normalize, type Form, type Group } from '@sintra/definition';
import { matchColumns, type ColumnMatch, type FormSheet, type SheetRow } from '@sintra/projections/excel';
import type { SheetEvent } from '@sintra/projections/excel';
import { mappingTake, matchedTake, type Ground, type Take } from './columns.ts';
import type { MappedValues, Mapping, MappingColumn } from './mapping.ts';
import { newDraft, type RowDraft } from './row.ts';

type Header = Extract<SheetEvent, { type: 'header' }>;

/** One sheet of a file, its columns understood. */
export interface SheetPlan {
  readonly name: string;
  /** null: the form's own sheet. */
  readonly group: Group | null;
  readonly matches: readonly ColumnMatch[];
  /** Headers that a mapping names and the sheet lacks. */
  readonly missing: readonly string[];
  /** Ids of the cells that its rows may say something about. */
  readonly cells: ReadonlySet<string>;
  /** Cells that new records get where the row says nothing. */
  readonly constants: MappedValues;
  /** null for a row without any content. */
  readonly read: (row: SheetRow) => RowDraft | null;
}

const idsOf = (column: MappingColumn): readonly string[] =>
  'to' in column ? [column.to] : [...new Set(Object.values(column.set).flatMap((cells) => Object.keys(cells).map((id) => id.replace(/\+$/, ''))))];

interface Placed {
  readonly at: number;
  readonly take: Take;
}

const isEmptyRow = ({ cells }: SheetRow): boolean => cells.every((cell) => cell === null || cell === '');

function reader(placed: readonly Placed[]): SheetPlan['read'] {
  return (row) => {
    if (isEmptyRow(row)) return null;
    const draft = newDraft(row.number);
    for (const { at, take } of placed) take(row.cells[at] ?? null, draft);
    return draft;
  };
}

const positionOf = (headers: readonly string[], name: string): number => {
  const exact = headers.indexOf(name);
  return exact >= 0 ? exact : headers.findIndex((header) => normalize(header) === normalize(name));
};

/** Columns that a mapping names, where they stand in this sheet. */
function placeMapping(mapping: Mapping, headers: readonly string[], ground: Ground) {
  const placed = mapping.columns.map((column) => ({ column, at: positionOf(headers, column.from) }));
  return {
    missing: [...new Set(placed.filter(({ at }) => at < 0).map(({ column }) => column.from))],
    placed: placed.filter(({ at }) => at >= 0).map(({ column, at }): Placed => ({ at, take: mappingTake(column, ground) })),
    matches: placed.filter(({ at }) => at >= 0).map(({ column, at }): ColumnMatch => ({ column: at, header: headers[at] ?? '', id: idsOf(column).join(' + '), by: 'id' })),
    ids: placed.flatMap(({ column }) => idsOf(column)),
  };
}

const nothingMapped = { missing: [], placed: [], matches: [], ids: [] };

/** Understands the columns of one sheet: the mapping's first, the others by hidden id, label and former names. */
export function planSheet(form: Form, sheet: FormSheet, name: string, header: Header, mapping: Mapping | undefined, catalogs: Ground['catalogs']): SheetPlan {
  const source = sheet.group ?? form;
  const ground = { source, catalogs };
  const own = sheet.group === null ? mapping : undefined;
  const mapped = own === undefined ? nothingMapped : placeMapping(own, header.headers, ground);
  const taken = new Set(mapped.matches.map(({ column }) => column));
  const rest = matchColumns(header.headers, header.hidden, sheet).filter(({ column, id }) => !taken.has(column) && !(id !== null && mapped.ids.includes(id)));
  const matched = own?.others === 'ignore' ? rest.map(({ column, header: title }): ColumnMatch => ({ column, header: title, id: null, by: null })) : rest;
  const placed = matched.flatMap((match): Placed[] => {
    const take = matchedTake(match, ground);
    return take === undefined ? [] : [{ at: match.column, take }];
  });
  const known = new Set(cellsOf(source).map(({ id }) => id));
  const constants = own?.constants ?? {};
  const ids = [...mapped.ids, ...matched.flatMap(({ id }) => id ?? []), ...Object.keys(constants)];
  return {
    name, group: sheet.group, missing: mapped.missing, constants,
    matches: [...mapped.matches, ...matched].toSorted((a, b) => a.column - b.column),
    cells: new Set(ids.filter((id) => known.has(id))),
    read: reader([...mapped.placed, ...placed]),
  };
}
