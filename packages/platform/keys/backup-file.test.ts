import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { openKeyBackup, sealKeyBackup } from './backup-file.ts';

const passphrase = 'cuatro ríos bajo la niebla';
const at = new Date('2026-11-23T20:00:00Z');
const key = randomBytes(32);
let text: string;

beforeAll(async () => {
  ({ text } = await sealKeyBackup(key, passphrase, at));
});

const open = (content: string, phrase = passphrase) => openKeyBackup(content, phrase, 'llave.respaldo');

describe('a backup of the master key', () => {
  it('says wrong passphrase, and nothing else, to any other passphrase', async () => {
    for (const other of [`${passphrase} `, passphrase.toUpperCase(), 'otra frase muy distinta']) {
      await expect(open(text, other)).rejects.toMatchObject({ code: 'wrong_passphrase' });
    }
  });

  it('with any one byte flipped says that it is damaged', async () => {
    const bytes = Buffer.from(text);
    for (let place = 0; place < bytes.length; place += 1) {
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      await expect(open(flipped.toString('utf8')), String(place)).rejects.toMatchObject({ code: expect.stringMatching(/^(damaged_backup|newer_backup|not_a_backup)$/) });
    }
  });

  it('cut short is damaged; of a newer format says so; another file is not a backup', async () => {
    await expect(open(text.slice(0, -40))).rejects.toMatchObject({ code: 'damaged_backup' });
    await expect(open(text.replace('"version": 1', '"version": 2'))).rejects.toMatchObject({ code: 'newer_backup' });
    for (const other of ['', '{}', 'null', '[1]', 'PK\u0003\u0004', '{"format":"otro","version":1}']) {
      await expect(open(other)).rejects.toMatchObject({ code: 'not_a_backup' });
    }
  });

  it('forged to ask for a giant computation is refused before computing', async () => {
    const forged = text.replace('"N": 131072', '"N": 1073741824');
    await expect(open(forged)).rejects.toMatchObject({ code: 'damaged_backup' });
  });

  it('opens with its passphrase, however the accents were typed', async () => {
    const { key: opened, note } = await open(text, passphrase.normalize('NFD'));
    expect(opened).toEqual(key);
    expect(note.created).toBe(at.toISOString());
  });

  it('says its format, its date and which key it holds, and never the key', () => {
    expect(JSON.parse(text)).toMatchObject({ format: 'sintra-key-backup', version: 1, created: at.toISOString(), keyFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(text).not.toContain(key.toString('base64').slice(0, 20));
    expect(text).not.toContain(key.toString('hex').slice(0, 20));
  });

  it('of the same key is never twice the same', async () => {
    const again = await sealKeyBackup(key, passphrase, at);
    expect(again.text).not.toBe(text);
  });
});
