import { describe, expect, it } from 'vitest';
import { derive, judge } from './rules.ts';

const today = '2026-11-23';
const curp = 'GOMC850315HDFRRR07';
const problemsOf = (values: Parameters<typeof judge>[0]) => judge(values, today).problems.map(({ cell, code }) => `${cell}: ${code}`);

describe('answers that cannot stand', () => {
  it.each([
    [{ curp: 'GOMC850315HDFRRR08' }, ['curp: impossible_curp']],
    [{ birthDate: '2030-01-01' }, ['birthDate: impossible_birth_date']],
    [{ birthDate: '1870-01-01' }, ['birthDate: impossible_birth_date']],
    [{ formsOfExploitation: ['LGT-10-III'], principalForm: 'LGT-10-V' }, ['principalForm: principal_not_among_forms']],
    [{ formsOfExploitation: ['LGT-10-III'], formsRuledOut: ['LGT-10-III'] }, ['formsRuledOut: form_both_ways']],
    [{ ageFrom: 18, ageTo: 17 }, ['ageTo: age_reversed']],
    [{ ageBasis: 'exact', ageFrom: 17, ageTo: 18 }, ['ageBasis: age_not_exact']],
  ])('%j is refused', (values, expected) => {
    expect(problemsOf(values)).toEqual(expected);
  });
});

describe('answers that stand', () => {
  it.each([
    {}, { curp: null }, { curp }, { birthDate: '2001-03-05' }, { ageBasis: 'interval', ageFrom: 48 },
    { ageBasis: 'exact', ageFrom: 17, ageTo: 17 },
    { formsOfExploitation: ['LGT-10-III', 'LGT-10-V'], principalForm: 'LGT-10-V' },
    { formsOfExploitation: ['LGT-10-V'], formsRuledOut: ['LGT-10-III'] },
  ])('%j is accepted', (values) => {
    expect(problemsOf(values)).toEqual([]);
  });
});

describe('a valid CURP', () => {
  it('warns where it disagrees, and lets the record through', () => {
    const { problems, warnings } = judge({ curp, sex: 'female', birthYear: 1985 }, today);
    expect([problems, warnings.map(({ cell }) => cell)]).toEqual([[], ['sex']]);
  });

  it('proposes only what was not answered', () => {
    const { prefill } = judge({ curp, sex: 'female', birthYear: null }, today);
    expect(prefill).toEqual({ birthDate: '1985-03-15', birthYear: 1985, birthPlaceState: '09', birthPlaceCountry: 'MX' });
  });

  it('is kept in one spelling, however it was written', () => {
    expect(derive({ curp: ' gomc-850315 hdfrrr07' })).toEqual({ curp });
    expect(derive({ curp: 'not one' })).toEqual({});
  });
});

describe('the year of birth', () => {
  it('is taken from a whole date of birth and from no other', () => {
    expect(derive({ birthDate: '5 de marzo de 2001' })).toEqual({ birthYear: 2001 });
    expect(derive({ birthDate: 'marzo 2001' })).toEqual({});
  });
});
