import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { state as stateCatalog } from '../forms/catalogs/territory.ts';
import { checkDigit, curpMismatches, curpPrefill, readCurp, type CurpFacts } from '../curp.ts';

const valid = ['BOXW310820HNERXN09', 'HEGG560427MVZRRL04', 'GOMC850315HDFRRR07', 'MARP800101MDFRTR03'];
const alphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const character = fc.nat(alphabet.length - 1).map((at) => alphabet.charAt(at));
const withDigit = (first17: string): string => `${first17}${checkDigit(first17)}`;
const factsOf = (curp: string): CurpFacts => {
  const read = readCurp(curp);
  if (!read.ok) throw new Error(`${curp}: ${read.reason}`);
  return read;
};

describe('a CURP that is not one', () => {
  it.each([
    ['', 'length'], ['GOMC850315HDFRRR0', 'length'], ['GOMC850315HDFRRR077', 'length'],
    ['1OMC850315HDFRRR07', 'structure'], ['GOMC850315ZDFRRR07', 'structure'],
    ['GOMC850315HZZRRR07', 'structure'], ['GOMC850315HDFRAR07', 'structure'],
    [withDigit('GOMC851315HDFRRR0'), 'date'], [withDigit('GOMC850230HDFRRR0'), 'date'], [withDigit('GOMC010229HDFRRRA'), 'date'],
    ['GOMC850315HDFRRR08', 'check_digit'], ['BOXW310820HNERXN08', 'check_digit'],
  ])('refuses «%s» because of its %s', (text, reason) => {
    expect(readCurp(text)).toMatchObject({ ok: false, reason });
  });

  it('refuses a birth after today when it knows what day it is', () => {
    const curp = withDigit('GOMC300315HDFRRRA');
    expect(readCurp(curp, '2026-11-23')).toMatchObject({ ok: false, reason: 'date' });
    expect(readCurp(curp)).toMatchObject({ ok: true, birthDate: '2030-03-15' });
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => typeof readCurp(text).ok === 'boolean'));
  });
});

describe('a valid CURP', () => {
  it.each(valid)('%s is read', (curp) => {
    expect(readCurp(curp)).toMatchObject({ ok: true, curp });
  });

  it('says date of birth, sex and state, in any case and with spaces or hyphens', () => {
    expect(readCurp(' gomc-850315 hdfrrr07 ')).toEqual({
      ok: true, curp: 'GOMC850315HDFRRR07', birthDate: '1985-03-15', sex: 'male', state: '09', bornAbroad: false,
    });
    expect(readCurp('BOXW310820HNERXN09')).toMatchObject({ state: 'abroad', bornAbroad: true, birthDate: '1931-08-20' });
    expect(readCurp('HEGG560427MVZRRL04')).toMatchObject({ sex: 'female', state: '30' });
  });

  it('takes the century from the homoclave: 29 February exists in 2000 and not in 1900', () => {
    expect(readCurp(withDigit('GOMC000229HDFRRRA'))).toMatchObject({ ok: true, birthDate: '2000-02-29' });
    expect(readCurp(withDigit('GOMC000229HDFRRR0'))).toMatchObject({ ok: false, reason: 'date' });
  });

  it('accepts the X of sex and says nothing of it', () => {
    expect(readCurp(withDigit('GOMC850315XDFRRR0'))).toMatchObject({ ok: true, sex: null });
  });
});

describe('a CURP made from its parts', () => {
  const consonants = 'BCDFGHJKLMNPQRSTVWXYZ';
  const oneOf = (letters: string) => fc.nat(letters.length - 1).map((at) => letters.charAt(at));
  const days = { min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true };
  const born = fc.date(days).map((date) => date.toISOString().slice(0, 10));
  const states = stateCatalog.entries.flatMap(({ code, maps }) => (maps?.curp === undefined ? [] : [[maps.curp, code] as const]));
  const parts = fc.record({
    first: oneOf(consonants), vowel: oneOf('AEIOUX'), second: oneOf(consonants), given: oneOf(consonants), born, sex: oneOf('HM'),
    state: fc.constantFrom(...states),
    inside: fc.tuple(oneOf(consonants), oneOf(consonants), oneOf(consonants)).map((three) => three.join('')),
  });

  it('is read back as the same person, for every date, sex and state', () => {
    fc.assert(fc.property(parts, ({ first, vowel, second, given, born: day, sex, state: [letters, code], inside }) => {
      const century = day < '2000' ? '0' : 'A';
      const text = withDigit(`${first}${vowel}${second}${given}${day.slice(2).replaceAll('-', '')}${sex}${letters}${inside}${century}`);
      expect(readCurp(text)).toMatchObject({ ok: true, birthDate: day, sex: sex === 'H' ? 'male' : 'female', state: code });
    }));
  });
});

describe('the check digit', () => {
  const body = fc.array(character, { minLength: 17, maxLength: 17 }).map((letters) => letters.join(''));
  const replace = (text: string, at: number, letter: string): string => text.slice(0, at) + letter + text.slice(at + 1);

  it('changes with every single substitution that weights 18 … 2 modulo 10 can tell apart, and with no other', () => {
    fc.assert(fc.property(body, fc.nat(16), character, (text, at, letter) => {
      const difference = (alphabet.indexOf(letter) - alphabet.indexOf(text.charAt(at))) * (18 - at);
      expect(checkDigit(replace(text, at, letter)) === checkDigit(text)).toBe(difference % 10 === 0);
    }));
  });

  it('changes when two different characters that stand side by side are swapped, unless they differ by ten', () => {
    fc.assert(fc.property(body, fc.nat(15), (text, at) => {
      const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
      const difference = alphabet.indexOf(text.charAt(at)) - alphabet.indexOf(text.charAt(at + 1));
      expect(checkDigit(swapped) === checkDigit(text)).toBe(difference % 10 === 0);
    }));
  });

  it('is not a number when a character is outside the alphabet', () => {
    expect(checkDigit('GOMC850315HDFRR?0')).toBeNaN();
  });
});

describe('a CURP beside the answers of the form', () => {
  const facts = factsOf('GOMC850315HDFRRR07');

  it('fills in birth, sex and place', () => {
    const place = { birthPlaceState: '09', birthPlaceCountry: 'MX' };
    expect(curpPrefill(facts)).toEqual({ birthDate: '1985-03-15', birthYear: 1985, sex: 'male', ...place });
    expect(curpPrefill(factsOf('BOXW310820HNERXN09'))).not.toHaveProperty('birthPlaceCountry');
  });

  it('warns of each answer that disagrees', () => {
    const values = { birthDate: '1985-03-16', birthYear: 1986, sex: 'female', birthPlaceState: '14', birthPlaceCountry: 'GT' };
    expect(curpMismatches(facts, values)).toEqual(['birthDate', 'birthYear', 'sex', 'birthPlaceState', 'birthPlaceCountry']);
  });

  it('finds no disagreement in what was not answered, nor in a partial date that contains the day', () => {
    expect(curpMismatches(facts, {})).toEqual([]);
    const vague = { sex: 'not_identified', birthPlaceState: 'not_identified', birthDate: 'marzo 1985', nameGiven: '' };
    expect(curpMismatches(facts, vague)).toEqual([]);
  });

  it.each([
    [{ nameGiven: 'Carlos', nameFirst: 'Gómez', nameSecond: 'Martínez' }, []],
    [{ nameGiven: 'José Carlos', nameFirst: 'Gómez', nameSecond: 'de la Mora' }, []],
    [{ nameGiven: 'Carlos', nameFirst: 'Pérez', nameSecond: 'Martínez' }, ['nameFirst']],
    [{ nameGiven: 'Ana', nameFirst: 'Gómez', nameSecond: 'López' }, ['nameGiven', 'nameSecond']],
  ])('compares the letters of the name %j', (names, expected) => {
    const curp = factsOf(withDigit('GOMC850315HDFMRR0'));
    expect(curpMismatches(curp, names)).toEqual(expected);
  });

  it('takes Ñ as X, and forgives the X that the registry puts in place of a letter', () => {
    const names = { nameGiven: 'Ana', nameFirst: 'Ñañez', nameSecond: 'Pérez' };
    expect(curpMismatches(factsOf(withDigit('XXPA850315MDFXRN0')), names)).toEqual([]);
  });
});
