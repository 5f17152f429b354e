import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { readConfig, type Config } from '../../packages/platform/config/index.ts';
import { keyBackedUp, masterKeyFile, openHouse, readKeyFile, writeKeyFile, type House } from '../../packages/platform/database/index.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { openKeyring, startRotation, unfinishedRotations } from '../../packages/platform/identity/index.ts';
import { backupKey, restoreKey, resumeRotations, rotateKeys, rotateMasterKey } from '../../packages/platform/keys/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { sealLog, sequenceLog } from '../../packages/platform/sequencer/index.ts';
import { dataFolder } from '../launch.ts';
import { testPeople, type People } from '../people.ts';
import { VaultStandIn } from '../vault.ts';

const commands = recordCommands(victims);
const reason = 'Atención en curso de la víctima';
const { folder, remove } = dataFolder();
const config = readConfig({ SINTRA_DATA: folder });
let house: House;
let people: People;
const ids: string[] = [];

const open = (at: Config = config): Promise<House> => openHouse(at, { durable: false, afterMigrate });
const create = async (where: House, name: string): Promise<string> => (await run(where, people.ana, commands.create, { values: { nameGiven: name, sex: 'female' } })).id;
const nameOf = async (where: House, id: string): Promise<unknown> => (await run(where, people.ana, commands.reveal, { id, reason })).values['nameGiven'];
const referring = async (where: House): Promise<number> =>
  (await where.keysSql`select from person_key p join institution_key k on k.id = p.key_id where k.retired_at is not null and p.wrapped is not null`).length;

beforeAll(async () => {
  house = await open();
  people = await testPeople(house);
  for (const name of ['Brisa', 'Marisol', 'Xóchitl']) ids.push(await create(house, name));
});
afterAll(async () => {
  await house.close();
  remove();
});

describe('rotating the keys of institutions', () => {
  it('is refused to whoever does not administer, for the search key, for a class or an institution that does not exist', async () => {
    for (const person of [people.ana, people.beto, people.diana, people.fabian]) await expect(rotateKeys(house, person, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rotateKeys(house, people.gloria, { keyClass: 'search' })).rejects.toMatchObject({ code: 'search_stays' });
    await expect(rotateKeys(house, people.gloria, { keyClass: 'otra' })).rejects.toMatchObject({ code: 'unknown_class' });
    await expect(rotateKeys(house, people.gloria, { institution: 'NADIE' })).rejects.toMatchObject({ code: 'unknown_institution' });
    expect(await unfinishedRotations(house)).toEqual([]);
  });

  it('leaves every record readable, in processes that remember the old keys too, and no reference to the old ones', async () => {
    const other = await open();
    expect(await nameOf(other, ids[0] as string)).toBe('Brisa');
    const seen: number[] = [];
    const done = await rotateKeys(house, people.gloria, { institution: 'jal' }, ({ left }) => seen.push(left));
    expect(done).toEqual({ finished: 3, kept: 0 });
    expect(seen.at(-1)).toBe(0);
    for (const where of [house, other]) expect(await Promise.all(ids.map((id) => nameOf(where, id)))).toEqual(['Brisa', 'Marisol', 'Xóchitl']);
    // The other process still remembers the retired key: what it makes now is under the new one.
    const late = await create(other, 'Aurora');
    expect([await referring(house), await nameOf(house, late)]).toEqual([0, 'Aurora']);
    expect(await house.keysSql`select from institution_key where destroyed_at is not null and wrapped is null`).toHaveLength(3);
    await other.close();
  });

  it('is in the log when it begins and when each old key is gone', async () => {
    const entries = await withContext(house, people.fabian, (tx) => tx`select action, owner_institution_id as owner, details->>'class' as class from log_entry where action like 'key.rotat%' order by at, id`);
    const owner = people.ana.institutionId;
    expect(entries).toEqual([
      { action: 'key.rotate', owner, class: null }, { action: 'key.rotated', owner, class: 'person' }, { action: 'key.rotated', owner, class: 'file' }, { action: 'key.rotated', owner, class: 'draft' },
    ]);
  });

  it('begun by somebody who was cut is finished by the next who looks', async () => {
    await startRotation(house, people.ana.institutionId, 'person');
    expect(await unfinishedRotations(house)).toMatchObject([{ keyClass: 'person', left: 4 }]);
    expect(await nameOf(house, ids[1] as string)).toBe('Marisol');
    expect(await resumeRotations(house)).toEqual({ finished: 1, kept: 0 });
    expect([await referring(house), await nameOf(house, ids[1] as string)]).toEqual([0, 'Marisol']);
  });

  it('does not bring back a person whose key was destroyed', async () => {
    const gone = await create(house, 'Olvidada');
    await openKeyring(house).destroyPerson(people.ana.institutionId, gone);
    await rotateKeys(house, people.gloria, { keyClass: 'person' });
    await expect(nameOf(house, gone)).rejects.toMatchObject({ code: 'key_destroyed' });
  });
});

describe('rotating the master key', () => {
  it('is refused to whoever does not administer', async () => {
    const before = readFileSync(masterKeyFile(folder));
    await expect(rotateMasterKey(house, people.diana)).rejects.toMatchObject({ code: 'forbidden' });
    expect(readFileSync(masterKeyFile(folder))).toEqual(before);
  });

  it('puts another key in the file; everything opens, now and after a restart, and the old key opens nothing', async () => {
    const [old] = readKeyFile(folder);
    await sequenceLog(house);
    await sealLog(house, () => undefined);
    const running = await open();
    expect(await rotateMasterKey(house, people.gloria)).toBeGreaterThan(3);
    expect([readKeyFile(folder).length, readKeyFile(folder)[0]?.equals(old as Buffer)]).toEqual([1, false]);
    // A process of before goes on: it reads the file again, makes keys for a new institution and signs the log.
    expect(await nameOf(running, ids[2] as string)).toBe('Xóchitl');
    await run(running, people.carla, commands.create, { values: { nameGiven: 'Chiapas', sex: 'male' } });
    await sequenceLog(running);
    await sealLog(running, () => undefined);
    await running.close();
    const again = await open();
    expect([await nameOf(again, ids[0] as string), await keyBackedUp(again.keysSql)]).toEqual(['Brisa', false]);
    await again.close();
    const now = readKeyFile(folder);
    writeKeyFile(folder, [old as Buffer]);
    await expect(open()).rejects.toMatchObject({ code: 'key_wrong' });
    writeKeyFile(folder, now);
  });

  it('cut half way leaves a file with both keys: everything opens, and the next call finishes', async () => {
    const [current] = readKeyFile(folder);
    const half = Buffer.alloc(32, 7);
    writeKeyFile(folder, [half, current as Buffer]);
    const again = await open();
    await run(again, people.carla, commands.create, { values: { nameGiven: 'Otra', sex: 'male' } });
    expect(await nameOf(again, ids[0] as string)).toBe('Brisa');
    await rotateMasterKey(again, people.gloria);
    expect(readKeyFile(folder)).toEqual([half]);
    expect(await nameOf(again, ids[1] as string)).toBe('Marisol');
    await again.close();
  });

  it('a backup made after it brings the new key back', async () => {
    const file = `${folder}.respaldo`;
    await backupKey(house, people.gloria, { file, passphrase: 'cuatro ríos bajo la niebla' });
    const key = readFileSync(masterKeyFile(folder));
    rmSync(masterKeyFile(folder));
    await restoreKey(config, { backup: file, passphrase: () => Promise.resolve('cuatro ríos bajo la niebla'), as: undefined }, { durable: false, afterMigrate });
    expect(readFileSync(masterKeyFile(folder))).toEqual(key);
  });
});

describe('moving to Vault', () => {
  it('keeps everything readable without the key file, needs no backup of it, and refuses to start without Vault', async () => {
    const vault = new VaultStandIn();
    const env = { SINTRA_DATA: folder, SINTRA_KEY_PROVIDER: 'vault', SINTRA_VAULT_ADDR: await vault.open(), SINTRA_VAULT_TOKEN: 'hvs.prueba' };
    const moving = await open(readConfig(env));
    await rotateMasterKey(moving, people.gloria);
    await expect(backupKey(moving, people.gloria, { file: `${folder}.no`, passphrase: 'cuatro ríos bajo la niebla' })).rejects.toMatchObject({ code: 'key_is_in_vault' });
    await moving.close();
    const file = readFileSync(masterKeyFile(folder));
    rmSync(masterKeyFile(folder));
    const moved = await open(readConfig(env));
    expect(await Promise.all(ids.map((id) => nameOf(moved, id)))).toEqual(['Brisa', 'Marisol', 'Xóchitl']);
    const before = vault.count('/rewrap/');
    await rotateMasterKey(moved, people.gloria);
    expect(vault.count('/rewrap/')).toBeGreaterThan(before);
    vault.trim();
    await moved.close();
    const trimmed = await open(readConfig(env));
    expect(await nameOf(trimmed, ids[0] as string)).toBe('Brisa');
    await trimmed.close();
    await expect(open()).rejects.toMatchObject({ code: 'keys_in_vault' });
    vault.sealed = true;
    await expect(open(readConfig(env))).rejects.toMatchObject({ code: 'vault_sealed' });
    await vault.close();
    writeFileSync(masterKeyFile(folder), file);
  });
});
