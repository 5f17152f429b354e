import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { readConfig } from '../../packages/platform/config/index.ts';
import { keyBackedUp, masterKeyFile, openHouse, type House } from '../../packages/platform/database/index.ts';
import { backupKey, restoreKey } from '../../packages/platform/keys/index.ts';
import { sealKeyBackup } from '../../packages/platform/keys/backup-file.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { emailOf, testPeople, type People } from '../people.ts';

const passphrase = 'cuatro ríos bajo la niebla';
const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sintra-keys-'));
  folders.push(folder);
  return folder;
}
const folder = newFolder();
const config = readConfig({ SINTRA_DATA: newFolder() });
const keyFile = masterKeyFile(config.dataDir);
const backup = join(folder, 'llave.respaldo');
const options = { durable: false, afterMigrate };
const commands = recordCommands(victims);

let people: People;
let original: Buffer;
let victimId: string;

const opened = async <T>(work: (house: House) => Promise<T>): Promise<T> => {
  const house = await openHouse(config, options);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
};

beforeAll(async () => {
  await opened(async (house) => {
    people = await testPeople(house);
    const view = await run(house, people.ana, commands.create, { values: { nameGiven: 'Invención', sex: 'female' } });
    victimId = view.id;
  });
  original = readFileSync(keyFile);
});
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

const restore = (change: { backup?: string; passphrase?: string; as?: string } = {}) =>
  restoreKey(config, { backup: change.backup ?? backup, passphrase: () => Promise.resolve(change.passphrase ?? passphrase), as: change.as ?? emailOf('gloria') }, options);

describe('backing the master key up', () => {
  it('is refused with a short passphrase, to whoever does not administer, and into a folder that does not exist', async () => {
    await opened(async (house) => {
      await expect(backupKey(house, people.gloria, { file: backup, passphrase: 'once letras' })).rejects.toMatchObject({ code: 'passphrase_short' });
      for (const person of [people.ana, people.beto, people.diana, people.fabian]) {
        await expect(backupKey(house, person, { file: backup, passphrase })).rejects.toMatchObject({ code: 'forbidden' });
      }
      await expect(backupKey(house, people.gloria, { file: join(folder, 'no', 'hay'), passphrase })).rejects.toMatchObject({ code: 'backup_unwritable' });
      expect([existsSync(backup), await keyBackedUp(house.keysSql)]).toEqual([false, false]);
    });
  });

  it('writes a file for its owner alone, notes it, and logs it with the account of the machine', async () => {
    await opened(async (house) => {
      const note = await backupKey(house, { ...people.gloria, channel: 'cli' }, { file: backup, passphrase });
      expect([statSync(backup).mode & 0o777, await keyBackedUp(house.keysSql)]).toEqual([0o600, true]);
      const entries = await withContext(house, people.fabian, (tx) => tx`select actor_id, channel, details from log_entry where action = 'key.backup'`);
      expect(entries).toEqual([{ actor_id: people.gloria.userId, channel: 'cli', details: { systemUser: expect.any(String), fingerprint: note.fingerprint } }]);
    });
  });

  it('never writes over another file', async () => {
    const before = readFileSync(backup);
    await opened((house) => expect(backupKey(house, people.gloria, { file: backup, passphrase })).rejects.toMatchObject({ code: 'backup_exists' }));
    expect(readFileSync(backup)).toEqual(before);
  });
});

describe('restoring the master key', () => {
  it('never touches a key that is there, be it right or wrong', async () => {
    await expect(restore()).rejects.toMatchObject({ code: 'key_already_there' });
    writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`);
    const wrong = readFileSync(keyFile);
    await expect(restore()).rejects.toMatchObject({ code: 'key_already_there' });
    expect(readFileSync(keyFile)).toEqual(wrong);
    rmSync(keyFile);
  });

  it('refuses a wrong passphrase, a flipped byte, a missing file and another system’s backup, and leaves nothing behind', async () => {
    await expect(openHouse(config, options)).rejects.toMatchObject({ code: 'key_missing' });
    await expect(restore({ passphrase: 'otra frase muy distinta' })).rejects.toMatchObject({ code: 'wrong_passphrase' });
    const flipped = join(folder, 'alterado');
    writeFileSync(flipped, readFileSync(backup, 'utf8').replace(/("sealed": "..)./, (_all, head: string) => `${head}!`));
    await expect(restore({ backup: flipped })).rejects.toMatchObject({ code: 'damaged_backup' });
    await expect(restore({ backup: join(folder, 'no-hay') })).rejects.toMatchObject({ code: 'backup_unreadable' });
    const other = join(folder, 'ajeno');
    writeFileSync(other, (await sealKeyBackup(randomBytes(32), passphrase, new Date(0))).text);
    await expect(restore({ backup: other })).rejects.toMatchObject({ code: 'key_of_another' });
    expect(existsSync(keyFile)).toBe(false);
  });

  it('is refused to whoever does not administer', async () => {
    await expect(restore({ as: emailOf('diana') })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(restore({ as: 'nadie@prueba.gob.mx' })).rejects.toMatchObject({ code: 'no_such_account' });
    expect(existsSync(keyFile)).toBe(false);
  });

  it('on an empty data folder adopts nothing', async () => {
    const empty = readConfig({ SINTRA_DATA: newFolder() });
    const restoring = restoreKey(empty, { backup, passphrase: () => Promise.resolve(passphrase), as: undefined }, options);
    await expect(restoring).rejects.toMatchObject({ code: 'key_of_another' });
    expect(existsSync(masterKeyFile(empty.dataDir))).toBe(false);
  });

  it('brings the same key back, for its owner alone, and people’s identities open again', async () => {
    const moved = `${backup}.usb`;
    renameSync(backup, moved);
    await restore({ backup: moved });
    expect([readFileSync(keyFile), statSync(keyFile).mode & 0o777]).toEqual([original, 0o600]);
    await opened(async (house) => {
      const open = await run(house, people.ana, commands.reveal, { id: victimId, reason: 'Atención en curso de la víctima' });
      expect(open.values['nameGiven']).toBe('Invención');
      const entries = await withContext(house, people.fabian, (tx) => tx`select channel from log_entry where action = 'key.restore'`);
      expect(entries).toEqual([{ channel: 'cli' }]);
    });
  });
});
