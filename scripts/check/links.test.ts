import { expect, test } from 'vitest';
import { deadLinks } from './links.ts';

test('a link or a quoted path that leads nowhere is found, a pattern or another site is not', () => {
  const text = '[a](gone.md) [b](README.md#x) [c](https://example.org/x) `packages/definition/form.ts` `packages/gone.ts` `migrations/NNNN_name.sql` `modules/<noun>/forms`';
  expect(deadLinks('docs/codebook/page.md', text)).toEqual(['docs/codebook/page.md: gone.md does not exist', 'docs/codebook/page.md: packages/gone.ts does not exist']);
});
