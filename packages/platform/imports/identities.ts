import { createSecretKey } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Form } from '@sintra/definition';
import type { Keyring } from '../identity/index.ts';
import { searchedCells } from '../records/index.ts';
import { identityWork, type IdentityBatch, type IdentityDone, type IdentityPlace } from './identity-work.ts';

/** Rows from which a thread of their own is worth its start and its memory. */
const MANY = 500;
/** Of a thread that keeps nothing, in megabytes: less would collect at every batch, more would only grow. */
const limits = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 64 };

interface Asked {
  readonly resolve: (done: IdentityDone) => void;
  readonly reject: (error: Error) => void;
}

/** Between threads a buffer becomes an array of bytes. */
const asBuffer = ({ texts, wrapped: { keyId, bytes } }: IdentityDone): IdentityDone =>
  ({ texts, wrapped: { keyId, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) } });

/** Protects the identities of a run's new records; a large run's in a thread beside the one that reads. */
export class Identities {
  readonly #place: IdentityPlace;
  readonly #here: (batch: IdentityBatch) => IdentityDone;
  readonly #asked: Asked[] = [];
  #thread: Worker | null = null;
  #broken: Error | null = null;

  constructor(place: IdentityPlace) {
    this.#place = place;
    this.#here = identityWork(place);
  }

  /** In the order asked. @throws Error when the thread ended before its time */
  async protect(batch: IdentityBatch): Promise<IdentityDone> {
    if (this.#broken !== null) throw this.#broken;
    if (this.#thread === null && batch.ids.length < MANY) return this.#here(batch);
    this.#thread ??= this.#start();
    const thread = this.#thread;
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      thread.postMessage(batch);
    });
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(new URL('./identity-thread.ts', import.meta.url), { workerData: this.#place, resourceLimits: limits });
    thread.on('message', (done: IdentityDone) => this.#asked.shift()?.resolve(asBuffer(done)));
    thread.on('error', (error: Error) => this.#fail(error));
    thread.on('exit', () => this.#fail(new Error('the thread of identities ended')));
    return thread;
  }

  #fail(error: Error): void {
    this.#broken ??= error;
    for (const { reject } of this.#asked.splice(0)) reject(this.#broken);
  }
}

/** Work that protects identities of new records of one institution, whose keys must be `ready`. */
export async function withIdentities<T>(keyring: Keyring, form: Form, institution: string, work: (identities: Identities) => Promise<T>): Promise<T> {
  const searchKey = createSecretKey(await keyring.classKey(institution, 'search'));
  const identities = new Identities({ table: form.table, institution, searched: searchedCells(form), searchKey, wrapping: keyring.personWrapping(institution) });
  try {
    return await work(identities);
  } finally {
    await identities.close();
  }
}
