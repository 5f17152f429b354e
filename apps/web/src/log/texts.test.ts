import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionGroups, actionWords } from './texts.ts';

const root = join(import.meta.dirname, '../../../..');
const sources = globSync(['packages/platform/**/*.ts', 'modules/*/server/**/*.ts', 'apps/cli/**/*.ts'], { cwd: root }).filter((file) => !file.includes('.test.') && !file.includes('node_modules'));
const written = /(?:action: |logged\((?:[\w.]+, )*|logOf\(module, )'(\w+(?:\.\w+)+|refused)'/g;

describe('What the log’s screen says', () => {
  it('has a sentence in Spanish for every act that the server writes', () => {
    const acts = new Set(sources.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(written)].map((match) => match[1] ?? '')));
    expect(acts.size).toBeGreaterThan(25);
    expect([...acts].filter((act) => actionWords[act] === undefined)).toEqual([]);
  });

  it('offers no act in the filter that it could not say', () => {
    expect(actionGroups.flatMap(({ acts }) => acts).filter((act) => actionWords[act] === undefined)).toEqual([]);
  });
});
