import { createHmac, createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { macOf } from './token-mac.ts';

describe('the code of a text', () => {
  // RFC 4231, cases 1 and 2.
  test.each([
    [Buffer.alloc(20, 0x0b), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [Buffer.from('Jefe'), 'what do ya want for nothing?', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
  ])('is the published one', (key, text, code) => {
    expect(macOf(createSecretKey(key))(text).toString('hex')).toBe(code);
  });

  test('is what any HMAC-SHA-256 says, whatever was asked before', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.array(fc.string({ unit: 'binary', maxLength: 3_000 })), (bytes, texts) => {
      const key = createSecretKey(bytes);
      const mac = macOf(key);
      for (const text of texts) expect(mac(text)).toEqual(createHmac('sha256', key).update(text).digest());
    }));
  });
});
