import { createHmac } from 'node:crypto';
import { normalize } from '@sintra/definition';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactToken, mask, nameTokens, searchWords, soundOf, soundTokens, spellingTokens, type TokenMaker } from './index.ts';

/** Only what tokens need: an HMAC under a key named after the institution. */
const keyring: TokenMaker = {
  token: (institution: string, domain: string, text: string) =>
    createHmac('sha256', institution).update(`${domain}\0${text}`).digest().readBigInt64BE(0),
};

const sound = (text: string): string => normalize(text).split(' ').map(soundOf).join(' ');
const tokens = (text: string, institution = 'JAL', domain = 'victim.name') =>
  nameTokens(keyring, institution, domain, text).flatMap(({ token, spelling }) => [token, spelling]);
const finds = (query: string, name: string): boolean => {
  const stored = new Set(tokens(name));
  const asked = soundTokens(keyring, 'JAL', 'victim.name', query);
  return asked.length > 0 && asked.every((token) => stored.has(token));
};

describe('words that sound alike', () => {
  test.each([
    ['Hernández', 'Ernandes'],
    ['Jiménez', 'Gimenes'],
    ['Yáñez', 'Llanes'],
    ['Vázquez', 'Basques'],
    ['González', 'Gonsales'],
    ['Ximena', 'Jimena'],
    ['México', 'Méjico'],
    ['Quetzal', 'Ketzal'],
    ['Cecilia', 'Sesilia'],
    ['Zoila', 'Soila'],
    ['Philomena', 'Filomena'],
    ['Guerrero', 'Guerero'],
    ['Muñoz', 'Munos'],
    ['Thelma', 'Telma'],
    ['Oswaldo', 'Osvaldo'],
    ['Rey', 'Rei'],
    ['Xóchitl', 'Sochitl'],
    ['Félix', 'Felis'],
    ['Amparo', 'Anparo'],
    ['Carrillo', 'Carriyo'],
    ['Ascencio', 'Asensio'],
    ['Ballesteros', 'Vayesteros'],
    ['Nohemí', 'Noemi'],
    ['Anna', 'Ana'],
    ['Yolanda', 'Iolanda'],
    ['Jazmín', 'Jasmin'],
  ])('%s and %s', (one, other) => {
    expect(sound(one)).toBe(sound(other));
  });

  test.each([
    ['Gómez', 'Jómez'],
    ['Guerra', 'Jerra'],
    ['Chávez', 'Cavez'],
    ['Casa', 'Caza y pesca'],
    ['Peña', 'Pera'],
    ['Lara', 'Llara'],
    ['Marta', 'María'],
    ['Ceja', 'Queja'],
  ])('but not %s and %s', (one, other) => {
    expect(sound(one)).not.toBe(sound(other));
  });

  test('never leaves a word without a sound', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = normalize(text)
          .split(' ')
          .filter((word) => word !== '');
        expect(words.map(soundOf)).not.toContain('');
      }),
    );
  });
});

describe('tokens of a name', () => {
  test('have nothing in common between institutions or between domains', () => {
    const all = [...tokens('María Hernández'), ...tokens('María Hernández', 'CHIS'), ...tokens('María Hernández', 'JAL', 'alias')];
    expect(new Set(all).size).toBe(all.length);
  });

  test('do not mistake a sound for a spelling, nor a word for a whole value', () => {
    expect(spellingTokens(keyring, 'JAL', 'victim.name', 'ANA')).not.toEqual(soundTokens(keyring, 'JAL', 'victim.name', 'ANA'));
    expect(tokens('ANA')).not.toContain(exactToken(keyring, 'JAL', 'victim.name', 'ANA'));
  });

  test('leave out the words that join, and repetitions', () => {
    expect(tokens('María de los Ángeles')).toEqual(tokens('MARIA ANGELES'));
    expect(tokens('López López')).toEqual(tokens('lopez'));
    expect(tokens('de la')).toHaveLength(4);
  });

  test('are none for a text without letters or digits', () => {
    expect(tokens(' ·—… ')).toEqual([]);
    expect(exactToken(keyring, 'JAL', 'victim.curp', ' - ')).toBeNull();
  });

  test('find a person by some of the words, in any order, however they are spelled', () => {
    expect(finds('ernandes maria', 'María Guadalupe Hernández Jiménez')).toBe(true);
    expect(finds('hernandez rosa', 'María Guadalupe Hernández Jiménez')).toBe(false);
    expect(finds('', 'María')).toBe(false);
    expect(finds('maria de los angeles', 'María Ángeles')).toBe(true);
    expect(searchWords('  María de los Ángeles, maría ')).toEqual(['MARIA', 'ANGELES']);
  });

  test('fit a bigint of the database and do not depend on what was asked before', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const before = tokens(text);
        for (const token of before) expect(String(BigInt.asIntN(64, BigInt(token ?? '')))).toBe(token);
        expect(tokens(text)).toEqual(before);
      }),
    );
  });

  test('of a whole value do not see accents, case, blanks or signs', () => {
    const curp = exactToken(keyring, 'JAL', 'victim.curp', 'HEJM010203MJCRMR09');
    expect(exactToken(keyring, 'JAL', 'victim.curp', ' hejm-010203 mjcrmr09 ')).toBe(curp);
  });
});

describe('the mask', () => {
  test.each([
    ['María', 'M•••••'],
    ['  élida', 'É•••••'],
    ['2004-05-06', '•••••'],
    ['', '•••••'],
    ['Bo', 'B•••••'],
  ])('of «%s» is %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});
