import { cellsOf, type Form } from '@sintra/definition';
import { victimForm } from '@sintra/victims/forms';
import { expect, test } from 'vitest';
import { projectFiles, read } from './files.ts';

const idsOf = (form: Form): ReadonlySet<string> =>
  new Set([form, ...form.groups].flatMap((source) => cellsOf(source).flatMap((cell) => [cell.id, cell.field.id])));

/** Words that are both an answer of a real form and part of the projections' own vocabulary. */
const ours = new Set(['name']);

test('no projection mentions a field of a real form', () => {
  const ids = idsOf(victimForm);
  const files = projectFiles().filter((path) => path.startsWith('packages/projections/') && path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const mentions = files.flatMap((path) =>
    [...read(path).matchAll(/['"`]([a-z][A-Za-z0-9]*)['"`]/g)].map(([, word = '']) => word).filter((word) => ids.has(word) && !ours.has(word)).map((word) => `${path}: '${word}'`),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(mentions).toEqual([]);
});
