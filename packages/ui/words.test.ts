import { describe, expect, it } from 'vitest';
import { ended, sayDay, sayInstant, sayShortDay, sayWrittenDay } from './words.ts';

describe('Days in words', () => {
  it('a plain day is that day in Mexico, not the one before', () => {
    expect(sayDay('2026-11-25')).toBe('25 de noviembre de 2026');
    expect(sayShortDay('2026-01-01')).toBe('01 ene 2026');
  });

  it('an instant is the day it was in Mexico', () => {
    expect(sayDay('2026-11-26T01:44:00Z')).toBe('25 de noviembre de 2026');
  });

  it('a written day is said in words, however it was written', () => {
    expect(sayWrittenDay('2026-07-28')).toBe('28 de julio de 2026');
    expect(sayWrittenDay('28/07/2026', sayShortDay)).toBe('28 jul 2026');
  });

  it('what is not one day stays as it was written', () => {
    for (const written of ['marzo 2024', '1T 2026', '2024', 'por definir', 'enero-marzo 2026', '2024-03~', 'no se sabe', '']) expect(sayWrittenDay(written)).toBe(written);
  });
});

describe('The end of a sentence', () => {
  it('has one full stop, also after an hour', () => {
    expect(ended(`Se selló el ${sayInstant('2026-11-26T02:28:00Z')}`)).toBe('Se selló el 25 de noviembre de 2026 a las 8:28 p.m.');
    expect(ended('Se selló ayer')).toBe('Se selló ayer.');
  });
});
