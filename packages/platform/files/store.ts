import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { openKeyring, sealBytes } from '../identity/index.ts';
import { writeLog } from '../log/write.ts';
import { Problem, problems } from '../problems/index.ts';
import { CHUNK, placeOf, TOGETHER } from './chunks.ts';
import { openScan } from './scan.ts';

interface NewFile {
  readonly name: string;
  /** Most bytes that are taken. */
  readonly limit: number;
  /** What it will answer, when it is sent for a cell of a record. */
  readonly attachment?: Attachment;
}

/** The form and cell that a file is sent for; `work` for forms of that domain, whose files are read where the record is. */
export interface Attachment {
  readonly form: string;
  readonly cell: string;
  readonly work: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** SHA-256 of the bytes as sent. */
  readonly sha256: Buffer;
}

/** Cuts a stream into chunks of exactly CHUNK bytes, the last one shorter. */
async function* chunksOf(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let pending: Buffer[] = [];
  let size = 0;
  for await (const piece of source) {
    pending.push(piece);
    size += piece.length;
    if (size < CHUNK) continue;
    const whole = Buffer.concat(pending);
    let at = 0;
    for (; at + CHUNK <= size; at += CHUNK) yield whole.subarray(at, at + CHUNK);
    pending = at < size ? [whole.subarray(at)] : [];
    size -= at;
  }
  if (size > 0) yield Buffer.concat(pending);
}

/** Sealed chunks on their way, written a few at a time. */
class Writer {
  readonly #house: House;
  readonly #context: Context;
  readonly #id: string;
  readonly #key: Buffer;
  readonly #work: boolean;
  #positions: number[] = [];
  #sealed: Buffer[] = [];
  #next = 0;

  constructor(house: House, context: Context, id: string, key: Buffer, work: boolean) {
    this.#house = house;
    this.#context = context;
    this.#id = id;
    this.#key = key;
    this.#work = work;
  }

  async add(chunk: Buffer): Promise<void> {
    this.#sealed.push(sealBytes(this.#key, chunk, placeOf(this.#context.institutionId, this.#id, this.#next)));
    this.#positions.push(this.#next);
    this.#next += 1;
    if (this.#sealed.length === TOGETHER) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.#sealed.map((sealed, index) => ({ institution_id: this.#context.institutionId, file_id: this.#id, position: this.#positions[index], sealed, work: this.#work }));
    this.#sealed = [];
    this.#positions = [];
    if (rows.length > 0) await withContext(this.#house, this.#context, (tx) => tx`insert into file_chunk ${tx(rows)}`);
  }
}

/**
 * Takes a file in, sealed under a key of its own. Until its last byte arrived and the scanner of the house, if it has one, found nothing in
 * it, it does not exist for anybody.
 * @throws tooLarge, fileInfected, fileNotExamined; whatever the stream throws, with nothing left behind
 */
export async function storeFile(house: House, context: Context, { name, limit, attachment }: NewFile, source: AsyncIterable<Buffer>): Promise<StoredFile> {
  const id = uuidv7();
  const key = await openKeyring(house).ensureItem(context.institutionId, 'file', id);
  if (key === null) throw problems.keyDestroyed();
  const writer = new Writer(house, context, id, key, attachment?.work ?? false);
  const hash = createHash('sha256');
  let size = 0;
  await withContext(house, context, (tx) => tx`insert into stored_file (id, institution_id, user_id, name, stored_at, form, cell, work)
    values (${id}, ${context.institutionId}, ${context.userId}, ${name}, ${clock.now()}, ${attachment?.form ?? null}, ${attachment?.cell ?? null}, ${attachment?.work ?? false})`);
  const scan = openScan(house.config.scanner, name);
  try {
    for await (const chunk of chunksOf(source)) {
      size += chunk.length;
      if (size > limit) throw problems.tooLarge({ limit: `${String(Math.round(limit / 1024 / 1024))} MB` });
      hash.update(chunk);
      await Promise.all([writer.add(chunk), scan.take(chunk)]);
    }
    await writer.flush();
    await scan.end();
  } catch (error) {
    scan.abandon();
    await dropFile(house, context, id);
    await noteInfected(house, context, id, error);
    throw error;
  }
  const sha256 = hash.digest();
  await withContext(house, context, (tx) => tx`update stored_file set size = ${size}, sha256 = ${sha256} where id = ${id}`);
  return { id, name, size, sha256 };
}

/** Who sent something that the scanner knows is in the log: the same person again, or a machine that was taken over. */
async function noteInfected(house: House, context: Context, id: string, error: unknown): Promise<void> {
  if (!(error instanceof Problem) || error.code !== 'file_infected') return;
  await withContext(house, context, (tx) => writeLog(tx, context, { action: 'file.infected', resource: 'file', recordId: id }));
}

/** Forgets a file. Its chunks go with it, and then its key: copies of before cannot be read either. */
export async function dropFile(house: House, context: Context, id: string): Promise<void> {
  const { count } = await withContext(house, context, (tx) => tx`delete from stored_file where id = ${id} and institution_id = ${context.institutionId}`);
  if (count > 0) await openKeyring(house).destroyPerson(context.institutionId, id);
}
