import { addDays } from '@sintra/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../test/runs.ts';
import { expiryOf, type Term } from './expiry.ts';

const term = (validUntil: string | null, more: Partial<Term> = {}): Term => ({ status: 'in_force', validUntil, renewedUntil: [], ...more });

describe('The end of an agreement', () => {
  it('is not guessed where its text says no day', () => {
    expect(expiryOf(term('cuando se cumpla'), '2031-01-01')).toEqual({ state: 'undated' });
    expect(expiryOf(term(null), '2031-01-01')).toEqual({ state: 'undated' });
    expect(expiryOf(term('por definir'), '2031-01-01')).toEqual({ state: 'undated' });
  });
  it('«Indefinida» never ends, on any day', () => {
    fc.assert(fc.property(fc.integer({ min: -9_000, max: 40_000 }), (days) => expiryOf(term('Indefinida'), addDays('2031-01-01', days)).state === 'indefinite'), { numRuns: runs(300) });
  });
  it('is told of 90 and 30 days before, counting its last day as valid', () => {
    expect(expiryOf(term('31 de diciembre de 2031'), '2031-10-01')).toEqual({ state: 'in_force', until: '2031-12-31' });
    expect(expiryOf(term('31 de diciembre de 2031'), '2031-10-02')).toEqual({ state: 'ending', until: '2031-12-31', within: 90 });
    expect(expiryOf(term('31 de diciembre de 2031'), '2031-12-01')).toEqual({ state: 'ending', until: '2031-12-31', within: 30 });
    expect(expiryOf(term('31 de diciembre de 2031'), '2031-12-31')).toMatchObject({ state: 'ending', within: 30 });
    expect(expiryOf(term('31 de diciembre de 2031'), '2032-01-01')).toEqual({ state: 'expired', until: '2031-12-31' });
  });
  it('«diciembre de 2031» ends with the month', () => {
    expect(expiryOf(term('diciembre de 2031'), '2031-12-30')).toMatchObject({ state: 'ending', until: '2031-12-31' });
  });
  it('moves with its renewals, in whatever order they were written', () => {
    expect(expiryOf(term('31/12/2031', { renewedUntil: ['31/12/2034', '31/12/2033'] }), '2031-12-15')).toEqual({ state: 'in_force', until: '2034-12-31' });
    expect(expiryOf(term('31/12/2031', { renewedUntil: ['Indefinida'] }), '2031-12-15')).toEqual({ state: 'indefinite' });
  });
  it('of one that is terminated or being negotiated is not watched', () => {
    for (const status of ['terminated', 'in_negotiation']) expect(expiryOf(term('31/12/2031', { status }), '2031-12-15')).toEqual({ state: 'over' });
  });
  it('only comes nearer: once it presses it presses until it has passed', () => {
    const order = { in_force: 0, ending: 1, expired: 2 } as Readonly<Record<string, number>>;
    fc.assert(fc.property(fc.integer({ min: -200, max: 60 }), (days) => {
      const [today, next] = [expiryOf(term('30/06/2031'), addDays('2031-06-30', days)), expiryOf(term('30/06/2031'), addDays('2031-06-30', days + 1))];
      return (order[today.state] ?? 9) <= (order[next.state] ?? -1);
    }), { numRuns: runs(500) });
  });
});
