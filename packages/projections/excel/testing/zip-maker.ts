import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip made for a test; every field of its headers may be made to lie. */
export interface MadePart {
  readonly name: string;
  readonly data?: string | Buffer;
  /** Bytes already compressed, for contents too large to hold. */
  readonly deflated?: Buffer;
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Another name in the local header. */
  readonly localName?: string;
  /** The central entry points at the data of this other part. */
  readonly dataOf?: string;
}

interface Laid { readonly part: MadePart; readonly offset: number; readonly packed: Buffer; readonly size: number; readonly crc: number }

const contentOf = (part: MadePart): Buffer => Buffer.from(part.data ?? '');

function fields(header: Buffer, at: number, { part, packed, size, crc }: Omit<Laid, 'offset'>, name: Buffer): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(part.flags ?? 0x0800, at + 2);
  header.writeUInt16LE(part.method ?? 8, at + 4);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

function localOf(laid: Omit<Laid, 'offset'>): Buffer {
  const name = Buffer.from(laid.part.localName ?? laid.part.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  fields(header, 4, laid, name);
  return Buffer.concat([header, name, laid.packed]);
}

function centralOf(laid: Laid): Buffer {
  const name = Buffer.from(laid.part.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  fields(header, 6, laid, name);
  header.writeUInt32LE(laid.offset, 42);
  return Buffer.concat([header, name]);
}

/** Lays out a zip, honest or not. */
export function makeZip(parts: readonly MadePart[]): Buffer {
  const laid: Laid[] = [];
  const pieces: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = contentOf(part);
    const packed = part.deflated ?? (part.method === 0 ? content : deflateRawSync(content));
    const entry = { part, packed, size: part.size ?? content.length, crc: part.crc ?? crc32(content), offset: laid.find((other) => other.part.name === part.dataOf)?.offset ?? offset };
    laid.push(entry);
    if (part.dataOf !== undefined) continue;
    pieces.push(localOf(entry));
    offset += pieces.at(-1)?.length ?? 0;
  }
  const directory = Buffer.concat(laid.map(centralOf));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(laid.length, 8);
  end.writeUInt16LE(laid.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, directory, end]);
}

/** `megabytes` of the same megabyte of text between two others, compressed without ever existing: how bombs are made. */
export function bomb(start: string, middle: string, end: string, megabytes: number): Pick<MadePart, 'deflated' | 'size'> {
  const piece = Buffer.from(middle.repeat(Math.ceil(1024 * 1024 / middle.length)));
  const flushed = { finishFlush: constants.Z_FULL_FLUSH };
  const packed = deflateRawSync(piece, flushed);
  const deflated = Buffer.concat([deflateRawSync(Buffer.from(start), flushed), ...Array.from({ length: megabytes }, () => packed), deflateRawSync(Buffer.from(end))]);
  return { deflated, size: Buffer.byteLength(start) + piece.length * megabytes + Buffer.byteLength(end) };
}
