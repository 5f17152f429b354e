/** One model of an official document, two writers (decision 0017): what a minute or a programme says is said once. */

export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
}

/** A text of one look, or pieces of several. */
export type Words = string | readonly Run[];

export interface Column {
  readonly title: string;
  /** Share of the width, beside the others'; 1 where it is not said. */
  readonly share?: number;
}

export interface Signatory {
  readonly name: string;
  /** Office and institution, one line each. */
  readonly office: readonly string[];
}

export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly words: Words; readonly align?: 'left' | 'center' | 'right' | 'justify' }
  | { readonly type: 'list'; readonly ordered?: true; readonly items: readonly Words[] }
  | { readonly type: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly Words[])[] }
  /** Lines to sign on, two in a row. */
  | { readonly type: 'signatures'; readonly people: readonly Signatory[] }
  | { readonly type: 'pageBreak' };

export interface Document {
  /** Large, at the beginning, and in the file's properties. */
  readonly title: string;
  readonly subtitle?: string;
  /** Small, above every page: the body or institution that issues it. */
  readonly header?: string;
  /** Small, below every page beside its number: folio, «documento de trabajo». */
  readonly footer?: string;
  readonly landscape?: true;
  readonly blocks: readonly Block[];
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text });
export const paragraph = (words: Words): Block => ({ type: 'paragraph', words, align: 'justify' });
export const table = (columns: readonly Column[], rows: readonly (readonly Words[])[]): Block => ({ type: 'table', columns, rows });
export const bullets = (items: readonly Words[]): Block => ({ type: 'list', items });
export const numbered = (items: readonly Words[]): Block => ({ type: 'list', ordered: true, items });

// Characters that XML 1.0 cannot hold; Word refuses a whole file over one of them.
// eslint-disable-next-line no-control-regex -- naming them is the point
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The pieces of a text, without what no document can show. */
export const runsOf = (words: Words): readonly Run[] =>
  (typeof words === 'string' ? [{ text: words }] : words).map((run) => ({ ...run, text: run.text.replace(unprintable, '') }));
