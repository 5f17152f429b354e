/**
 * COPY in text format, the way bulk import writes: one line per row, fields apart by tabs, `\N` for null.
 * https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2
 */

const special = /[\\\t\n\r\b\f\v]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v',
};

const escape = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r\b\f\v]/g, (character) => escapes[character] ?? character) : text;

/** One element of an array literal; always quoted, so that `null`, commas and blanks stay text. */
const element = (value: string | number | null): string =>
  value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, (character) => `\\${character}`)}"`;

function objectText(value: object): string {
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  if (Array.isArray(value)) return escape(`{${(value as (string | number | null)[]).map(element).join(',')}}`);
  if (value instanceof Date) return value.toISOString();
  return escape(JSON.stringify(value));
}

/** One field of a COPY line: null, text, number, boolean, array of text, bytes (bytea), Date, or an object (jsonb). */
export function copyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'object' ? objectText(value) : `${value as number | bigint}`;
}

/** A whole COPY line, its newline included. */
export const copyLine = (values: readonly unknown[]): string => `${values.map(copyText).join('\t')}\n`;
