import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './files.ts';

/** Lines that a tool of node_modules printed; empty when it ended well. */
async function complaints(command: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(join(root, 'node_modules', '.bin', command), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return code === 0 ? [] : Buffer.concat(chunks).toString().split('\n').filter((line) => line.trim() !== '');
}

export const checkTypes = (): Promise<readonly string[]> => complaints('tsc', ['-p', 'tsconfig.json', '--pretty', 'false']);
export const checkLint = (): Promise<readonly string[]> => complaints('oxlint', ['--type-aware', '--deny-warnings', '--format=unix']);
