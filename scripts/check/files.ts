import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the checkout. */
export const root = join(import.meta.dirname, '..', '..');

/** Files that a commit would hold: tracked ones and new ones that no .gitignore leaves out. Relative paths. */
export function projectFiles(): readonly string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return [...new Set(list.toString().split('\0'))].filter((path) => path !== '' && existsSync(join(root, path))).toSorted();
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');
