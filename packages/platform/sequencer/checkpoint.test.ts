import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { clock } from '../clock/index.ts';
import { withContext } from '../db/index.ts';
import { writeLog } from '../log/index.ts';
import { checkpointHash, openCheckpoint, readCheckpoint, readKey, readNote, splitCheckpoints, writeCheckpoint } from '../log/proof/index.ts';
import { checkpointLog, copyCheckpoints, keepLogProof, sequenceLog } from './index.ts';
import { openSigningKey } from './signing-key.ts';
import { onTrees } from './worker.ts';

let house: TestHouse;
let people: People;
const folder = mkdtempSync(join(tmpdir(), 'sintra-checkpoints-'));
const files = join(folder, 'checkpoints');

beforeAll(async () => {
  const open = await testHouse();
  house = { ...open, config: { ...open.config, dataDir: folder } };
  people = await testPeople(house);
});
beforeEach(() => rmSync(files, { recursive: true, force: true }));
afterAll(async () => {
  clock.set(null);
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (): Promise<void> => withContext(house, people.ana, (tx) => writeLog(tx, people.ana, { action: 'record.read', resource: 'victim' }));

async function sealed(): Promise<number> {
  await write();
  await sequenceLog(house);
  return (await checkpointLog(house)).checkpoint?.number ?? 0;
}

const inTable = async (): Promise<string[]> =>
  (await house.superuser<{ body: string }[]>`select body from log_checkpoint order by number`).map(({ body }) => body);
const inFiles = (): string[] => readdirSync(files).filter((name) => name.startsWith('20')).sort().flatMap((name) => splitCheckpoints(readFileSync(join(files, name), 'utf8')));
const month = (): string => join(files, readdirSync(files).filter((name) => name.startsWith('20')).sort()[0] ?? '');

describe('A checkpoint', () => {
  it('is made only when a tree has grown, names the one before, and time never runs backwards in it', async () => {
    clock.set(new Date('2026-11-30T23:59:00Z'));
    const first = await sealed();
    expect((await checkpointLog(house)).checkpoint).toBeNull();
    clock.set(new Date('2026-11-01T00:00:00Z'));
    const second = await sealed();
    clock.set(new Date('2026-12-01T00:00:01Z'));
    await sealed();
    expect(second).toBe(first + 1);
    const notes = (await inTable()).map((note) => readCheckpoint(note));
    expect(notes.map((note) => note?.time)).toEqual(['2026-11-30T23:59:00.000Z', '2026-11-30T23:59:00.000Z', '2026-12-01T00:00:01.000Z']);
    expect(notes[0]?.previous).toBeNull();
  });

  it('is in the tray of every institution, one notice each, without ringing', async () => {
    const [notes, institutions] = [await inTable(), await house.superuser<{ id: string }[]>`select id from institution`];
    const left = await house.superuser<{ institution_id: string; audience: string; details: object; link: string; quiet: boolean }[]>`
      select institution_id, audience, details, link, quiet from tray_notice where kind = 'checkpoint'`;
    expect(left.map((row) => row.institution_id).sort()).toEqual(institutions.map(({ id }) => id).sort());
    const sha256 = checkpointHash(notes[2] ?? '').toString('hex');
    const size = readCheckpoint(notes[2] ?? '')?.trees.get(people.ana.institutionId)?.size;
    expect(left.find((row) => row.institution_id === people.ana.institutionId)).toMatchObject({
      audience: 'log.read', link: '/api/v1/log/checkpoints/3', quiet: true, details: { number: 3, time: '2026-12-01T00:00:01.000Z', own: size, sha256 },
    });
  });

  it('is opened by its own key alone, and not after any one byte was changed', async () => {
    const [note = ''] = await inTable();
    const [row] = await house.superuser<{ public_key: Buffer }[]>`select public_key from log_signing_key`;
    const key = row?.public_key ?? Buffer.alloc(32);
    expect(openCheckpoint(note, [key])?.number).toBe(1);
    expect(openCheckpoint(note, [Buffer.alloc(32, 1), Buffer.alloc(32)])).toBeNull();
    for (let at = 0; at < note.length; at += 1) {
      const changed = note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1);
      expect(openCheckpoint(changed, [key]), String(at)).toBeNull();
    }
    for (const changed of [note.slice(0, -1), `${note}\n`, `\n${note}`, note.replaceAll('\n', '\r\n'), note + note, '']) expect(openCheckpoint(changed, [key])).toBeNull();
  });

  it('signed but without sense is refused', async () => {
    const { privateKey, publicKey } = await onTrees(house, (tx) => openSigningKey(house, tx));
    const good = { number: 1, time: '2026-11-23T00:00:00.000Z', previous: null, trees: new Map([['01900000-0000-7000-8000-000000000001', { size: 1, root: Buffer.alloc(32) }]]) };
    const opened = (change: object) => openCheckpoint(writeCheckpoint({ ...good, ...change }, privateKey, publicKey), [publicKey]);
    expect(opened({})).not.toBeNull();
    const tree = (size: number, root: Buffer) => ({ trees: new Map([['01900000-0000-7000-8000-000000000001', { size, root }]]) });
    for (const change of [{ number: 0 }, { number: 1.5 }, { time: 'hoy' }, { previous: Buffer.alloc(31) }, tree(0, Buffer.alloc(32)), tree(1, Buffer.alloc(33)), tree(2 ** 60, Buffer.alloc(32))]) {
      expect(opened(change)).toBeNull();
    }
  });

  it('never leaves the private key in the clear', async () => {
    const { privateKey } = await onTrees(house, (tx) => openSigningKey(house, tx));
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    const [row] = await house.superuser<{ wrapped: Buffer }[]>`select wrapped from log_signing_key`;
    expect(row?.wrapped.includes(der.subarray(-32))).toBe(false);
  });
});

describe('The files outside the database', () => {
  it('have every checkpoint once, by month, for their owner alone, with the public key', async () => {
    expect(await copyCheckpoints(house)).toEqual({ written: 3, isForeign: false });
    expect(await copyCheckpoints(house)).toEqual({ written: 0, isForeign: false });
    expect(readdirSync(files).sort()).toEqual(['2026-11.txt', '2026-12.txt', 'public-key.txt']);
    expect(inFiles()).toEqual(await inTable());
    for (const name of readdirSync(files)) expect(statSync(join(files, name)).mode & 0o077).toBe(0);
    const [row] = await house.superuser<{ public_key: Buffer }[]>`select public_key from log_signing_key`;
    expect(readKey(readFileSync(join(files, 'public-key.txt'), 'utf8'))).toEqual(row?.public_key);
  });

  it('are completed after a crash between table and file, also one that left half a note', async () => {
    await copyCheckpoints(house);
    const december = join(files, '2026-12.txt');
    const whole = readFileSync(december, 'utf8');
    for (const cut of [0, 1, 20, 150, whole.length - 20]) {
      truncateSync(december, 0);
      writeFileSync(december, whole.slice(0, cut));
      expect(await copyCheckpoints(house)).toEqual({ written: 1, isForeign: false });
      expect(inFiles().filter((note) => readNote(note) !== null && readCheckpoint(note) !== null)).toEqual(await inTable());
    }
  });

  it('keep what the database no longer knows, say so, and go on with its new checkpoints', async () => {
    await copyCheckpoints(house);
    const before = inFiles();
    await house.superuser`delete from log_checkpoint where number = 3`;
    expect((await copyCheckpoints(house)).isForeign).toBe(true);
    await sealed();
    expect(await copyCheckpoints(house)).toEqual({ written: 1, isForeign: true });
    expect(inFiles()).toEqual([...before, (await inTable()).at(-1)]);
    expect((await copyCheckpoints(house)).isForeign).toBe(false);
  });

  it('are not confused by other text after a checkpoint, nor by the first bytes of one', async () => {
    await copyCheckpoints(house);
    const before = inFiles();
    for (const other of ['\nuna nota al margen\n', '\nsintra/bitacora/sel']) {
      appendFileSync(month(), other);
      expect((await copyCheckpoints(house)).written).toBe(0);
      expect(inFiles().filter((note) => readCheckpoint(note) !== null)).toEqual(before);
    }
  });
});

describe('The keeper', () => {
  it('stopped cleanly has taken, sealed and copied all there was, and had nothing to say', async () => {
    const said: string[] = [];
    const keeper = keepLogProof(house, (message) => said.push(message));
    await Promise.all(Array.from({ length: 20 }, write));
    await keeper.stop();
    const [row] = await house.superuser<{ left: number }[]>`select count(*)::integer as left from log_entry e where not exists (select from log_leaf f where f.entry_id = e.id)`;
    expect(row?.left).toBe(0);
    expect(await sequenceLog(house)).toBe(0);
    expect((await checkpointLog(house)).checkpoint).toBeNull();
    expect(inFiles()).toEqual(await inTable());
    expect(said).toEqual([]);
  });

  it('says it when a tree no longer is what was signed, signs the others, and never two histories', async () => {
    const said: string[] = [];
    await house.superuser`update log_leaf set hash = sha256(hash) where institution_id = ${people.ana.institutionId} and leaf_index = 0`;
    await write();
    await withContext(house, people.carla, (tx) => writeLog(tx, people.carla, { action: 'record.read', resource: 'victim' }));
    const before = readCheckpoint((await inTable()).at(-1) ?? '');
    await keepLogProof(house, (message) => said.push(message)).stop();
    const after = readCheckpoint((await inTable()).at(-1) ?? '');
    expect(said.filter((message) => message.includes('ATENCIÓN') && message.includes(people.ana.institutionId))).toHaveLength(1);
    expect(after?.trees.get(people.ana.institutionId)).toEqual(before?.trees.get(people.ana.institutionId));
    expect(after?.trees.get(people.carla.institutionId)?.size).toBe(1);
  });
});
