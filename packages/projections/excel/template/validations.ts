import type { Cell, CellType } from '@sintra/definition';
import { defaultLimits } from '../limits.ts';
import type { Validation, ValidationRule } from '../write/validation-xml.ts';
import { columnLetters } from '../write/xml-text.ts';
import { acceptedOf } from './words.ts';

/** Rows with drop-downs: what people type by hand. Longer tables are pasted, and some programs keep a rule for every cell. */
const helpedRows = 3_000;

type Rule = (cell: Cell, ranges: ReadonlyMap<string, string>) => ValidationRule;

const note: Rule = () => ({ type: 'textLength', operator: 'lessThanOrEqual', first: String(defaultLimits.cellLength), warns: true });
const list = (warns: boolean): Rule => (cell, ranges) => {
  const range = ranges.get(cell.catalog ?? '');
  return range === undefined ? note(cell, ranges) : { type: 'list', first: range, warns };
};
const bounds = (type: 'whole' | 'decimal', most: number): Rule => ({ field }) => ({
  type, operator: 'between', first: String(field.min ?? -most), second: String(field.max ?? most), warns: true,
});

/** Warnings, not walls: a code, «(borrar)» or «17 años» are good answers that a strict rule would forbid; the import decides. */
const rules: { readonly [T in CellType]: Rule } = {
  text: note,
  uuid: note,
  date: note,
  integer: bounds('whole', 2_147_483_647),
  decimal: bounds('decimal', Number.MAX_SAFE_INTEGER),
  code: list(true),
  codes: list(false),
};

/** The drop-down, limits and note of one column, from the first row of data down. */
export function validationOf(cell: Cell, column: number, firstRow: number, ranges: ReadonlyMap<string, string>): Validation {
  const letters = columnLetters(column);
  const help = cell.field.help?.es;
  const accepts = acceptedOf(cell);
  return {
    ...rules[cell.type](cell, ranges),
    range: `${letters}${firstRow}:${letters}${firstRow + helpedRows}`,
    title: cell.field.label.es,
    prompt: help === undefined ? `${accepts}.` : `${help} ${accepts}.`,
    error: `Se esperaba: ${accepts.charAt(0).toLowerCase()}${accepts.slice(1)}.`,
  };
}
