import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';

const root = join(import.meta.dirname, '../..');
interface Row {
  readonly id: string;
  readonly level: string;
  readonly state: string;
  readonly where: string;
  readonly note: string;
}
const rows = parse(readFileSync(join(root, 'docs/security/asvs.csv')), { columns: true }) as Row[];
const filesOf = ({ where }: Row): string[] => where.split(' ').filter((path) => path !== '');
const page = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8');

describe('The table of ASVS 5.0.0', () => {
  it('has each of its 345 requirements once, 70 of level 1, 183 of level 2, 92 of level 3', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(345);
    expect(['1', '2', '3'].map((level) => rows.filter((row) => row.level === level).length)).toEqual([70, 183, 92]);
  });

  it('names only files that exist, and a test for whatever it calls tested', () => {
    expect(rows.flatMap((row) => filesOf(row).filter((path) => !existsSync(join(root, path))).map((path) => `${row.id}: ${path}`))).toEqual([]);
    expect(rows.filter((row) => row.state === 'tested' && !(filesOf(row).length > 0 && filesOf(row).every((path) => path.endsWith('.test.ts')))).map(({ id }) => id)).toEqual([]);
  });

  it('gives a file to every reason, and words to whatever is neither tested nor done', () => {
    expect(rows.filter(({ state }) => !['tested', 'reason', 'not applicable', 'pendiente'].includes(state))).toEqual([]);
    expect(rows.filter((row) => row.state === 'reason' && filesOf(row).length === 0).map(({ id }) => id)).toEqual([]);
    expect(rows.filter(({ state, note }) => state !== 'tested' && note === '').map(({ id }) => id)).toEqual([]);
  });

  it('is counted on its page as it is, and what is pending of levels 1 and 2 is named there', () => {
    for (const level of ['1', '2', '3']) {
      const of = (state: string): string => String(rows.filter((row) => row.level === level && row.state === state).length);
      expect(page).toContain(`| ${level} | ${of('tested')} | ${of('reason')} | ${of('not applicable')} | ${of('pendiente')} |`);
    }
    for (const { id } of rows.filter((row) => row.state === 'pendiente' && row.level !== '3')) expect(page).toContain(id);
  });
});
