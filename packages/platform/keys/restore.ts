import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { accountContext } from '../accounts/index.ts';
import { defineCommand, run } from '../commands/index.ts';
import type { Config } from '../config/index.ts';
import { masterKeyFile, openHouse, placeMasterKey, type House, type OpenOptions } from '../database/index.ts';
import { openKeyBackup, type BackupNote } from './backup-file.ts';
import { keyProblems } from './problems.ts';
import { systemUser } from './system-user.ts';

/** Puts the key with which the house was opened in its place. */
const restoreKeyCommand = (key: Buffer) => defineCommand({
  name: 'key.restore', resource: 'key', action: 'manage', input: z.strictObject({ fingerprint: z.string() }),
  handle: async ({ house }): Promise<{ file: string }> => {
    const { dataDir } = house.config;
    const file = masterKeyFile(dataDir);
    if (!placeMasterKey(dataDir, key)) throw keyProblems.keyAlreadyThere({ file });
    return { file };
  },
  log: ({ fingerprint }: { fingerprint: string }) => ({ action: 'key.restore', resource: 'key', details: { systemUser: systemUser(), fingerprint } }),
});

/** @throws backupUnreadable */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw keyProblems.backupUnreadable({ file, cause: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
}

interface RestoreOrder {
  readonly backup: string;
  /** Asked for only once everything that can be refused without it was looked at. */
  readonly passphrase: () => Promise<string>;
  /** Account that acts; undefined stands for the first administrator. */
  readonly as: string | undefined;
}

/**
 * Puts the master key of a backup where it belongs, only when it is missing and it is this database's. The house is opened with
 * the key of the backup, so that the account's right is checked and the act logged before the file appears.
 * @throws keyIsInVault, keyAlreadyThere, backupUnreadable, notABackup, newerBackup, damagedBackup, wrongPassphrase, keyOfAnother, forbidden
 */
export async function restoreKey(config: Config, order: RestoreOrder, options: OpenOptions = {}): Promise<BackupNote & { file: string }> {
  const file = masterKeyFile(config.dataDir);
  if (config.keyProvider === 'vault') throw keyProblems.keyIsInVault();
  if (existsSync(file)) throw keyProblems.keyAlreadyThere({ file });
  const { key, note } = await openKeyBackup(textOf(order.backup), await order.passphrase(), order.backup);
  const house: House = await openHouse(config, { ...options, masterKey: key });
  try {
    const context = await accountContext(house, order.as, 'cli');
    return { ...note, ...(await run(house, context, restoreKeyCommand(key), { fingerprint: note.fingerprint })) };
  } finally {
    await house.close();
  }
}
