import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrdinal, romanNumeral, sayOrdinal, MOST_ORDINAL } from './ordinals.ts';
import { placeInKey, readMeeting, resolutionKey, sayMeeting, sessionTitle } from './session-title.ts';

const number = fc.integer({ min: 1, max: MOST_ORDINAL });
const style = fc.constantFrom('words' as const, 'digits' as const, 'roman' as const);

describe('The number of a session', () => {
  it('is not said outside one to one hundred and ninety-nine', () => {
    for (const wrong of [0, -1, 200, 1.5, Number.NaN]) expect(() => sayOrdinal(wrong, 'words')).toThrow(RangeError);
  });

  it('is not read where there is none', () => {
    for (const text of ['', 'Sesión Ordinaria', 'Por definir', '24 de enero de 2024'.slice(3), '0ª', '200ª', '2024', '24/01/2024', '10.5', 'civil', 'ximena', 'mil']) {
      expect([text, readOrdinal(text)]).toEqual([text, null]);
    }
  });

  it('is said in words, digits and Roman numerals as bodies write it', () => {
    expect([21, 32, 11, 10, 100, 143, 199].map((one) => sayOrdinal(one, 'words')))
      .toEqual(['Vigésima Primera', 'Trigésima Segunda', 'Décima Primera', 'Décima', 'Centésima', 'Centésima Cuadragésima Tercera', 'Centésima Nonagésima Novena']);
    expect(sayOrdinal(19, 'digits')).toBe('19ª');
    expect([sayOrdinal(10, 'roman'), sayOrdinal(14, 'roman')]).toEqual(['X Décima', 'XIV Décima Cuarta']);
  });

  it('is read back as it was said, in every style, whatever follows', () => {
    fc.assert(fc.property(number, style, fc.constantFrom('', ' Sesión Ordinaria', ' Reunión'), (one, how, rest) => {
      const said = sayOrdinal(one, how);
      expect(readOrdinal(said + rest)).toEqual({ number: one, style: how, length: said.length });
      expect(readOrdinal(said.toUpperCase() + rest)?.number).toBe(one);
      expect(readOrdinal(said.normalize('NFD').replace(/[\u0300-\u036F]/g, '') + rest)?.number).toBe(one);
    }));
  });

  it('is another for each number, and one Roman numeral for each', () => {
    const all = Array.from({ length: MOST_ORDINAL }, (_, index) => index + 1);
    expect(new Set(all.map((one) => sayOrdinal(one, 'words'))).size).toBe(MOST_ORDINAL);
    expect(new Set(all.map(romanNumeral)).size).toBe(MOST_ORDINAL);
  });

  it('is read in the spellings that documents use', () => {
    const spellings: readonly (readonly [string, number])[] = [
      ['Decimoprimera', 11], ['Undécima', 11], ['duodécima sesión', 12], ['Vigesimosegunda', 22], ['vigésimo primera', 21], ['Décimo Cuarta', 14], ['19a. Sesión', 19],
      ['19.ª reunión', 19], ['7° sesión', 7], ['1er. Encuentro', 1], ['3ra Sesión', 3], ['9 Sesión', 9], ['XV', 15], ['XL. Cuadragésima', 40], ['decimoctava', 18],
    ];
    expect(spellings.map(([text]) => [text, readOrdinal(text)?.number])).toEqual(spellings);
  });

  it('keeps a contradiction between numeral and words for a person', () => {
    expect(readOrdinal('XI Décima Sesión')).toMatchObject({ number: 11, contradiction: 10 });
  });
});

describe('The name of a session', () => {
  it('is derived from its number, noun and type', () => {
    expect(sayMeeting({ number: 21, type: 'ordinary' })).toBe('Vigésima Primera Sesión Ordinaria');
    expect(sayMeeting({ number: 19, style: 'digits', noun: 'meeting', type: 'ordinary' })).toBe('19ª Reunión Ordinaria');
    expect(sayMeeting({ type: 'installation' })).toBe('Sesión de Instalación');
    expect(sessionTitle({ number: 10, style: 'roman', type: 'extraordinary', body: 'GTTF' })).toBe('X Décima Sesión Extraordinaria · GTTF');
  });

  it('is read as documents write it', () => {
    expect(readMeeting('3ª Sesión Extraordinaria')).toMatchObject({ ordinal: { number: 3, style: 'digits' }, noun: 'session', type: 'extraordinary' });
    expect(readMeeting('X Décima Sesión')).toMatchObject({ ordinal: { number: 10, style: 'roman' }, noun: 'session', type: null });
    expect(readMeeting('Vigésima Primera')).toMatchObject({ ordinal: { number: 21, style: 'words' }, noun: null, type: null });
    expect(readMeeting('Reunión solemne')).toEqual({ ordinal: null, noun: 'meeting', type: 'solemn' });
  });

  it('is read back as it was said', () => {
    fc.assert(fc.property(number, style, fc.constantFrom('session' as const, 'meeting' as const), fc.constantFrom('ordinary' as const, 'extraordinary' as const, 'solemn' as const), (one, how, noun, type) => {
      expect(readMeeting(sayMeeting({ number: one, style: how, noun, type }))).toMatchObject({ ordinal: { number: one, style: how }, noun, type });
    }));
  });
});

describe('The key of a resolution', () => {
  it('says body, session, year and place', () => {
    expect(resolutionKey({ body: 'CI', session: { number: 21, type: 'ordinary' }, year: 2024, place: 3 })).toBe('CI/21ORD/2024/03');
    expect(resolutionKey({ body: 'cies jal', session: { type: 'installation' }, year: 2015, place: 1 })).toBe('CIES-JAL/INS/2015/01');
    expect([placeInKey('CI/21ORD/2024/03'), placeInKey('Acuerdo tercero')]).toEqual([3, null]);
  });
});
