import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { open, seal, SealBroken, type Place } from './index.ts';

const place: Place = { table: 'victim', row: 'row-1', institution: 'institution-1', keyId: 'key-1' };
const key = randomBytes(32);
const values = fc.dictionary(
  fc.string(),
  fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.array(fc.string())),
  { noNullPrototype: true },
);
// JSON has no -0: it comes back as 0.
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what must not open', () => {
  test('refuses the seal when any single bit of it is flipped', () => {
    fc.assert(
      fc.property(values, fc.nat(), (plain, where) => {
        const sealed = seal(key, plain, place);
        const bit = where % (sealed.length * 8);
        sealed[bit >> 3] = (sealed[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(() => open(key, sealed, place)).toThrow(SealBroken);
      }),
    );
  });

  test.each(['table', 'row', 'institution', 'keyId'] as const)('refuses the seal of another %s', (part) => {
    const sealed = seal(key, { nameGiven: 'María' }, place);
    expect(() => open(key, sealed, { ...place, [part]: 'another' })).toThrow(SealBroken);
  });

  test('refuses a place that only reads the same when its parts are joined', () => {
    const sealed = seal(key, { nameGiven: 'María' }, { ...place, table: 'a","b', row: 'c' });
    expect(() => open(key, sealed, { ...place, table: 'a', row: 'b","c' })).toThrow(SealBroken);
  });

  test('refuses another key, a cut seal, an empty one and a later version', () => {
    const sealed = seal(key, { nameGiven: 'María' }, place);
    expect(() => open(randomBytes(32), sealed, place)).toThrow(SealBroken);
    expect(() => open(key, sealed.subarray(0, sealed.length - 1), place)).toThrow(SealBroken);
    expect(() => open(key, Buffer.alloc(0), place)).toThrow(SealBroken);
    expect(() => open(key, Buffer.concat([Buffer.from([2]), sealed.subarray(1)]), place)).toThrow(SealBroken);
  });
});

describe('what opens', () => {
  test('gives back what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(values, (plain) => {
        expect(open(key, seal(key, plain, place), place)).toEqual(asJson(plain));
      }),
    );
  });

  test('never seals the same twice, nor repeats a nonce in ten thousand', () => {
    const nonces = new Set<string>();
    for (let count = 0; count < 10_000; count += 1) nonces.add(seal(key, { a: 'b' }, place).subarray(1, 13).toString('hex'));
    expect(nonces.size).toBe(10_000);
  });

  test('does not tell a short name from a longer one by its length', () => {
    expect(seal(key, { nameGiven: 'Ana' }, place).length).toBe(seal(key, { nameGiven: 'Ana Isabel' }, place).length);
  });
});

// Test cases 13, 14 and 16 of «The Galois/Counter Mode of Operation» (McGrew and Viega), the vectors that NIST distributes.
describe('the cipher underneath', () => {
  const vectors = [
    { key: '00'.repeat(32), nonce: '00'.repeat(12), plain: '', aad: '', cipher: '', tag: '530f8afbc74536b9a963b4f1c4cb738b' },
    {
      key: '00'.repeat(32),
      nonce: '00'.repeat(12),
      plain: '00'.repeat(16),
      aad: '',
      cipher: 'cea7403d4d606b6e074ec5d3baf39d18',
      tag: 'd0d1c8a799996bf0265b98b5d48ab919',
    },
    {
      key: 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
      nonce: 'cafebabefacedbaddecaf888',
      plain: 'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
      aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
      cipher: '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
      tag: '76fc6ece0f4e1768cddf8853bb2d551b',
    },
  ];
  const hex = (text: string): Buffer => Buffer.from(text, 'hex');

  test.each(vectors)('agrees with the published vector of tag $tag', (vector) => {
    const cipher = createCipheriv('aes-256-gcm', hex(vector.key), hex(vector.nonce)).setAAD(hex(vector.aad));
    const body = Buffer.concat([cipher.update(hex(vector.plain)), cipher.final()]);
    expect(body.toString('hex')).toBe(vector.cipher);
    expect(cipher.getAuthTag().toString('hex')).toBe(vector.tag);
  });

  test.each(vectors)('must fail: the vector of tag $tag with its tag altered', (vector) => {
    const tag = hex(vector.tag);
    tag[15] = (tag[15] as number) ^ 1;
    const decipher = createDecipheriv('aes-256-gcm', hex(vector.key), hex(vector.nonce)).setAAD(hex(vector.aad)).setAuthTag(tag);
    decipher.update(hex(vector.cipher));
    expect(() => decipher.final()).toThrow('authenticate');
  });
});
