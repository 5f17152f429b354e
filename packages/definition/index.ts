export * from './text.ts';
export * from './kinds.ts';
export * from './form.ts';
export * from './catalog.ts';
export * from './record.ts';
export * from './answers.ts';
export * from './dates.ts';
export * from './normalize.ts';
