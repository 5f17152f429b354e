import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { keyProblems, requirePassphrase } from '@sintra/platform/keys';
import type { Arguments } from './arguments.ts';

/** One line from the terminal, without showing it. */
async function askHidden(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  // Only now: what is typed before the interface exists would be shown.
  process.stderr.write(question);
  try {
    return await new Promise((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => reject(keyProblems.passphraseCut()));
      lines.once('close', () => reject(keyProblems.passphraseCut()));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

function fromFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw keyProblems.passphraseUnreadable({ file, cause: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
}

/** What was given without a terminal: `--passphrase-file`, else SINTRA_BACKUP_PASSPHRASE. */
function given({ values }: Arguments): string | undefined {
  const file = values['passphrase-file'];
  return file === undefined ? process.env['SINTRA_BACKUP_PASSPHRASE'] : fromFile(file);
}

const requireTerminal = (): void => {
  if (!process.stdin.isTTY) throw keyProblems.passphraseNowhere();
};

/** A new passphrase, asked for twice. @throws passphraseShort, passphrasesDiffer, passphraseNowhere */
export async function newPassphrase(order: Arguments): Promise<string> {
  const unattended = given(order);
  if (unattended !== undefined) return requirePassphrase(unattended);
  requireTerminal();
  const first = requirePassphrase(await askHidden('Frase de paso (no se verá al escribirla): '));
  if ((await askHidden('Escríbala otra vez: ')) !== first) throw keyProblems.passphrasesDiffer();
  return first;
}

/** The passphrase of an existing backup. @throws passphraseNowhere */
export async function knownPassphrase(order: Arguments): Promise<string> {
  const unattended = given(order);
  if (unattended !== undefined) return unattended;
  requireTerminal();
  return askHidden('Frase de paso del respaldo (no se verá al escribirla): ');
}
