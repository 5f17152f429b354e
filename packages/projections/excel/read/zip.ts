import { SheetProblem } from '../refusals.ts';
import type { ReadLimits } from '../types.ts';

/** One file inside a workbook, as the central directory tells it; what it really inflates to is counted later. */
export interface ZipEntry {
  readonly name: string;
  readonly crc: number;
  readonly stored: boolean;
  readonly data: Buffer;
  readonly declared: number;
}

const damaged = (): never => {
  throw new SheetProblem('damaged');
};
const unsafe = (why: string): never => {
  throw new SheetProblem('unsafe', { why });
};

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const sixtyFour = 0xffffffff;

interface Directory {
  readonly count: number;
  readonly offset: number;
  readonly end: number;
}

/** The record at the end of the file; at most a comment of 65,535 bytes follows it. */
function findDirectory(file: Buffer): Directory {
  const lowest = Math.max(0, file.length - 22 - 65_535);
  for (let at = file.length - 22; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) !== endSignature) continue;
    const count = file.readUInt16LE(at + 10);
    const offset = file.readUInt32LE(at + 16);
    return offset === sixtyFour || count === 0xffff ? findDirectory64(file, at) : { count, offset, end: at };
  }
  return damaged();
}

/** ZIP64, which some producers write even for small files. */
function findDirectory64(file: Buffer, end: number): Directory {
  const locator = end - 20;
  if (locator < 0 || file.readUInt32LE(locator) !== 0x07064b50) return damaged();
  const at = Number(file.readBigUInt64LE(locator + 8));
  if (at < 0 || at + 56 > file.length || file.readUInt32LE(at) !== 0x06064b50) return damaged();
  return { count: Number(file.readBigUInt64LE(at + 32)), offset: Number(file.readBigUInt64LE(at + 48)), end };
}

interface Sizes { compressed: number; declared: number; offset: number }

/** Fields that did not fit in 32 bits stand in the extra field 0x0001, in this order. */
function widen(sizes: Sizes, extra: Buffer): Sizes {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const wide = (value: number): number => {
      if (value !== sixtyFour) return value;
      next += 8;
      return next <= extra.length ? Number(extra.readBigUInt64LE(next - 8)) : damaged();
    };
    const declared = wide(sizes.declared);
    const compressed = wide(sizes.compressed);
    return { declared, compressed, offset: wide(sizes.offset) };
  }
  return sizes;
}

/** The bytes of an entry, after its local header, which must tell the same name: two names for one content hide things. */
function entryData(file: Buffer, { offset, compressed }: Sizes, name: Buffer, limit: number): Buffer {
  if (offset + 30 > limit || file.readUInt32LE(offset) !== localSignature) return damaged();
  const nameEnd = offset + 30 + file.readUInt16LE(offset + 26);
  const start = nameEnd + file.readUInt16LE(offset + 28);
  if (start + compressed > limit) return damaged();
  if (!file.subarray(offset + 30, nameEnd).equals(name)) return unsafe('un mismo contenido aparece con dos nombres');
  return file.subarray(start, start + compressed);
}

function checkName(name: string): void {
  if (name === '' || name.includes('\0') || name.includes('\\') || name.startsWith('/') || /^[a-z]:/i.test(name)) unsafe('contiene nombres de archivo que no son válidos');
  if (name.split('/').includes('..')) unsafe('contiene rutas que salen del libro');
}

function readEntry(file: Buffer, at: number, limit: number): { readonly entry: ZipEntry; readonly next: number } {
  if (at + 46 > limit || file.readUInt32LE(at) !== centralSignature) return damaged();
  const flags = file.readUInt16LE(at + 8);
  const method = file.readUInt16LE(at + 10);
  if ((flags & 1) !== 0) throw new SheetProblem('encrypted');
  if (method !== 0 && method !== 8) return unsafe('usa una compresión que Excel no usa');
  const nameEnd = at + 46 + file.readUInt16LE(at + 28);
  const extraEnd = nameEnd + file.readUInt16LE(at + 30);
  const name = file.subarray(at + 46, nameEnd);
  const narrow = { compressed: file.readUInt32LE(at + 20), declared: file.readUInt32LE(at + 24), offset: file.readUInt32LE(at + 42) };
  const sizes = widen(narrow, file.subarray(nameEnd, extraEnd));
  const data = entryData(file, sizes, name, limit);
  checkName(name.toString('utf8'));
  const entry = { name: name.toString('utf8'), crc: file.readUInt32LE(at + 16), stored: method === 0, data, declared: sizes.declared };
  return { entry, next: extraEnd + file.readUInt16LE(at + 32) };
}

function checkOverlap(entries: readonly ZipEntry[]): void {
  const starts = entries.filter((entry) => entry.data.length > 0).map(({ data }) => [data.byteOffset, data.byteOffset + data.length] as const).sort((a, b) => a[0] - b[0]);
  for (const [index, [start]] of starts.entries()) {
    const before = starts[index - 1];
    if (before !== undefined && start < before[1]) unsafe('sus partes se enciman unas con otras');
  }
}

/**
 * Walks a workbook's zip before anything opens it. Trusts no header further than where the bytes are.
 * @throws SheetProblem on damage, encryption, duplicate or escaping names, overlaps, or too many entries.
 */
export function zipEntries(file: Buffer, limits: ReadLimits): ReadonlyMap<string, ZipEntry> {
  if (file.length < 22) return damaged();
  const { count, offset, end } = findDirectory(file);
  if (count > limits.entries) return unsafe(`contiene más de ${limits.entries} archivos dentro`);
  const entries = new Map<string, ZipEntry>();
  const lower = new Set<string>();
  for (let index = 0, at = offset; index < count; index += 1) {
    const { entry, next } = readEntry(file, at, end);
    if (lower.has(entry.name.toLowerCase())) return unsafe('contiene dos partes con el mismo nombre');
    lower.add(entry.name.toLowerCase());
    entries.set(entry.name, entry);
    at = next;
  }
  checkOverlap([...entries.values()]);
  return entries;
}
