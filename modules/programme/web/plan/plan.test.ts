import { addDays } from '@sintra/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../test/runs.ts';
import { lanesOf } from './lanes.ts';
import { shortTitle, type PlanLine } from './line.ts';
import { fits, planOf, type Plan } from './plan.ts';

const YEAR = 2031;
const lights = ['done', 'green', 'amber', 'red', 'grey'] as const;
const line = (more: Partial<PlanLine>): PlanLine => ({ id: 'x', title: 'Actividad inventada', group: 'Objetivo inventado', isSeries: false, written: null, ranges: [], dateKind: null, light: 'green', ...more });

const someLine = fc.record({
  title: fc.constantFrom('19ª Reunión Ordinaria', 'Vigésima Primera Sesión Extraordinaria', 'Actividad inventada de nombre muy largo, con coma'),
  group: fc.integer({ min: 1, max: 40 }).map((number) => `Grupo ${String(number)}`), isSeries: fc.boolean(), written: fc.constantFrom(null, 'Por definir', 'trimestral'),
  start: fc.integer({ min: -30, max: 380 }), length: fc.constantFrom(0, 1, 30, 400), dateKind: fc.constantFrom('dated', 'recurring', null), light: fc.constantFrom(...lights),
});
const someLines = fc.array(someLine, { maxLength: 60, size: 'max' }).chain((few) => fc.integer({ min: 1, max: 30 }).map((times) => Array.from({ length: times }, () => few).flat()))
  .map((all): PlanLine[] => all.map(({ start, length, ...rest }, index) => {
    const from = addDays('2031-01-01', start);
    return { ...rest, id: String(index), ranges: length === 0 ? [] : [[from, addDays(from, length)]] };
  }));
const told = ({ series, bars, wholeYear, undated, more }: Plan): number => [...series, ...bars, ...wholeYear, ...undated].reduce((sum, { count }) => sum + count, more);

describe('The plan of a year on one sheet', () => {
  it('has room for whatever a year holds, with letters of 6.5 points or more, and tells of each line once', () => {
    fc.assert(fc.property(someLines, (lines) => {
      const plan = planOf(lines, YEAR);
      expect([fits(plan), plan.size >= 6.5, told(plan)]).toEqual([true, true, lines.length]);
    }), { numRuns: runs(300) });
  });

  it('leaves nothing out of a programme of 120 activities and 50 sessions, each activity with its own row or name', () => {
    const activities = Array.from({ length: 120 }, (_, index) => line({ id: `a${String(index)}`, group: `Objetivo ${String(index % 5)}`, ranges: index % 3 === 0 ? [] : [['2031-03-01', index % 3 === 1 ? '2031-05-01' : '2032-01-01']] }));
    const sessions = Array.from({ length: 50 }, (_, index) => line({ id: `s${String(index)}`, isSeries: true, title: `${String(index + 1)}ª Sesión Ordinaria`, group: `Órgano ${String(index % 12)}`, ranges: [[addDays('2031-01-10', index * 7), addDays('2031-01-11', index * 7)]] }));
    const plan = planOf([...activities, ...sessions], YEAR);
    expect([fits(plan), plan.more, told(plan)]).toEqual([true, 0, 170]);
    expect(plan.bars.every(({ count }) => count <= 1)).toBe(true);
    expect(plan.series.length).toBeLessThan(30);
  });

  it('a small one has a row for each line, in one column and large letters', () => {
    const plan = planOf(Array.from({ length: 10 }, (_, index) => line({ id: String(index), ranges: [['2031-03-01', '2031-05-01']] })), YEAR);
    expect([plan.columns, plan.size, plan.bars.length, plan.wholeYear.length]).toEqual([1, 9, 11, 0]);
  });

  it('of two years shows the days of one, and names among the undated what has none in it', () => {
    const plan = planOf([line({ id: '1', ranges: [['2030-12-01', '2031-02-01']] }), line({ id: '2', ranges: [['2033-01-01', '2033-02-01']] })], YEAR);
    expect(plan.bars.at(-1)).toMatchObject({ key: '1', stretches: [{ start: 0 }] });
    expect(plan.undated.map(({ key }) => key)).toEqual(['2']);
  });
});

describe('The row of a body', () => {
  it('never writes one session upon another, and loses none', () => {
    fc.assert(fc.property(someLines, fc.double({ min: 0.5, max: 2, noNaN: true }), (lines, em) => {
      const lanes = lanesOf(lines.slice(0, 80), YEAR, em);
      expect(lanes.flat()).toHaveLength(Math.min(80, lines.length));
      for (const lane of lanes) {
        const ordered = [...lane].sort((a, b) => a.at - b.at);
        expect(ordered.every(({ at, text }, index) => index === 0 || at >= (ordered[index - 1]?.at ?? 0) || text === '')).toBe(true);
        expect(ordered.every(({ at, text }, index) => at + Math.min(100, text.length * 0.5 * em) <= (ordered[index + 1]?.at ?? 101))).toBe(true);
      }
    }), { numRuns: runs(200) });
  });

  it('names a session by its ordinal, and says what is not ordinary', () => {
    expect(['19ª Reunión Ordinaria', 'Vigésima Primera Sesión Ordinaria', '3ª Sesión Extraordinaria · GI', 'Encuentro inventado'].map(shortTitle)).toEqual(['19ª', 'Vigésima Primera', '3ª ext.', 'Encuentro inventado']);
  });
});
