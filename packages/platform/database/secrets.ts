import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFile } from './private-file.ts';
import { databaseProblems } from './problems.ts';
import { isSystemError } from './system-error.ts';

/** Passwords of the databases' accounts, random, kept in `secrets.json` (0600). */
export interface Secrets {
  /** The embedded cluster's superuser: creates the owner and the databases, nothing else. */
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

export const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json');

export const hasSecrets = (dataDir: string): boolean => existsSync(secretsFile(dataDir));

/** Reads the passwords, making them the first time. */
export function openSecrets(dataDir: string): Secrets {
  const password = () => randomBytes(24).toString('base64url');
  if (!hasSecrets(dataDir)) {
    const fresh: Secrets = { superuser: password(), owner: password(), app: password() };
    createPrivateFile(secretsFile(dataDir), `${JSON.stringify(fresh, null, 2)}\n`);
  }
  return JSON.parse(readOwn(dataDir)) as Secrets;
}

function readOwn(dataDir: string): string {
  try {
    return readFileSync(secretsFile(dataDir), 'utf8');
  } catch (error) {
    if (isSystemError(error, 'EACCES')) throw databaseProblems.folderOfAnother({ folder: dataDir });
    throw error;
  }
}
