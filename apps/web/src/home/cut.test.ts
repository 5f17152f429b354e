import { describe, expect, it } from 'vitest';
import { cutOf } from './cut.ts';

describe('The quarter’s cut', () => {
  it('counts the days left until the last day of the quarter', () => {
    expect(cutOf(new Date('2026-11-23T18:00:00Z'))).toEqual({ quarter: '4T 2026', until: '2026-12-31', days: 38 });
  });

  it('is today on the last day, by the calendar of Mexico City and not by UTC', () => {
    expect(cutOf(new Date('2026-04-01T05:30:00Z'))).toEqual({ quarter: '1T 2026', until: '2026-03-31', days: 0 });
    expect(cutOf(new Date('2026-04-01T06:30:00Z'))).toMatchObject({ quarter: '2T 2026', until: '2026-06-30' });
  });

  it('knows the leap day', () => {
    expect(cutOf(new Date('2028-02-28T18:00:00Z')).days).toBe(32);
  });
});
