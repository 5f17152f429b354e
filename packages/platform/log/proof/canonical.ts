export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * RFC 8785: one text per value. Keys in order of their UTF-16 units, no blanks, numbers and strings as ECMAScript writes them.
 * @throws RangeError for what JSON cannot carry: an infinite number, a lone surrogate.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return text(value);
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return `{${Object.keys(value).sort().map((key) => `${text(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);

function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${String(value)} has no JSON`);
  return JSON.stringify(value);
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('a lone surrogate has no JSON');
  return JSON.stringify(value);
}
