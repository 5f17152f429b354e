export * from './cells.ts';
export * from './copy.ts';
export * from './tables.ts';
export * from './drift.ts';
export * from './draft.ts';
