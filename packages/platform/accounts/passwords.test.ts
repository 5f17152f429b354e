import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPassword, makePassword, MIN_PASSWORD } from './index.ts';
import { commonPasswords } from './password-list.ts';
import { hashPassword, passwordMatches } from './password-hash.ts';
import { networkOf } from './delays.ts';

const context = ['Lucía Ordóñez Trejo', 'lucia.ordonez@fiscalia.jalisco.gob.mx', 'Fiscalía del Estado de Jalisco', 'SINTRA'];
const refusal = (password: string): string | null => {
  try {
    checkPassword(password, context);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('passwords that are refused', () => {
  test.each(['', 'corta', 'once letras', 'áéíóúáéíóú'])('too short: «%s»', (password) => {
    expect(refusal(password)).toContain('al menos 12');
  });

  test('too long to be typed', () => {
    expect(refusal('x9'.repeat(101))).toContain('200');
  });

  test.each([
    'contraseña2026',
    'Contraseña123!',
    'P4ssw0rd2026!',
    'qwertyuiop123',
    'aaaaaaaaaaaaaaaa',
    '123456789012',
    'abcabcabcabcabc',
    'Mexico123456',
    'administrador1',
    'bienvenido2026',
    'secretaria.2026',
    'Sintra.Sintra.1',
    '¡Guadalupe1999!',
    'zyxwvutsrqpo',
    '            ',
    '121212121212',
  ])('guessable by anybody: «%s»', (password) => {
    expect(refusal(password)).toContain('fácil de adivinar');
  });

  test('every one of those that leaked most often and are long enough, in capitals too', () => {
    const long = [...commonPasswords()].filter((password) => password.length >= MIN_PASSWORD);
    expect(long.length).toBeGreaterThan(200);
    for (const password of long) for (const typed of [password, password.toUpperCase()]) expect(refusal(typed), typed).not.toBeNull();
  });

  test.each(['LuciaOrdonez2026', 'ordoñez.trejo.1', 'Jalisco.Jalisco!', 'fiscalia-jalisco-26', 'lucia.ordonez@fiscalia'])(
    "made of one's own words: «%s»",
    (password) => {
      expect(refusal(password)).toContain('su institución');
    },
  );
});

describe('passwords that are accepted', () => {
  test.each(['tres nubes sobre la barranca', 'caballo-violeta-siete', 'k7#Vw2!qPz9x', 'El perro de Lucía ladra poco'])(
    '«%s»',
    (password) => {
      expect(refusal(password)).toBeNull();
    },
  );

  test('whatever is random enough, and whatever the system makes', () => {
    fc.assert(
      fc.property(fc.constant(null), () => {
        expect(refusal(randomBytes(18).toString('base64url'))).toBeNull();
        expect(refusal(makePassword())).toBeNull();
      }),
    );
  });
});

describe('the hash', () => {
  test('matches the password however the keyboard composes its accents, and nothing else', async () => {
    const hash = await hashPassword('un árbol y una peña'.normalize('NFC'));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$/);
    expect(await passwordMatches(hash, 'un árbol y una peña'.normalize('NFD'))).toBe(true);
    expect(await passwordMatches(hash, 'un arbol y una pena')).toBe(false);
  });

  test('of nobody matches nothing', async () => {
    expect(await passwordMatches(null, 'nobody has this password')).toBe(false);
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
  ['fe80::1', 'fe80:0:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
