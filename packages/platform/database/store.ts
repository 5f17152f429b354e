import type { Target } from './target.ts';

/** The pair of databases, and as whom each may be entered. */
export interface Store {
  readonly embedded: boolean;
  /** Owners migrate and do nothing else. */
  readonly owner: Target;
  readonly keysOwner: Target;
  /** The login that serves: sintra_app, which owns nothing. */
  readonly app: Target;
  readonly keysApp: Target;
  /** Only of the embedded cluster. */
  readonly superuser?: Target;
  /** Stops using the databases; the last one out stops the embedded cluster. */
  leave(): Promise<void>;
}
