import { rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { clock } from '../clock/index.ts';
import { defineCommand, run } from '../commands/index.ts';
import { markKeyBackedUp, readKeyFile, type House } from '../database/index.ts';
import type { Context } from '../db/index.ts';
import { sealKeyBackup, type BackupNote } from './backup-file.ts';
import { MIN_PASSPHRASE } from './limits.ts';
import { keyProblems } from './problems.ts';
import { systemUser } from './system-user.ts';

const input = z.strictObject({ file: z.string().min(1), passphrase: z.string() });
type Input = z.infer<typeof input>;

/** Never over another file: the older backup may be the only good one. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') throw keyProblems.backupExists({ file });
    if (code === 'ENOSPC' || code === 'EIO') rmSync(file, { force: true });
    throw keyProblems.backupUnwritable({ file, cause: code });
  }
}

/** @param written called once the file exists */
const backupCommand = (written: () => void) => defineCommand({
  name: 'key.backup', resource: 'key', action: 'manage', input,
  handle: async ({ house }, { file, passphrase }): Promise<BackupNote> => {
    const { text, note } = await sealKeyBackup(readKeyFile(house.config.dataDir)[0] as Buffer, passphrase, clock.now());
    writeNew(file, text);
    written();
    return note;
  },
  log: (_input: Input, { fingerprint }: BackupNote) => ({ action: 'key.backup', resource: 'key', details: { systemUser: systemUser(), fingerprint } }),
});

/** @throws passphraseShort */
export function requirePassphrase(passphrase: string): string {
  if (passphrase.trim().length < MIN_PASSPHRASE) throw keyProblems.passphraseShort();
  return passphrase;
}

/**
 * Writes the master key, under a passphrase, to a new file (0600); logs it and notes it, so that the start no longer warns. A
 * backup that could not be logged is taken away again.
 * @throws keyIsInVault, forbidden, passphraseShort, backupExists, backupUnwritable
 */
export async function backupKey(house: House, context: Context, given: Input): Promise<BackupNote> {
  if (house.config.keyProvider === 'vault') throw keyProblems.keyIsInVault();
  requirePassphrase(given.passphrase);
  let isWritten = false;
  try {
    const note = await run(house, context, backupCommand(() => { isWritten = true; }), given);
    await markKeyBackedUp(house.keysSql);
    return note;
  } catch (error) {
    if (isWritten) rmSync(given.file, { force: true });
    throw error;
  }
}
