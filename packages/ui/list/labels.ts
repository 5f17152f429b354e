import type { Value } from '@sintra/definition';
import type { Catalogs, CellView, Dimension, Status, Titles } from '../api/types.ts';
import { labelOf } from '../form/options.ts';
import { texts } from '../texts.ts';
import { es, sayNumber } from '../words.ts';

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

/** A cell's answer in words; '' when there is none. */
export function sayValue(cell: CellView, value: Value | undefined, catalogs: Catalogs, titles: Titles = {}): string {
  if (value === undefined || value === null) return '';
  if (cell.file === true) return texts.form.fileKept;
  if (cell.refers !== undefined) return titles[String(value)]?.title ?? texts.list.hiddenRecord;
  const entries = cell.catalog === undefined ? [] : (catalogs[cell.catalog] ?? []);
  if (Array.isArray(value)) return (value as readonly string[]).map((code) => labelOf(entries, code)).join(', ');
  if (typeof value === 'number') return sayNumber(value);
  return cell.type === 'code' ? labelOf(entries, String(value)) : String(value);
}
