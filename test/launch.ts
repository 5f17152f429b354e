import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkout } from '../packages/platform/config/index.ts';

/** A data folder of its own, not created yet, where PostgreSQL's account can get to. Whoever asks for it removes it. */
export function dataFolder(): { readonly folder: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'sintra-launch-'));
  chmodSync(parent, 0o711);
  return { folder: join(parent, 'data'), remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** `npm start` as a process of its own, with everything that it writes. */
export class Launched {
  readonly pid: number;
  readonly ended: Promise<number>;
  output = '';
  readonly #kill: (signal: NodeJS.Signals) => boolean;

  constructor(env: Record<string, string>) {
    const child = spawn(process.execPath, [join(checkout, 'scripts/run.mjs'), 'apps/server/main.ts'], {
      env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.pid = child.pid ?? 0;
    this.#kill = (signal) => child.kill(signal);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code ?? -1)));
    onTestFinished(async () => {
      child.kill('SIGTERM');
      await this.ended;
    });
  }

  kill(signal: NodeJS.Signals): void {
    this.#kill(signal);
  }

  /** Waits until it has written the text; fails with its output when it ended without. */
  async says(text: string): Promise<void> {
    let ended = false;
    void this.ended.then(() => (ended = true));
    await until(() => this.output.includes(text) || ended);
    if (!this.output.includes(text)) throw new Error(`«${text}» was never said:\n${this.output}`);
  }
}

/** Waits for a condition; vitest's timeout is the deadline. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 25));
}
