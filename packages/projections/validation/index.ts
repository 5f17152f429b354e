export * from './limits.ts';
export * from './schema.ts';
export * from './check.ts';
export * from './missing.ts';
export * from './nearest.ts';
export * from './record.ts';
