import { crc32, createDeflateRaw, type DeflateRaw, type ZlibOptions } from 'node:zlib';
import { PassThrough } from 'node:stream';
import { SheetProblem } from '../refusals.ts';

interface Part {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  size: number;
  compressed: number;
}

const ceiling = 0xffff_fffe;
/** Text that may wait for zlib, so that neither waits for the other at every piece. */
const ahead = 512 * 1024;
/** Sizes after the data (bit 3), names in UTF-8 (bit 11). */
const flags = 0x0808;
/** 1 January 1980: the least that the format can say; a file's own date is on its last sheet. */
const dosDate = 0x21;

const localHeader = (name: Buffer): Buffer => {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
};

const descriptor = (part: Part): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(part.crc, 4);
  bytes.writeUInt32LE(part.compressed, 8);
  bytes.writeUInt32LE(part.size, 12);
  return bytes;
};

const centralHeader = (part: Part): Buffer => {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(8, 10);
  header.writeUInt16LE(dosDate, 14);
  header.writeUInt32LE(part.crc, 16);
  header.writeUInt32LE(part.compressed, 20);
  header.writeUInt32LE(part.size, 24);
  header.writeUInt16LE(part.name.length, 28);
  header.writeUInt32LE(part.offset, 42);
  return Buffer.concat([header, part.name]);
};

/**
 * A zip written as it goes, part after part, holding only what is being compressed. zlib compresses in its own thread.
 * A slow reader of `output` is felt as a promise from `write`; a reader that goes away, as its rejection.
 */
export class ZipStream {
  readonly output = new PassThrough({ highWaterMark: 1024 * 1024 });
  readonly #parts: Part[] = [];
  #deflate: DeflateRaw | undefined;
  #part: Part | undefined;
  #offset = 0;

  constructor() {
    this.output.once('close', () => this.#deflate?.destroy());
  }

  begin(name: string): void {
    const part: Part = { name: Buffer.from(name), offset: this.#offset, crc: 0, size: 0, compressed: 0 };
    const deflate = createDeflateRaw({ level: 4, chunkSize: 128 * 1024, writableHighWaterMark: ahead } as ZlibOptions);
    deflate.on('data', (chunk: Buffer) => { part.compressed += chunk.length; });
    this.#emit(localHeader(part.name));
    deflate.pipe(this.output, { end: false });
    this.#part = part;
    this.#deflate = deflate;
  }

  write(text: string): Promise<void> | undefined {
    const [part, deflate] = [this.#part, this.#deflate];
    if (part === undefined || deflate === undefined) throw new Error('no part of the zip is open');
    if (this.output.destroyed) return Promise.reject(this.#gone());
    const bytes = Buffer.from(text);
    part.crc = crc32(bytes, part.crc);
    part.size += bytes.length;
    if (part.size > ceiling || this.#offset + part.compressed > ceiling) throw new SheetProblem('export_too_large');
    return deflate.write(bytes) ? undefined : this.#until(deflate, 'drain');
  }

  async end(): Promise<void> {
    const [part, deflate] = [this.#part, this.#deflate];
    if (part === undefined || deflate === undefined) return;
    const ended = this.#until(deflate, 'end');
    deflate.end();
    await ended;
    this.#offset += part.compressed;
    this.#emit(descriptor(part));
    this.#parts.push(part);
    this.#part = undefined;
    this.#deflate = undefined;
  }

  finish(): void {
    const start = this.#offset;
    for (const part of this.#parts) this.#emit(centralHeader(part));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#parts.length, 8);
    end.writeUInt16LE(this.#parts.length, 10);
    end.writeUInt32LE(this.#offset - start, 12);
    end.writeUInt32LE(start, 16);
    this.output.end(end);
  }

  #emit(bytes: Buffer): void {
    this.output.write(bytes);
    this.#offset += bytes.length;
  }

  #gone(): Error {
    return this.output.errored ?? new Error('nobody reads the export any more');
  }

  #until(deflate: DeflateRaw, event: 'drain' | 'end'): Promise<void> {
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(this.#gone());
      this.output.once('close', gone);
      deflate.once('error', reject);
      deflate.once(event, () => {
        this.output.off('close', gone);
        deflate.off('error', reject);
        resolve();
      });
    });
  }
}
