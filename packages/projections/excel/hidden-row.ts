import type { HiddenIds } from './types.ts';

/** «sintra:victim:3:services:@folio»: the mark stands before the first column's id and survives reordered columns. */
const mark = /^sintra:([a-zA-Z][\w-]*):(\d{1,9}):(\w*):(.*)$/;

/** The first column of the template's example row begins so; such rows are not data. */
export const exampleMark = 'EJEMPLO';

/** The hidden row's first cell: which form, version and group the sheet belongs to, and its first column. */
export const hiddenMark = (form: string, version: number, group: string, firstId: string): string => `sintra:${form}:${version}:${group}:${firstId}`;

/** Reads a row as the hidden row of ids; null when it is an ordinary row. */
export function readHiddenRow(cells: readonly unknown[]): HiddenIds | null {
  const at = cells.findIndex((cell) => typeof cell === 'string' && mark.test(cell.trim()));
  if (at < 0) return null;
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
  const [, form = '', version = '', group = '', id = ''] = mark.exec(texts[at] ?? '') ?? [];
  return { form, version: Number(version), group: group === '' ? null : group, ids: texts.with(at, id) };
}
