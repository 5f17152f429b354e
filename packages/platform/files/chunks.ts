import type { Place } from '../identity/index.ts';

/** Bytes in clear of one chunk, and chunks written or read in one transaction: a slow sender holds no connection. */
export const CHUNK = 256 * 1024;
export const TOGETHER = 8;

/** A chunk opens only at its own place: moved to another file or position it is refused. */
export const placeOf = (institution: string, file: string, position: number): Place =>
  ({ table: 'file_chunk', row: `${file}/${String(position)}`, institution, keyId: 'file' });
