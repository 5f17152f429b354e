import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { searchFolders } from './canary-search.ts';

const folder = mkdtempSync(join(tmpdir(), 'sintra-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const CURP = 'QXZV600101MJCXZV00';
const found = (content: Buffer): number => {
  writeFileSync(join(folder, 'uno'), Buffer.concat([Buffer.alloc(7, 200), content, Buffer.alloc(3, 1)]));
  return searchFolders([folder], [{ word: 'Qzuxvi' }, { word: 'QXZV', digits: 6 }]).found.length;
};

describe('The search for invented identities', () => {
  it('finds one in UTF-8, in UTF-16 of both orders, in hexadecimal digits and in another case', () => {
    for (const word of ['Qzuxviabc', 'QZUXVIABC', CURP, CURP.toLowerCase()]) {
      const little = Buffer.from(word, 'utf16le');
      for (const bytes of [Buffer.from(word), little, Buffer.from(little).swap16(), Buffer.from(Buffer.from(word).toString('hex'))]) expect(found(bytes), word).toBe(1);
    }
  });

  it('does not take what only begins alike', () => {
    expect(found(Buffer.from('Qzuxv QXZV QXZV12345 QxZvAAAA'))).toBe(0);
  });
});
