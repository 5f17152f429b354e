import { Worker } from 'node:worker_threads';
import { associated, KEY_BYTES, sealBytes, sealedLength, type Place } from './seal.ts';

/** Something to seal, as `sealBytes` takes it. */
export interface ToSeal {
  /** 32 bytes. */
  readonly key: Buffer;
  readonly plain: Buffer;
  readonly place: Place;
}

/** Many of them as few things, which cost little to hand to another thread. */
export interface Load {
  /** 32 bytes for each. */
  readonly keys: Uint8Array;
  /** One after the other, `lengths` bytes each. */
  readonly plains: Uint8Array;
  readonly lengths: Uint32Array;
  /** What is bound to each, a line for each. */
  readonly places: string;
}

/** Fewer are sealed before a thread has started. */
const WORTH_A_THREAD = 500;
/** A thread with nothing to do for this long ends, and its memory with it. */
const IDLE_MS = 5_000;
const limits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };

interface Waiting {
  readonly resolve: (sealed: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that seals, load by load in the order in which they come. It keeps nothing. */
class SealingThread {
  readonly #worker = new Worker(new URL('./sealing-thread.ts', import.meta.url), { resourceLimits: limits });
  readonly #waiting: Waiting[] = [];
  readonly #ended: () => void;
  #idle: NodeJS.Timeout | undefined;

  constructor(ended: () => void) {
    this.#ended = ended;
    this.#worker.on('message', (sealed: Uint8Array) => this.#answer(sealed)).on('error', (error) => this.#fail(error));
  }

  seal(load: Load): Promise<Uint8Array> {
    clearTimeout(this.#idle);
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(load, [load.keys.buffer as ArrayBuffer, load.plains.buffer as ArrayBuffer]);
    });
  }

  #answer(sealed: Uint8Array): void {
    this.#waiting.shift()?.resolve(sealed);
    if (this.#waiting.length > 0) return;
    // Nobody waits: it holds up neither the process nor, for long, its memory.
    this.#worker.unref();
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
  }

  #fail(error: Error): void {
    this.#end();
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  #end(): void {
    this.#ended();
    void this.#worker.terminate();
  }
}

let thread: SealingThread | undefined;

function loadOf(jobs: readonly ToSeal[]): Load {
  const keys = Buffer.from(new ArrayBuffer(jobs.length * KEY_BYTES));
  const plains = Buffer.from(new ArrayBuffer(jobs.reduce((sum, { plain }) => sum + plain.length, 0)));
  const lengths = new Uint32Array(jobs.length);
  let at = 0;
  for (const [index, { key, plain }] of jobs.entries()) {
    key.copy(keys, index * KEY_BYTES);
    at += plain.copy(plains, at);
    lengths[index] = plain.length;
  }
  return { keys, plains, lengths, places: jobs.map(({ place }) => associated(place)).join('\n') };
}

function parted(sealed: Uint8Array, jobs: readonly ToSeal[]): Buffer[] {
  let at = 0;
  return jobs.map(({ plain }) => {
    const part = Buffer.from(sealed.buffer, sealed.byteOffset + at, sealedLength(plain.length));
    at += part.length;
    return part;
  });
}

/**
 * Seals many things, on a thread of its own where that pays: a file of a hundred thousand people is read meanwhile.
 * @returns each as `sealBytes` gives it, in the order given
 */
export async function sealMany(jobs: readonly ToSeal[]): Promise<Buffer[]> {
  if (jobs.length < WORTH_A_THREAD) return jobs.map(({ key, plain, place }) => sealBytes(key, plain, place));
  const started = thread ?? new SealingThread(() => { thread = undefined; });
  thread = started;
  return parted(await started.seal(loadOf(jobs)), jobs);
}
