export * from './module.ts';
export * from './session.ts';
