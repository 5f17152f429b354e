import { readDate, type Values } from '@sintra/definition';
import type { CurpFacts } from './read.ts';
import { lettersOf } from './names.ts';

/** Cells that a CURP can fill in: date and year of birth, sex, and place of birth. */
export function curpPrefill(facts: CurpFacts): Values {
  return {
    birthDate: facts.birthDate,
    birthYear: Number(facts.birthDate.slice(0, 4)),
    ...(facts.sex === null ? {} : { sex: facts.sex }),
    birthPlaceState: facts.state,
    ...(facts.bornAbroad ? {} : { birthPlaceCountry: 'MX' }),
  };
}

const text = (values: Values, cell: string): string => {
  const value = values[cell];
  return typeof value === 'string' ? value : '';
};

const unanswered: readonly unknown[] = [null, undefined, 'not_identified'];
const says = (values: Values, cell: string): boolean => !unanswered.includes(values[cell]);

/** True when a date as written (it may be partial) cannot contain the day of the CURP. */
function otherDay(written: string, day: string): boolean {
  const date = readDate(written);
  return !('problem' in date) && date.ranges.length > 0 && !date.ranges.some(([from, to]) => from <= day && day < to);
}

const nameCells = { given: 'nameGiven', first: 'nameFirst', second: 'nameSecond' } as const;

/** Letters of the CURP by the part of the name they come from; the second letter may be an X put by the registry. */
const lettersIn = ({ curp }: CurpFacts) => ({
  given: [curp.charAt(3), curp.charAt(15)],
  first: [curp.charAt(0), curp.charAt(1), curp.charAt(13)],
  second: [curp.charAt(2), curp.charAt(14)],
});

function namesThatDiffer(facts: CurpFacts, values: Values): readonly string[] {
  const expected = lettersOf({ given: text(values, 'nameGiven'), first: text(values, 'nameFirst'), second: text(values, 'nameSecond') });
  const found = lettersIn(facts);
  const differs = (part: keyof typeof nameCells): boolean => expected[part].some((one, i) => ![one, 'X'].includes(found[part][i] ?? ''));
  return (['given', 'first', 'second'] as const)
    .filter((part) => text(values, nameCells[part]) !== '' && differs(part))
    .map((part) => nameCells[part]);
}

/**
 * Cells whose answer does not agree with a valid CURP. A warning, never an error: registries hold mistakes, and people change name and sex.
 * Empty and «not identified» answers agree with everything.
 */
export function curpMismatches(facts: CurpFacts, values: Values): readonly string[] {
  const prefill = curpPrefill(facts);
  const plain = ['birthYear', 'sex', 'birthPlaceState', 'birthPlaceCountry']
    .filter((cell) => says(values, cell) && prefill[cell] !== undefined && prefill[cell] !== values[cell]);
  const date = says(values, 'birthDate') && otherDay(text(values, 'birthDate'), facts.birthDate) ? ['birthDate'] : [];
  return [...date, ...plain, ...namesThatDiffer(facts, values)];
}
