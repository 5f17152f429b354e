import { addDays } from '@sintra/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../test/runs.ts';
import { longIn, onDay, weeksOf } from './month.ts';

const nextMonth = (year: number, month: number): string => (month === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(month + 1).padStart(2, '0')}-01`);

describe('The grid of a month', () => {
  it('has each of its days once, in its column, with weeks that begin on Monday', () => {
    fc.assert(fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const from = `${String(year)}-${String(month).padStart(2, '0')}-01`;
      const weeks = weeksOf(from, nextMonth(year, month));
      const days = weeks.flat().filter((day) => day !== null);
      expect(days).toEqual(days.map((_, index) => addDays(from, index)));
      expect(addDays(days.at(-1) ?? '', 1)).toBe(nextMonth(year, month));
      expect(weeks.every((week) => week.length === 7 && week.every((day, column) => day === null || (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7 === column))).toBe(true);
    }), { numRuns: runs(200) });
  });
  it('shows what touches the month either on its days or above them, never nowhere', () => {
    const start = fc.integer({ min: -60, max: 60 });
    fc.assert(fc.property(start, fc.integer({ min: 1, max: 90 }), (offset, length) => {
      const item = { ranges: [[addDays('2031-05-01', offset), addDays('2031-05-01', offset + length)] as const] };
      const touches = offset < 31 && offset + length > 0;
      const days = weeksOf('2031-05-01', '2031-06-01').flat().filter((day) => day !== null);
      const shown = days.some((day) => onDay([item], day).length > 0) || longIn([item], '2031-05-01', '2031-06-01').length > 0;
      return shown === touches;
    }), { numRuns: runs(1_000) });
  });
});
