/**
 * An error that people may read. `code` is stable, `status` is its HTTP status, `message` is Spanish and says what happened,
 * where, and what to do; `details` are typed and never hold a person's data.
 */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, message: string, details: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.details = details;
  }

  /** RFC 9457 shape, as it travels. */
  toBody(requestId: string): Record<string, unknown> {
    return {
      type: `urn:sintra:problem:${this.code}`,
      title: this.message,
      status: this.status,
      code: this.code,
      details: this.details,
      requestId,
    };
  }
}

interface Spec<D> {
  readonly status: number;
  readonly say: (details: D) => string;
}

/** Fixes one problem's status and Spanish sentence; `D` are its details. */
export const problem = <D = void>(status: number, say: (details: D) => string): Spec<D> => ({ status, say });

type Makers<T> = { readonly [K in keyof T]: T[K] extends Spec<infer D> ? (...details: D extends void ? [] : [details: D]) => Problem : never };

/** A catalogue: keys in camelCase become codes in snake_case. */
// eslint-disable-next-line typescript/no-explicit-any -- a Spec is contravariant in its details; only `any` spans them all
export function defineProblems<T extends Record<string, Spec<any>>>(specs: T): Makers<T> {
  const make = ([key, spec]: [string, Spec<never>]) => {
    const code = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const maker = (details: never) => new Problem(code, spec.status, spec.say(details), details ?? {});
    return [key, maker];
  };
  return Object.fromEntries(Object.entries(specs).map(make as never)) as Makers<T>;
}
