import { describe, expect, it } from 'vitest';
import { checkComponents, isBefore, overdue } from './components.ts';

const flaw = { component: 'lector', fixed_in: '2.4.1', severity: 'high', known_since: '2026-01-01' };
const installed = (...versions: string[]) => new Map([['lector', versions]]);

describe('A component with a known flaw', () => {
  it('fails the check once its term is over, every flawed copy of it, and not a day before', () => {
    expect(overdue([flaw], installed('2.4.0', '2.4.1', '1.9.9'), '2026-02-01')).toEqual([expect.stringContaining('lector 2.4.0'), expect.stringContaining('lector 1.9.9')]);
    expect(overdue([flaw], installed('2.4.0'), '2026-01-31')).toEqual([]);
    expect(overdue([{ ...flaw, severity: 'exploited' }], installed('2.4.0'), '2026-01-04')).toHaveLength(1);
  });

  it('passes once it was mended, or where it is not installed', () => {
    expect(overdue([flaw], installed('2.4.1', '2.10.0', '3.0.0'), '2027-01-01')).toEqual([]);
    expect(overdue([flaw], new Map(), '2027-01-01')).toEqual([]);
  });

  it.each([{ fixed_in: 'soon' }, { severity: 'grave' }, { known_since: 'ayer' }, { component: '' }])('is not overlooked when its line cannot be read: %o', (wrong) => {
    expect(overdue([{ ...flaw, ...wrong }], installed('2.4.0'), '2026-01-01')).toHaveLength(1);
  });

  it.each([['2.9.0', '2.10.0'], ['2.4.1-beta.2', '2.4.1'], ['1', '1.0.1']])('%s comes before %s', (one, other) => {
    expect([isBefore(one, other), isBefore(other, one), isBefore(one, one)]).toEqual([true, false, false]);
  });

  it('is not in this checkout today', () => {
    expect(checkComponents()).toEqual([]);
  });
});
