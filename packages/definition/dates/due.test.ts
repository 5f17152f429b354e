import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, compareDates, dueOf, readDate, type FuzzyDate } from '../dates.ts';
import { runs } from '../../../test/runs.ts';

const read = (text: string): FuzzyDate => {
  const date = readDate(text);
  if ('problem' in date) throw new Error(date.problem);
  return date;
};

/** Every way of writing a date that programmes of work use, with the last day that it allows. */
const forms: readonly (readonly [string, string | null])[] = [
  ['24 de enero 2031', '2031-01-24'], ['5 y 6 febrero 2031', '2031-02-06'], ['13 al 17 de mayo 2031', '2031-05-17'], ['febrero 2031', '2031-02-28'], ['junio-julio 2031', '2031-07-31'],
  ['abril/mayo 2031', '2031-05-31'], ['marzo mayo octubre 2031', '2031-10-31'], ['1er semestre 2031', '2031-06-30'], ['Tercer trimestre 2031', '2031-09-30'], ['2do trimestre 2031', '2031-06-30'],
  ['antes del mes de octubre de 2031', '2031-09-30'], ['enero- diciembre 2031', '2031-12-31'], ['Durante el ejercicio 2031', '2031-12-31'], ['Durante el ejercicio', '2031-12-31'],
  ['mensual', '2031-12-31'], ['bimestral', '2031-12-31'], ['de manera mensual', '2031-12-31'], ['Por definir', null], ['por definirse', null], ['de forma permanente', null], ['Indefinida', null],
  ['Por definir durante el periodo de junio a julio de 2031', '2031-07-31'], ['08 de febrero al 31 de diciembre de 2031', '2031-12-31'], ['julio y/o agosto 2031', '2031-08-31'],
];
const form = fc.constantFrom(...forms);
const day = fc.integer({ min: -400, max: 800 }).map((days) => addDays('2031-01-01', days));

describe('When something is due', () => {
  test.each(forms)('«%s» until %s', (text, last) => expect(dueOf(read(text), '2031-01-01', 2031).last).toBe(last));

  it('what has no date is asked about each half year, and is never overdue', () => {
    for (const date of [null, read('Por definir'), read('permanente')]) {
      expect(dueOf(date, '2031-03-01', 2031)).toMatchObject({ undated: true, overdue: false, next: '2031-06-30', last: null });
      expect(dueOf(date, '2040-03-01', 2031)).toMatchObject({ overdue: false, next: null });
    }
  });

  it('each occurrence counts for itself', () => {
    expect(dueOf(read('marzo mayo octubre 2031'), '2031-04-02', 2031)).toMatchObject({ next: '2031-05-31', overdue: false });
    expect(dueOf(read('bimestral'), '2031-03-01', 2031)).toMatchObject({ next: '2031-04-30', occurrences: { length: 6 } });
    expect(dueOf(read('mensual'), '2031-12-31', 2031)).toMatchObject({ next: '2031-12-31', overdue: false });
    expect(dueOf(read('mensual'), '2032-01-01', 2031)).toMatchObject({ next: null, overdue: true });
  });

  it('at any «today»: overdue exactly after the last day, and from then on', () => {
    fc.assert(fc.property(form, day, ([text, last], today) => {
      const due = dueOf(read(text), today, 2031);
      const later = dueOf(read(text), addDays(today, 1), 2031);
      return due.overdue === (last !== null && today > last) && (!due.overdue || later.overdue) && (due.next === null || due.next >= today)
        && (last === null || due.overdue === (due.next === null));
    }), { seed: 7, numRuns: runs(5_000) });
  });

  it('dates have one order, those without one last, however they are written', () => {
    fc.assert(fc.property(fc.array(form, { minLength: 2, maxLength: 12 }), (some) => {
      const sorted = some.map(([text]) => read(text)).sort(compareDates);
      const firstWithout = sorted.findIndex(({ ranges }) => ranges.length === 0);
      const lastWith = sorted.findLastIndex(({ ranges }) => ranges.length > 0);
      return sorted.every((date, index) => index === 0 || compareDates(sorted[index - 1] ?? null, date) <= 0) && (firstWithout === -1 || lastWith < firstWithout);
    }), { seed: 8, numRuns: runs(2_000) });
  });
});
