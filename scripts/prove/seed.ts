/** What a proof leaves in the report. */
export interface Proof {
  readonly what: string;
  readonly count: number;
  readonly seed?: number;
  readonly [figure: string]: string | number | undefined;
}

declare module 'vitest' {
  interface TaskMeta {
    proof?: Proof;
  }
}

/** The same tries every time in `npm test`; others at each `npm run prove`, which sets SINTRA_SEED and writes it down. */
export const seed = Number(process.env['SINTRA_SEED'] ?? 20_261_123);
