import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { readArguments } from '../../apps/cli/arguments.ts';
import { seeded } from '../../apps/cli/demo/random.ts';
import { restoreCommand } from '../../apps/cli/dump.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { readConfig, type Config } from '../../packages/platform/config/index.ts';
import { masterKeyFile, openHouse, openRoots, type Roots } from '../../packages/platform/database/index.ts';
import { dump, restore, verifyDump } from '../../packages/platform/dump/index.ts';
import { readFile, storeFile } from '../../packages/platform/files/index.ts';
import { openKeyring } from '../../packages/platform/identity/index.ts';
import { readKey, signNote } from '../../packages/platform/log/proof/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { sealLog, sequenceLog } from '../../packages/platform/sequencer/index.ts';
import { dataFolder } from '../launch.ts';
import { testPeople, type People } from '../people.ts';
import { runs } from '../runs.ts';

const options = { durable: false, afterMigrate };
const commands = recordCommands(victims);
const reason = 'Comprobación de la copia restaurada';
const source = dataFolder();
const target = dataFolder();
const out = mkdtempSync(join(tmpdir(), 'sintra-dump-'));
const folder = join(out, 'copia');
let people: People;
/** The log's public key, as it was kept outside. */
let signer: Uint8Array;
let fileId: string;
const ids: string[] = [];
const configOf = (at: { folder: string }): Config => readConfig({ SINTRA_DATA: at.folder });
const reveal = (house: Roots['house'], id: string) => run(house, people.ana, commands.reveal, { id, reason });

async function withRoots<T>(at: { folder: string }, writes: boolean, work: (roots: Roots) => Promise<T>): Promise<T> {
  const roots = await openRoots(configOf(at), writes, options);
  try {
    return await work(roots);
  } finally {
    await roots.close();
  }
}

const publicKeyOf = async (at: { folder: string }): Promise<Uint8Array> => {
  const key = readKey(readFileSync(join(at.folder, 'checkpoints', 'public-key.txt'), 'utf8'));
  if (key === null) throw new Error('a sealed log publishes its key');
  return key;
};

beforeAll(async () => {
  await withRoots(source, false, async (roots) => {
    const { house } = roots;
    people = await testPeople(house);
    for (const name of ['Brisa', 'Xóchitl "con" comillas', 'Marisol \\N']) {
      ids.push((await run(house, people.ana, commands.create, { values: { nameGiven: name, sex: 'female', detectionUnit: 'Unidad \\N del \\t norte' }, groups: { services: [{ values: { serviceStart: '2024-04-01', serviceNotes: name } }] } })).id);
    }
    await run(house, people.ana, commands.update, { id: ids[0], version: 1, values: { sex: 'male' } });
    fileId = (await storeFile(house, people.beto, { name: 'a.bin', limit: 1_000_000 }, Readable.from([Buffer.from([0, 10, 13, 92, 255])]))).id;
    await sequenceLog(house);
    await sealLog(house, () => undefined);
    await dump(roots, people.gloria, folder);
    signer = await publicKeyOf(source);
  });
}, 120_000);
afterAll(() => {
  source.remove();
  target.remove();
  rmSync(out, { recursive: true, force: true });
});

describe('A copy', () => {
  it('is refused to whoever does not administer, and over another one', async () => {
    await withRoots(source, false, async (roots) => {
      for (const who of [people.ana, people.beto, people.diana, people.fabian]) await expect(dump(roots, who, join(out, 'no'))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(dump(roots, people.gloria, folder)).rejects.toMatchObject({ code: 'dump_there' });
    });
    expect(existsSync(join(out, 'no'))).toBe(false);
  });

  it('holds no name in clear, and says of each table how many rows and which hash', async () => {
    const { records, keys } = await verifyDump(folder, signer);
    const tables = Object.fromEntries([...records.tables, ...keys.tables].map(({ name, rows }) => [name, rows]));
    expect(tables).toMatchObject({ victim: 3, victim_version: 1, person_key: 4, stored_file: 1, file_chunk: 1, house_secret: 1 });
    expect(Object.keys(tables)).not.toContain('context_key');
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.copy')).map((name) => readFileSync(join(folder, name), 'utf8')).join('');
    expect([all.includes('Unidad'), /Brisa|Xóchitl|Marisol/u.test(all)]).toEqual([true, false]);
  });
});

describe('A damaged copy', () => {
  it('is refused before anything is opened, whatever was done to it', async () => {
    const random = seeded(7);
    const bad = join(out, 'mala');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(copy|json)$/.test(name));
    const full = names.filter((name) => readFileSync(join(folder, name)).length > 0);
    const pick = (of: readonly string[]): string => of[random.int(0, of.length - 1)] as string;
    const mutations: readonly (() => void)[] = [
      () => {
        const file = join(bad, pick(full));
        truncateSync(file, random.int(0, readFileSync(file).length - 1));
      },
      () => {
        const file = join(bad, pick(full));
        const bytes = readFileSync(file);
        const at = random.int(0, bytes.length - 1);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(0, 7));
        writeFileSync(file, bytes);
      },
      () => {
        const one = pick(full);
        const other = pick(full.filter((name) => name !== one && !readFileSync(join(folder, name)).equals(readFileSync(join(folder, one)))));
        cpSync(join(folder, other), join(bad, one));
      },
      () => rmSync(join(bad, pick(names))),
      () => writeFileSync(join(bad, pick(full)), 'a', { flag: 'a' }),
    ];
    const accepted: string[] = [];
    const tries = runs(500);
    for (let turn = 0; turn < tries; turn += 1) {
      cpSync(folder, bad, { recursive: true });
      (mutations[turn % mutations.length] as () => void)();
      const found = await verifyDump(bad, signer).then(() => 'accepted', (error: { code?: string }) => error.code ?? 'not a problem');
      if (!['damaged_dump', 'not_a_dump', 'forged_dump', 'newer_dump'].includes(found)) accepted.push(`${String(turn)}: ${found}`);
      rmSync(bad, { recursive: true });
    }
    expect(accepted).toEqual([]);
  });
});

interface Whole {
  readonly id: string;
  readonly check: string;
  readonly signature: string;
  readonly tables: { file: string; bytes: number; sha256: string }[];
}

describe('A forged copy', () => {
  const forged = join(out, 'falsa');
  const manifest = join(forged, 'records', 'manifest.json');
  /** What somebody does who knows the format and has the copy in their hands: changes a file and says its new hashes, all of them right. */
  const forge = (change: (content: Whole) => Partial<Whole>): void => {
    rmSync(forged, { recursive: true, force: true });
    cpSync(folder, forged, { recursive: true });
    const { check: _old, signature, ...content } = JSON.parse(readFileSync(manifest, 'utf8')) as Whole;
    const changed = { ...content, ...change({ ...content, check: '', signature }) };
    const { signature: _own, ...signed } = { signature, ...changed };
    const check = createHash('sha256').update(JSON.stringify(signed)).digest('hex');
    writeFileSync(manifest, JSON.stringify({ ...signed, check, signature: changed.signature ?? signature }));
  };
  const codeOf = (by: Uint8Array | 'unsigned' = signer): Promise<string> => verifyDump(forged, by).then(() => 'accepted', (error: { code?: string }) => error.code ?? 'not a problem');
  const longer = ({ tables }: Whole): Partial<Whole> => {
    const table = tables.find(({ file }) => file === 'public.user_role.copy');
    if (table === undefined) throw new Error('roles are copied');
    const bytes = Buffer.concat([readFileSync(join(forged, 'records', table.file)), Buffer.from('fila añadida\n')]);
    writeFileSync(join(forged, 'records', table.file), bytes);
    Object.assign(table, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    return { tables };
  };

  it('with every hash right is refused for its signature, and only whoever asks for no signature would take it', async () => {
    forge(longer);
    expect([await codeOf(), await codeOf('unsigned')]).toEqual(['forged_dump', 'accepted']);
  });

  it('is refused signed with another key, without signature, with the one of its other half or of another copy', async () => {
    const other = generateKeyPairSync('ed25519');
    const raw = other.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const { check } = JSON.parse(readFileSync(join(folder, 'records', 'manifest.json'), 'utf8')) as Whole;
    const half = (JSON.parse(readFileSync(join(folder, 'keys', 'manifest.json'), 'utf8')) as Whole).signature;
    for (const signature of [signNote(`sintra/copia/1\ndatabase records\ncopy x\nsha256 ${check}\n`, other.privateKey, raw), '', 'nota', half]) {
      forge(() => ({ signature }));
      expect(await codeOf()).toBe('forged_dump');
    }
  });

  it('is an honest one too, for the public key of another system', async () => {
    await expect(verifyDump(folder, generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))).rejects.toMatchObject({ code: 'forged_dump' });
    await expect(verifyDump(folder, signer)).resolves.toMatchObject({ folder });
  });
});

interface Versioned {
  readonly version: number;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
}

describe('A copy of another version', () => {
  const strange = join(out, 'otra-version');
  /** A copy whose half says something else of its version, with its hash right; without signature, as nobody else can sign for the log. */
  const write = (half: 'records' | 'keys', change: (content: Versioned) => Partial<Versioned>): void => {
    rmSync(strange, { recursive: true, force: true });
    cpSync(folder, strange, { recursive: true });
    const file = join(strange, half, 'manifest.json');
    const { check: _old, signature: _none, ...content } = JSON.parse(readFileSync(file, 'utf8')) as Versioned & { check: string; signature: string };
    const changed = { ...content, ...change(content) };
    writeFileSync(file, JSON.stringify({ ...changed, check: createHash('sha256').update(JSON.stringify(changed)).digest('hex') }));
  };
  const refusal = (by: Uint8Array | 'unsigned' = 'unsigned'): Promise<{ code: string; message: string }> => verifyDump(strange, by).then(() => ({ code: 'accepted', message: '' }), (error: { code: string; message: string }) => error);

  it('that lacks steps of this one, has others or other words in them is refused before any folder is made, saying which way to go', async () => {
    for (const half of ['records', 'keys'] as const) {
      write(half, ({ migrations }) => ({ migrations: migrations.slice(0, -1) }));
      expect(await refusal()).toMatchObject({ code: 'older_version', message: expect.stringMatching(/versión anterior.*No se cambió nada.*la versión que la escribió.*actualice después/) as string });
      write(half, ({ migrations }) => ({ migrations: [...migrations, { name: '9999_later', checksum: '0'.repeat(64) }] }));
      expect(await refusal()).toMatchObject({ code: 'newer_version', message: expect.stringMatching(/9999_later.*Actualice este sistema/) as string });
      write(half, ({ migrations }) => ({ migrations: migrations.map((step, index) => (index === 0 ? { ...step, checksum: '0'.repeat(64) } : step)) }));
      expect((await refusal()).code).toBe('other_version');
    }
  });

  it('that was not signed yet is refused with a public key, and taken only by whoever says --unsigned', async () => {
    for (const half of ['records', 'keys'] as const) {
      write(half, () => ({ version: 1 }));
      expect(await refusal(signer)).toMatchObject({ code: 'unsigned_dump', message: expect.stringMatching(/aún no las firmaba.*No se cambió nada.*--unsigned/) as string });
      expect((await refusal()).code).toBe('accepted');
    }
  });

  it('of today without its signature is refused as a forged one', async () => {
    write('records', () => ({}));
    expect((await refusal(signer)).code).toBe('forged_dump');
  });

  it('that a later one wrote is refused whatever the key, with the advice to update', async () => {
    write('records', () => ({ version: 3 }));
    for (const by of [signer, 'unsigned'] as const) expect(await refusal(by)).toMatchObject({ code: 'newer_dump', message: expect.stringContaining('Actualice este sistema') as string });
  });

  it('is refused to whoever brings no key and does not say --unsigned, before it is read', async () => {
    await expect(restoreCommand(readArguments([folder]))).rejects.toMatchObject({ message: expect.stringMatching(/--public-key.*--unsigned/) as string });
    await expect(restoreCommand(readArguments([folder, '--public-key', 'no-es-una-llave']))).rejects.toThrow('no es una llave pública');
  });
});

describe('Restoring', () => {
  it('is refused over data, and under another master key, with nothing changed', async () => {
    const verified = await verifyDump(folder, signer);
    await withRoots(source, true, async (roots) => {
      await expect(restore(roots, verified)).rejects.toMatchObject({ code: 'not_empty' });
      expect(await reveal(roots.house, ids[0] as string)).toMatchObject({ values: { nameGiven: 'Brisa' } });
    });
    await withRoots(target, true, async (roots) => {
      await expect(restore(roots, verified)).rejects.toMatchObject({ code: 'key_does_not_fit' });
      expect(await roots.main`select from user_account`).toHaveLength(0);
    });
    target.remove();
  });

  it('brings back every record, version, file and entry of the log, and the log’s trees hold', async () => {
    const fresh = dataFolder();
    try {
      // The key's own backup is what `restore --key` places; here, the file itself.
      cpSync(masterKeyFile(source.folder), masterKeyFile(fresh.folder));
      await withRoots(fresh, true, async (roots) => restore(roots, await verifyDump(folder, signer)));
      const house = await openHouse(configOf(fresh), options);
      try {
        expect((await Promise.all(ids.map((id) => reveal(house, id)))).map(({ values }) => values['nameGiven'])).toEqual(['Brisa', 'Xóchitl "con" comillas', 'Marisol \\N']);
        expect((await run(house, people.ana, commands.history, { id: ids[0] })).entries).toHaveLength(2);
        expect(await run(house, people.ana, commands.list, { q: 'Brisa' })).toMatchObject({ items: [{ id: ids[0] }] });
        expect([...(await buffer(Readable.from(readFile(house, people.beto, fileId))))]).toEqual([0, 10, 13, 92, 255]);
        const said: string[] = [];
        await run(house, people.ana, commands.create, { values: { nameGiven: 'Posterior', sex: 'male' } });
        expect(await sequenceLog(house)).toBeGreaterThan(0);
        await sealLog(house, (message) => said.push(message));
        expect(said.filter((message) => message.includes('ya no coincide'))).toEqual([]);
      } finally {
        await house.close();
      }
    } finally {
      fresh.remove();
    }
  });

  it('with the keys of a later copy leaves who was erased in between erased', async () => {
    const later = join(out, 'posterior');
    await withRoots(source, false, async (roots) => {
      await openKeyring(roots.house).destroyPerson(people.ana.institutionId, ids[1] as string);
      await dump(roots, people.gloria, later);
    });
    const mixed = join(out, 'mezcla');
    cpSync(join(folder, 'records'), join(mixed, 'records'), { recursive: true });
    cpSync(join(later, 'keys'), join(mixed, 'keys'), { recursive: true });
    const wrong = join(out, 'al-reves');
    cpSync(join(later, 'records'), join(wrong, 'records'), { recursive: true });
    cpSync(join(folder, 'keys'), join(wrong, 'keys'), { recursive: true });
    await expect(verifyDump(wrong, signer)).rejects.toMatchObject({ code: 'older_keys' });
    const fresh = dataFolder();
    try {
      cpSync(masterKeyFile(source.folder), masterKeyFile(fresh.folder));
      await withRoots(fresh, true, async (roots) => restore(roots, await verifyDump(mixed, signer)));
      const house = await openHouse(configOf(fresh), options);
      try {
        await expect(reveal(house, ids[1] as string)).rejects.toMatchObject({ code: 'key_destroyed' });
        expect(await reveal(house, ids[2] as string)).toMatchObject({ identity: 'open' });
      } finally {
        await house.close();
      }
    } finally {
      fresh.remove();
    }
  });
});
