import type { Value } from '@sintra/definition';
import type { Catalogs, CellView, Dimension, Status, Titles } from '../api/types.ts';
import { labelOf } from '../form/options.ts';
import { texts } from '../texts.ts';
import { es, sayShortDay, sayWrittenDay } from '../words.ts';

/** The key under which the API counts and filters records without an answer. */
export const noAnswer = 'no_answer';

export const statusLabels: Readonly<Record<Status, string>> = {
  draft: 'Borrador',
  submitted: 'Enviado',
  validated: 'Validado',
  observed: 'Observado',
  closed: 'Cerrado',
};

/** Also the order in which a status is listed. */
export const statuses = Object.keys(statusLabels) as Status[];

const quarter = /^(\d{4})-?[QT]?([1-4])$/;

/** What people call one value of a dimension. */
export function sayDimensionValue(dimension: Dimension | undefined, code: string, catalogs: Catalogs, titles: Titles = {}): string {
  if (code === noAnswer) return texts.noAnswer;
  if (dimension?.refers !== undefined) return titles[code]?.title ?? texts.list.hiddenRecord;
  if (dimension?.id === 'status') return statusLabels[code as Status] ?? code;
  const known = dimension?.values?.find((value) => value.code === code);
  if (known !== undefined) return es(known.label);
  if (dimension?.catalog !== undefined) return labelOf(catalogs[dimension.catalog] ?? [], code);
  const [, year, part] = quarter.exec(code) ?? [];
  return dimension?.id === 'quarter' && year !== undefined ? `${part}T ${year}` : code;
}

/** Answers of four figures are mostly years: they carry no comma; «10,000» does. */
const figures = new Intl.NumberFormat('es-MX', { useGrouping: 'min2' });

/** A cell's answer in the narrow space of a list: days are short. */
export const sayBriefly = (cell: CellView, value: Value | undefined, catalogs: Catalogs, titles: Titles = {}): string =>
  cell.type === 'date' && typeof value === 'string' ? sayWrittenDay(value, sayShortDay) : sayValue(cell, value, catalogs, titles);

/** A cell's answer in words; '' when there is none. */
export function sayValue(cell: CellView, value: Value | undefined, catalogs: Catalogs, titles: Titles = {}): string {
  if (value === undefined || value === null) return '';
  if (cell.file === true) return texts.form.fileKept;
  if (cell.refers !== undefined) return titles[String(value)]?.title ?? texts.list.hiddenRecord;
  const entries = cell.catalog === undefined ? [] : (catalogs[cell.catalog] ?? []);
  if (Array.isArray(value)) return (value as readonly string[]).map((code) => labelOf(entries, code)).join(', ');
  if (typeof value === 'number') return figures.format(value);
  if (cell.type === 'date') return sayWrittenDay(String(value));
  return cell.type === 'code' ? labelOf(entries, String(value)) : String(value);
}
