import { canonicalJson, type Json } from './canonical.ts';

/** Tree of the entries that belong to no institution. */
export const HOUSE = '00000000-0000-0000-0000-000000000000';
export const FORMAT = 'sintra/bitacora/exportacion/1';

/** One entry of the log, as it enters the tree: its canonical JSON is the leaf's content. Field names only, never values. */
export interface EntryJson {
  readonly [field: string]: Json;
  readonly id: string;
  /** RFC 3339 in UTC, microseconds. */
  readonly at: string;
  readonly owner_institution_id: string | null;
}

export interface Header {
  readonly type: 'header';
  readonly format: typeof FORMAT;
  /** Published keys (note.ts) that sign, the newest last. */
  readonly keys: readonly string[];
  readonly exported_at: string;
  /** What was asked for; null means all. */
  readonly institution: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

interface CheckpointLine {
  readonly type: 'checkpoint';
  readonly note: string;
}

/** Begins a tree: its entries follow, leaf `first` to `first + count - 1`. Hashes in base64. */
export interface TreeLine {
  readonly type: 'tree';
  readonly tree: string;
  readonly acronym: string | null;
  readonly first: number;
  readonly count: number;
  /** Proofs of the first and the last of the entries in the tree of the last checkpoint; null when the whole tree is here. */
  readonly first_proof: readonly string[] | null;
  readonly last_proof: readonly string[] | null;
}

export interface ConsistencyLine {
  readonly type: 'consistency';
  readonly tree: string;
  readonly old_size: number;
  readonly size: number;
  readonly proof: readonly string[];
}

export interface EntryLine {
  readonly type: 'entry';
  readonly index: number;
  readonly leaf: string;
  /** Null when the leaf is there and its entry is not. */
  readonly entry: EntryJson | null;
}

/** An entry that stands in no tree although its time has passed. */
interface StrayLine {
  readonly type: 'stray';
  readonly entry: EntryJson;
}

/** Closes the file. `note`: signed text with the SHA-256 of all bytes before this line. */
export interface EndLine {
  readonly type: 'end';
  readonly entries: number;
  readonly note: string;
}

export type Line = Header | CheckpointLine | TreeLine | ConsistencyLine | EntryLine | StrayLine | EndLine;

/** One line of the file, without its line break. */
export const writeLine = (line: Line): string => canonicalJson(line as unknown as Json);

/** The text that the end line signs. */
export const endText = (sha256: string, lines: number): string => `${FORMAT}\nlines ${String(lines)}\nsha256 ${sha256}\n`;

const isList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): boolean => typeof value === 'string';
const isEntry = (value: unknown): boolean => typeof value === 'object' && value !== null && 'id' in value && isText(value.id) && 'at' in value && isText(value.at);
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);

/** The fields of each kind of line, exactly. */
const shapes: Readonly<Record<Line['type'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  header: { format: (value) => value === FORMAT, keys: isList, exported_at: isText, institution: orNull(isText), from: orNull(isText), until: orNull(isText) },
  checkpoint: { note: isText },
  tree: { tree: isText, acronym: orNull(isText), first: isCount, count: isCount, first_proof: orNull(isList), last_proof: orNull(isList) },
  consistency: { tree: isText, old_size: isCount, size: isCount, proof: isList },
  entry: { index: isCount, leaf: isText, entry: orNull(isEntry) },
  stray: { entry: isEntry },
  end: { entries: isCount, note: isText },
};

/** A line, or null when it is not JSON in canonical form with exactly the fields of its kind. */
export function readLine(text: string): Line | null {
  try {
    const value = JSON.parse(text) as Record<string, Json>;
    const type = value['type'];
    const shape = typeof type === 'string' && Object.hasOwn(shapes, type) ? shapes[type as Line['type']] : undefined;
    const fits = shape !== undefined && Object.keys(value).length === Object.keys(shape).length + 1
      && Object.entries(shape).every(([field, check]) => check(value[field]));
    return fits && canonicalJson(value) === text ? (value as unknown as Line) : null;
  } catch {
    return null;
  }
}

/** The lines of a text that comes in pieces. Only a line feed ends one: JSON may hold every other separator. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
