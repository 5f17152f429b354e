export * from './problem.ts';
export * from './catalog.ts';
export * from './taken.ts';
