import { addDays, readDate, type FuzzyDate } from '@sintra/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../test/runs.ts';
import { firstWords, isWaiting, lightOf, stepTitle } from '../rules.ts';

const read = (text: string): FuzzyDate => readDate(text) as FuzzyDate;
const watched = (text: string | null, reports: readonly string[] = [], status = 'planned') => ({ date: text === null ? null : read(text), year: 2031, status, percent: null, reports });

describe('Traffic lights, always with their rule', () => {
  it('red after the end of its range, not after its start', () => {
    expect(lightOf(watched('abril/mayo 2031'), '2031-04-20').light).toBe('green');
    expect(lightOf(watched('abril/mayo 2031'), '2031-05-10').light).toBe('amber');
    expect(lightOf(watched('abril/mayo 2031'), '2031-06-01')).toEqual({ light: 'red', rule: 'Su fecha terminó el 31 de mayo de 2031 y no se ha dado por cumplida.' });
  });
  it('without a date, a half year without a report: amber for fifteen days, then red', () => {
    expect(lightOf(watched('Por definir'), '2031-03-01').light).toBe('green');
    expect(lightOf(watched(null), '2031-07-10').light).toBe('amber');
    expect(lightOf(watched(null), '2031-07-20')).toMatchObject({ light: 'red', rule: expect.stringContaining('30 de junio de 2031') });
    expect(lightOf(watched(null, ['2031-06-15']), '2031-07-20').light).toBe('green');
  });
  it('what recurs is asked for period by period', () => {
    expect(lightOf(watched('bimestral', ['2031-02-20']), '2031-03-10').light).toBe('green');
    expect(lightOf(watched('bimestral', ['2031-02-20']), '2031-07-30').light).toBe('red');
  });
  it('what is over says how it ended, whatever the day', () => {
    fc.assert(fc.property(fc.constantFrom('done', 'cancelled', 'deferred', 'partly_done'), fc.integer({ min: -500, max: 1000 }), (status, days) =>
      lightOf(watched('mensual', [], status), addDays('2031-01-01', days)).light === lightOf(watched(null, [], status), '2031-01-01').light), { numRuns: runs(500) });
  });
  it('a light does not turn back by itself: once red without a report, red every day after', () => {
    const text = fc.constantFrom('24 de enero 2031', 'abril/mayo 2031', 'marzo mayo octubre 2031', 'mensual', 'Por definir', 'Durante el ejercicio 2031', 'antes de octubre de 2031');
    fc.assert(fc.property(text, fc.integer({ min: 0, max: 700 }), (date, days) => {
      const today = addDays('2031-01-01', days);
      return lightOf(watched(date), today).light !== 'red' || lightOf(watched(date), addDays(today, 1)).light === 'red';
    }), { seed: 5, numRuns: runs(2_000) });
  });
});

describe('The half-yearly round', () => {
  it('asks for what has no date and for what is due then, if nobody reported', () => {
    expect(isWaiting(watched('Por definir'), 2031, 1)).toBe(true);
    expect(isWaiting(watched('Por definir', ['2031-05-01']), 2031, 1)).toBe(false);
    expect(isWaiting(watched('Por definir', ['2031-05-01']), 2031, 2)).toBe(true);
    expect(isWaiting(watched('24 de enero 2031'), 2031, 2)).toBe(false);
    expect(isWaiting(watched('mensual', [], 'done'), 2031, 1)).toBe(false);
  });
});

describe('Titles', () => {
  it('are the number and the first words, cut between words', () => {
    expect(stepTitle({ number: '4.2', text: 'Hacer' })).toEqual({ title: '4.2 Hacer' });
    expect(stepTitle({ number: '4.2' })).toEqual({});
    expect(firstWords('una frase que sigue y sigue', 12)).toBe('una frase…');
  });
});
