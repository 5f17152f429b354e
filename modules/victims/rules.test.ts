import type { GroupRow } from '@sintra/definition';
import { describe, expect, it } from 'vitest';
import { catalogById } from './forms/catalogs.testing.ts';
import { derive, judge } from './rules.ts';
import { forbiddenAccommodation } from './rules/accommodation.ts';

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

describe('accommodation that the law forbids', () => {
  const warningsOf = (...rows: GroupRow[]) => judge({}, today, { accommodations: rows }).warnings;

  it('is what the catalogue says it is', () => {
    const entries = catalogById.get('type_of_accommodation')?.entries.filter(({ law }) => law === 'LGT 75, 90-VI').map(({ code }) => code);
    expect(entries?.sort()).toEqual(Object.keys(forbiddenAccommodation).sort());
  });

  it.each(Object.keys(forbiddenAccommodation))('%s is warned of with the article and what is allowed, and let through', (accommodationType) => {
    const { problems, warnings } = judge({}, today, { accommodations: [{ values: { accommodationType: 'shelter' } }, { values: { accommodationType } }] });
    expect(problems).toEqual([]);
    expect(warnings).toMatchObject([{ cell: 'accommodations[1].accommodationType', code: 'forbidden_accommodation' }]);
    expect(warnings[0]?.message).toMatch(/LGT 75 y 90-VI.*Se permiten.*refugio especializado/);
  });

  it('is not warned of in a row on its way out, nor where nothing is said', () => {
    expect(warningsOf({ remove: true, values: { accommodationType: 'detention' } }, { values: {} }, { values: { accommodationType: null } })).toEqual([]);
    expect(judge({}, today).warnings).toEqual([]);
  });

  it('was allowed in refuges for women until the reform of 7 June 2024', () => {
    const stay = (dischargeDate: string | null) => warningsOf({ values: { accommodationType: 'womens_refuge', dischargeDate } }).length;
    expect(['mayo 2024', '2023', '06/06/2024'].map(stay)).toEqual([0, 0, 0]);
    expect(['junio 2024', '07/06/2024', null, 'por definir', 'sin fecha'].map(stay)).toEqual([1, 1, 1, 1, 1]);
    expect(warningsOf({ values: { accommodationType: 'detention', dischargeDate: '2023' } })).toHaveLength(1);
  });
});
