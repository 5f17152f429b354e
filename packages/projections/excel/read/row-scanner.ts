import { SheetProblem } from '../refusals.ts';
import type { RawCell } from '../types.ts';
import { richText } from './elements.ts';
import { serialToIso } from './serials.ts';
import { decodeText } from './xml.ts';

/** What turns the text of a cell into its value. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
  readonly columns: number;
}

const formula: RawCell = { formula: true };

interface Attributes { column: number; type: string; style: number; next: number; empty: boolean }

const damaged = (): never => {
  throw new SheetProblem('damaged');
};

/** Letters of «AB12» → 27; -1 without letters. */
function columnAt(text: string, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at += 1) {
    const letter = text.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** Reads `r`, `t` and `s` of a start tag whose attributes begin at `from`. A scan by character codes: this runs once a cell. */
function readAttributes(text: string, from: number, into: Attributes): void {
  into.column = -1;
  into.type = '';
  into.style = -1;
  for (let at = from; ; ) {
    const code = text.charCodeAt(at);
    if (code === 62 || (code === 47 && text.charCodeAt(at + 1) === 62)) {
      into.empty = code === 47;
      into.next = at + (code === 47 ? 2 : 1);
      return;
    }
    if (code <= 32) { at += 1; continue; }
    const equals = text.indexOf('=', at);
    const quote = text.charCodeAt(equals + 1);
    const end = quote === 34 ? text.indexOf('"', equals + 2) : quote === 39 ? text.indexOf("'", equals + 2) : -1;
    if (equals < 0 || end < 0) return damaged();
    if (equals === at + 1) {
      if (code === 114) into.column = columnAt(text, equals + 2, end);
      else if (code === 116) into.type = text.slice(equals + 2, end);
      else if (code === 115) into.style = Number(text.slice(equals + 2, end));
    }
    at = end + 1;
  }
}

function fromSerial(raw: string, style: number, { dateStyles, from1904 }: CellContext): RawCell {
  const number = Number(raw);
  if (Number.isNaN(number)) return raw.trim() === '' ? null : decodeText(raw);
  if (style < 0 || dateStyles[style] !== true) return number;
  const iso = serialToIso(number, from1904);
  return iso === null ? number : { date: iso };
}

/** One row per type of cell of the format; any other type reads as a number, as the format says. */
const byType: Readonly<Record<string, (raw: string, style: number, context: CellContext) => RawCell>> = {
  s: (raw, _style, { strings }) => strings[Number(raw)] ?? damaged(),
  str: (raw) => decodeText(raw),
  e: (raw) => decodeText(raw),
  b: (raw) => raw.trim() === '1' || raw.trim() === 'true',
  d: (raw) => ({ date: raw.trim().replace(/T00:00:00(\.0+)?Z?$/, '') }),
};

/** Reads the cells of rows; one scanner for each sheet, since tags may carry the sheet's own prefix. */
export class RowScanner {
  readonly #cell: string;
  readonly #cellEnd: string;
  readonly #value: string;
  readonly #valueEnd: string;
  readonly #formula: RegExp;
  readonly #inline: RegExp;
  readonly #prefix: string;
  readonly #context: CellContext;
  readonly #attributes: Attributes = { column: -1, type: '', style: -1, next: 0, empty: false };

  constructor(prefix: string, context: CellContext) {
    this.#prefix = prefix;
    this.#cell = `<${prefix}c`;
    this.#cellEnd = `</${prefix}c>`;
    this.#value = `<${prefix}v>`;
    this.#valueEnd = `</${prefix}v>`;
    this.#formula = new RegExp(`<${prefix}f[\\s>/]`);
    this.#inline = new RegExp(`^<${prefix}is><${prefix}t(?: xml:space="preserve")?>([^<]*)</${prefix}t></${prefix}is>$`);
    this.#context = context;
  }

  /**
   * Cells of the row whose content is text[from, to). Empty at the end are dropped, so an empty row gives [].
   * @throws a column number when a cell with content lies beyond the allowed columns; the caller knows the row.
   */
  cells(text: string, from: number, to: number): RawCell[] {
    const cells: RawCell[] = [];
    const attributes = this.#attributes;
    let column = -1;
    for (let at = from; at < to; ) {
      if (!text.startsWith(this.#cell, at)) {
        at = this.#skip(text, at, to);
        continue;
      }
      readAttributes(text, at + this.#cell.length, attributes);
      column = attributes.column >= 0 ? attributes.column : column + 1;
      at = attributes.next;
      if (attributes.empty) continue;
      const end = text.indexOf(this.#cellEnd, at);
      if (end < 0 || end > to) return damaged();
      const value = this.#valueOf(text, at, end);
      at = end + this.#cellEnd.length;
      if (value === null || value === '') continue;
      if (column >= this.#context.columns) throw new RangeError('columns');
      while (cells.length < column) cells.push(null);
      cells[column] = value;
    }
    return cells;
  }

  #skip(text: string, at: number, to: number): number {
    if (text.charCodeAt(at) <= 32) return at + 1;
    const next = text.indexOf('>', at);
    return next < 0 || next >= to ? to : next + 1;
  }

  #valueOf(text: string, from: number, end: number): RawCell {
    const { type, style } = this.#attributes;
    if (text.startsWith(this.#value, from)) {
      const close = text.indexOf(this.#valueEnd, from);
      if (close + this.#valueEnd.length === end) return this.#typed(type, text.slice(from + this.#value.length, close), style);
    }
    return this.#unusual(text.slice(from, end), type, style);
  }

  #typed(type: string, raw: string, style: number): RawCell {
    const read = type === '' || type === 'n' ? fromSerial : byType[type] ?? fromSerial;
    return read(raw, style, this.#context);
  }

  /** Formulas, inline strings, and values with spaces or attributes around. */
  #unusual(content: string, type: string, style: number): RawCell {
    if (content === '') return null;
    const plain = type === 'inlineStr' ? this.#inline.exec(content)?.[1] : undefined;
    if (plain !== undefined) return decodeText(plain);
    if (this.#formula.test(content)) return formula;
    if (type === 'inlineStr') return richText(content, this.#prefix);
    const value = new RegExp(`<${this.#prefix}v(?:\\s[^<>]*)?>([^<]*)</${this.#prefix}v\\s*>`).exec(content);
    return value?.[1] === undefined ? null : this.#typed(type, value[1], style);
  }
}
