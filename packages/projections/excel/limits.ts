import type { ReadLimits } from './types.ts';

const megabyte = 1024 * 1024;

/** What a file may cost. Figures of the design page; the reasons are in docs/decisions on reading spreadsheets. */
export const defaultLimits: ReadLimits = {
  bytesIn: 50 * megabyte,
  bytesInflated: 600 * megabyte,
  ratio: 150,
  entries: 1_000,
  rows: 200_000,
  columns: 300,
  cellLength: 32_767,
  memoryBytes: 400 * megabyte,
  seconds: 600,
};
