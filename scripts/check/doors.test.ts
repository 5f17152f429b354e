import { expect, test } from 'vitest';
import { doorFaults } from './doors.ts';

const fault = (path: string, target: string): string => doorFaults(path, `import { x } from '${target}';`).join();

test.each([
  ['packages/definition/form.ts', '@sintra/projections/sql', 'server only'],
  ['packages/projections/sql/draft.ts', '@sintra/platform/db', 'stands above'],
  ['packages/platform/records/store.ts', '@sintra/victims/server', 'stands above'],
  ['modules/victims/server/index.ts', '@sintra/statistics/server/queries.ts', 'inside a module'],
  ['modules/victims/server/index.ts', '../../statistics/server/index.ts', 'relative path'],
  ['apps/web/main.tsx', '@sintra/platform/db', 'server only'],
  ['apps/web/main.tsx', '@sintra/projections/sql', 'server only'],
  ['modules/victims/web/index.tsx', 'node:fs', 'a browser has no'],
  ['modules/victims/forms/index.ts', '@sintra/projections/excel', 'server only'],
])('%s may not import %s', (path, target, said) => {
  expect(fault(path, target)).toContain(said);
});

test.each([
  ['packages/projections/sql/cells.ts', '@sintra/definition'],
  ['packages/platform/records/store.ts', '../db/index.ts'],
  ['modules/victims/server/index.ts', '@sintra/platform/records'],
  ['modules/statistics/server/index.ts', '@sintra/victims/forms'],
  ['apps/web/main.tsx', '@sintra/victims/web'],
  ['apps/web/main.tsx', '@sintra/projections/validation'],
  ['apps/server/main.ts', '@sintra/victims/server'],
  ['packages/projections/sql/sql.test.ts', '@sintra/library-loans/forms'],
])('%s may import %s', (path, target) => {
  expect(fault(path, target)).toBe('');
});
