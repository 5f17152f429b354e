import { defaultLimits } from '@sintra/projections/excel';

const megabyte = 1024 * 1024;

/** Bytes of a document: a programme has some tens of pages, and pictures. */
export const MOST_BYTES = 20 * megabyte;
/** Characters of text, ten times the longest programme that is known of. */
export const MOST_CHARACTERS = 3_000_000;

/** What a Word document may unpack to; entries, ratio and the rest as of workbooks. */
export const packageLimits = { ...defaultLimits, bytesIn: MOST_BYTES, bytesInflated: 150 * megabyte };

/** What the process that reads may cost. */
export const processLimits = { memoryBytes: 500 * megabyte, seconds: 60, bytesOut: 100 * megabyte } as const;
export type ProcessLimits = { readonly [K in keyof typeof processLimits]: number };
