/**
 * Arrays of PostgreSQL's own types. The driver can ask the catalogue for them on every new connection, but leaves that
 * question's failure unhandled, so that a database that falls at that instant would take the whole process with it. Their
 * numbers are the same in every PostgreSQL: they are written here and nothing is asked.
 */
interface Element {
  readonly one: number;
  readonly array: number;
  readonly read: (text: string) => unknown;
}

const asText = (text: string): string => text;
const asDate = (text: string): Date => new Date(text);

const elements: Readonly<Record<string, Element>> = {
  bool: { one: 16, array: 1000, read: (text) => text === 't' },
  bytea: { one: 17, array: 1001, read: (text) => Buffer.from(text.slice(2), 'hex') },
  name: { one: 19, array: 1003, read: asText },
  int2: { one: 21, array: 1005, read: Number },
  int4: { one: 23, array: 1007, read: Number },
  text: { one: 25, array: 1009, read: asText },
  varchar: { one: 1043, array: 1015, read: asText },
  int8: { one: 20, array: 1016, read: asText },
  float8: { one: 701, array: 1022, read: Number },
  date: { one: 1082, array: 1182, read: asDate },
  timestamptz: { one: 1184, array: 1185, read: asDate },
  numeric: { one: 1700, array: 1231, read: asText },
  uuid: { one: 2950, array: 2951, read: asText },
  jsonb: { one: 3802, array: 3807, read: JSON.parse },
};

/** The driver's `types` for arrays. */
export const arrayTypes = Object.fromEntries(Object.entries(elements).map(([name, { array, read }]) => [
  `${name}_array`, { to: array, from: [array], serialize: writeArray, parse: (text: string) => readArray(text, read) },
]));

/** The driver's map from a type to its array, for `sql.array`. */
export const arrayOf = Object.fromEntries(Object.values(elements).map(({ one, array }) => [one, array]));

/** A JavaScript array as PostgreSQL's literal: `{"a",null,"b"}`. Anything else is left as it is. */
function writeArray(value: unknown): unknown {
  return Array.isArray(value) ? `{${value.map(writeElement).join(',')}}` : value;
}

function writeElement(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return String(writeArray(value));
  return `"${textOf(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | bigint | boolean}`;
}

/** Either braces, a comma, a quoted element or a bare one. */
const TOKEN = /[{},]|"((?:[^"\\]|\\.)*)"|([^{},"]+)/gsu;

/** PostgreSQL's literal as a JavaScript array, of arrays when it has more than one dimension. */
export function readArray(text: string, read: (element: string) => unknown): unknown[] {
  const open: unknown[][] = [[]];
  // «[0:2]={…}»: bounds that do not start at one.
  for (const [token, quoted, bare] of text.slice(text.indexOf('{')).matchAll(TOKEN)) {
    if (token === '{') open.push([]);
    else if (token === '}') open.at(-2)?.push(open.pop());
    else if (quoted !== undefined) open.at(-1)?.push(read(quoted.replace(/\\(.)/gsu, '$1')));
    else if (bare !== undefined) open.at(-1)?.push(bare === 'NULL' ? null : read(bare));
  }
  return open[0]?.[0] as unknown[];
}
