import { createCipheriv, createDecipheriv, createHmac, createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openBytes, sealBytes } from '../../packages/platform/identity/index.ts';
import { commitmentOf, fieldSalt, isSigned, readNote, signNote, verifyCommitment } from '../../packages/platform/log/proof/index.ts';

/**
 * Known answers and known must-fails of the primitives that the system leans on, as the machine's own library gives them, and the
 * same of our use of them. Numbers are those of the documents named; the sentences are ours.
 */
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const flips = (value: Buffer): Buffer[] => Array.from({ length: value.length * 8 }, (_, bit) => {
  const copy = Buffer.from(value);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
});

/** McGrew and Viega, GCM test cases 13, 14 and 16 (256-bit keys). */
const gcm = [
  { key: '00'.repeat(32), nonce: '00'.repeat(12), plain: '', aad: '', sealed: '', tag: '530f8afbc74536b9a963b4f1c4cb738b' },
  { key: '00'.repeat(32), nonce: '00'.repeat(12), plain: '00'.repeat(16), aad: '', sealed: 'cea7403d4d606b6e074ec5d3baf39d18', tag: 'd0d1c8a799996bf0265b98b5d48ab919' },
  {
    key: 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308', nonce: 'cafebabefacedbaddecaf888',
    plain: 'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    sealed: '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662', tag: '76fc6ece0f4e1768cddf8853bb2d551b',
  },
];

const openGcm = (vector: (typeof gcm)[number], change: Partial<(typeof gcm)[number]> = {}): Buffer => {
  const { key, nonce, aad, sealed, tag } = { ...vector, ...change };
  const decipher = createDecipheriv('aes-256-gcm', bytes(key), bytes(nonce), { authTagLength: 16 });
  decipher.setAAD(bytes(aad)).setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(sealed)), decipher.final()]);
};

describe('AES-256-GCM', () => {
  it('gives the known answers', () => {
    for (const vector of gcm) {
      const cipher = createCipheriv('aes-256-gcm', bytes(vector.key), bytes(vector.nonce)).setAAD(bytes(vector.aad));
      expect(Buffer.concat([cipher.update(bytes(vector.plain)), cipher.final()]).toString('hex')).toBe(vector.sealed);
      expect(cipher.getAuthTag().toString('hex')).toBe(vector.tag);
      expect(openGcm(vector).toString('hex')).toBe(vector.plain);
    }
  });

  it('refuses every tag with one bit changed, every shortened tag, and other associated data', () => {
    for (const vector of gcm) {
      for (const tag of flips(bytes(vector.tag))) expect(() => openGcm(vector, { tag: tag.toString('hex') })).toThrow();
      for (const length of [0, 1, 4, 8, 12, 15]) expect(() => openGcm(vector, { tag: vector.tag.slice(0, length * 2) }), String(length)).toThrow();
      expect(() => openGcm(vector, { aad: `${vector.aad}00` })).toThrow();
      expect(() => openGcm(vector, { nonce: `01${vector.nonce.slice(2)}` })).toThrow();
    }
  });

  it('as we use it: what was sealed does not open with any bit changed, cut, in another place or under another key', () => {
    const [key, place] = [randomBytes(32), { table: 'victim', row: '1', institution: '2', keyId: '3' }];
    const sealed = sealBytes(key, Buffer.from('identidad inventada'), place);
    expect(openBytes(key, sealed, place).toString()).toBe('identidad inventada');
    for (const altered of flips(sealed)) expect(() => openBytes(key, altered, place)).toThrow();
    for (let length = 0; length < sealed.length; length += 1) expect(() => openBytes(key, sealed.subarray(0, length), place), String(length)).toThrow();
    for (const other of [{ table: 'victim_version' }, { row: '9' }, { institution: '9' }, { keyId: '9' }]) expect(() => openBytes(key, sealed, { ...place, ...other })).toThrow();
    expect(() => openBytes(randomBytes(32), sealed, place)).toThrow();
  });
});

/** RFC 8032 §7.1, tests 1 to 3. */
const ed25519 = [
  { key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', text: '', signature: 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b' },
  { key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', text: '72', signature: '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00' },
  { key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', text: 'af82', signature: '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a' },
];
const publicKey = (hex: string) => createPublicKey({ key: Buffer.concat([bytes('302a300506032b6570032100'), bytes(hex)]), format: 'der', type: 'spki' });
const holds = (key: string, text: string, signature: Buffer): boolean => verify(null, bytes(text), publicKey(key), signature);

/** S + L in the place of S: the same point for a verifier that does not look at the range (RFC 8032 §5.1.7 refuses it). */
function malleable(signature: Buffer): Buffer {
  const L = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
  const S = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + L;
  return Buffer.concat([signature.subarray(0, 32), bytes(S.toString(16).padStart(64, '0')).reverse()]);
}

describe('Ed25519', () => {
  it('takes the known signatures', () => {
    for (const { key, text, signature } of ed25519) expect(holds(key, text, bytes(signature))).toBe(true);
  });

  it('refuses every signature with one bit changed, cut or lengthened, of another text or key, and the malleable form', () => {
    for (const [index, { key, text, signature }] of ed25519.entries()) {
      for (const altered of flips(bytes(signature))) expect(holds(key, text, altered)).toBe(false);
      for (const other of [bytes(signature).subarray(0, 63), Buffer.concat([bytes(signature), Buffer.alloc(1)]), Buffer.alloc(0), Buffer.alloc(64), malleable(bytes(signature))]) expect(holds(key, text, other)).toBe(false);
      expect(holds(key, `${text}00`, bytes(signature))).toBe(false);
      expect(holds(ed25519[(index + 1) % 3]?.key ?? '', text, bytes(signature))).toBe(false);
    }
  });

  it('as we use it: a note is of its key and its text alone, and not signed by a malleable signature', () => {
    const pair = generateKeyPairSync('ed25519');
    const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const note = signNote('texto\n', pair.privateKey, raw);
    const read = readNote(note);
    expect(read !== null && isSigned(read, raw)).toBe(true);
    const [, encoded = ''] = /\+?(\S+)\n$/.exec(note) ?? [];
    const blob = Buffer.from(encoded, 'base64');
    const forged = readNote(note.replace(encoded, Buffer.concat([blob.subarray(0, 4), malleable(blob.subarray(4))]).toString('base64')));
    expect(forged !== null && isSigned(forged, raw)).toBe(false);
    const other = readNote(note.replace('texto', 'testo'));
    expect(other !== null && isSigned(other, raw)).toBe(false);
  });
});

/** RFC 4231, tests 1 to 4 and 6. */
const hmacs = [
  { key: '0b'.repeat(20), text: '4869205468657265', mac: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7' },
  { key: '4a656665', text: '7768617420646f2079612077616e7420666f72206e6f7468696e673f', mac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843' },
  { key: 'aa'.repeat(20), text: 'dd'.repeat(50), mac: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe' },
  { key: '0102030405060708090a0b0c0d0e0f10111213141516171819', text: 'cd'.repeat(50), mac: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b' },
  { key: 'aa'.repeat(131), text: '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374', mac: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54' },
];

describe('HMAC-SHA-256', () => {
  it('gives the known answers', () => {
    for (const { key, text, mac } of hmacs) expect(createHmac('sha256', bytes(key)).update(bytes(text)).digest('hex')).toBe(mac);
  });

  it('as we use it: a commitment is of one value, one field and one salt, whole and unchanged', () => {
    const salt = randomBytes(32);
    const own = fieldSalt(salt, 'sex');
    const commitment = commitmentOf(own, 'female');
    expect(verifyCommitment(own, 'female', commitment)).toBe(true);
    for (const altered of flips(Buffer.from(commitment, 'base64'))) expect(verifyCommitment(own, 'female', altered.toString('base64'))).toBe(false);
    for (const other of ['', commitment.slice(0, -4), `${commitment}A`, ` ${commitment}`, Buffer.from(commitment, 'base64').toString('hex')]) expect(verifyCommitment(own, 'female', other)).toBe(false);
    for (const value of ['male', 'Female', '', null, ['female'], 0]) expect(verifyCommitment(own, value, commitment)).toBe(false);
    expect(verifyCommitment(fieldSalt(salt, 'gender'), 'female', commitment)).toBe(false);
    expect(verifyCommitment(fieldSalt(randomBytes(32), 'sex'), 'female', commitment)).toBe(false);
  });
});
