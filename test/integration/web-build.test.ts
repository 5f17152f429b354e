import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../packages/platform/config/index.ts';
import { buildWeb, dist } from '../../apps/server/web-build.ts';

describe('The screens, as they are built even by a test', () => {
  it('are what people get: no development code, and no folder of the machine that built them', async () => {
    await buildWeb(() => undefined, new AbortController().signal);
    const scripts = globSync('assets/*.js', { cwd: dist }).map((name) => readFileSync(join(dist, name), 'utf8'));
    expect(scripts.length).toBeGreaterThan(5);
    for (const script of scripts) {
      expect(script.includes('jsxDEV')).toBe(false);
      expect(script.includes(checkout)).toBe(false);
    }
  });
});
