import type { Values } from '@sintra/definition';
import { inventName } from './names.ts';
import { inventNationalities, inventState } from './places.ts';
import type { Random } from './random.ts';

/** What is said of an invented person before what happened to her. */
export interface InventedPerson {
  readonly sex: string;
  readonly age: number;
  readonly foreign: boolean;
  readonly values: Values;
}

const sexes = { female: 760, male: 225, intersex: 2, not_identified: 13 };
const educations = { none: 4, preschool: 1, primary: 26, lower_secondary: 34, upper_secondary: 19, technical: 3, bachelor: 5, not_identified: 8 };
const marital = { single: 62, married: 8, free_union: 14, separated: 5, divorced: 2, widowed: 1, not_identified: 8 };
const occupations = { none: 14, student: 22, unpaid_housework: 10, domestic_worker: 8, farm_worker: 9, street_vendor: 8, commerce: 9, services: 7, employee: 6, not_identified: 7 };
const peoples = { nahuatl: 30, maya: 18, zapoteco: 12, mixteco: 14, tseltal: 12, tsotsil: 12, otomi: 8, totonaco: 6 };
const bands = { '0-5': 2, '6-11': 6, '12-17': 31, '18-24': 27, '25-34': 20, '35-49': 11, '50-75': 3 };

function inventAge(random: Random): number {
  const [from = '18', to = '24'] = random.weighted(bands).split('-');
  return random.int(Number(from), Number(to));
}

function ageCells(random: Random, age: number): Values {
  const near = (limit: number): number => Math.max(0, Math.min(99, limit));
  const exact = { ageBasis: 'exact', ageFrom: age, ageTo: age };
  const known = {
    exact, approximate: { ageBasis: 'approximate', ageFrom: near(age - 1), ageTo: near(age + 2) },
    interval: { ageBasis: 'interval', ageFrom: near(age - 3), ageTo: near(age + 5) },
    presumed_minor: age < 18 ? { ageBasis: 'presumed_minor' } : exact, unknown: { ageBasis: 'unknown' },
  };
  return known[random.weighted({ exact: 80, approximate: 10, interval: 4, presumed_minor: 2, unknown: 4 })];
}

const genders: Readonly<Record<string, string>> = { female: 'feminine', male: 'masculine' };

function background(random: Random, sex: string, age: number, foreign: boolean): Values {
  const indigenous = foreign ? 'no' : random.weighted({ yes: 14, no: 72, not_identified: 14 });
  return {
    gender: random.chance(0.03) ? random.pick(['transgender_feminine', 'non_conforming']) : (genders[sex] ?? 'not_identified'),
    ...(age >= 15 && { maritalStatus: random.weighted(marital) }),
    ...(age >= 6 && { education: random.weighted(educations), literacy: random.weighted({ yes: 84, no: 9, not_identified: 7 }) }),
    ...(age >= 12 && { occupation: random.weighted(occupations), dependants: random.int(0, 3) }),
    indigenous,
    ...(indigenous === 'yes' && { indigenousPeople: random.weighted(peoples), interpreterNeeded: random.weighted({ yes: 22, no: 78 }) }),
    disability: random.chance(0.94) ? ['none'] : [random.pick(['physical', 'intellectual', 'psychosocial'])],
    migrationStatus: foreign ? random.weighted({ irregular: 52, humanitarian_visitor: 20, asylum_seeker: 14, temporary_resident: 8, not_identified: 6 }) : 'mexican',
  };
}

/** Nobody: a name of the family Invención in three of four, never a CURP, because a valid one could be somebody's. */
export function inventPerson(random: Random, number: number): InventedPerson {
  const sex = random.weighted(sexes);
  const age = inventAge(random);
  const nationalities = inventNationalities(random);
  const foreign = !nationalities.includes('MX');
  const named = random.chance(0.76);
  const identity: Values = named
    ? { ...inventName(random, sex), externalFolio: `DEMO-${String(number).padStart(6, '0')}`, controlNotes: 'DATO INVENTADO: no corresponde a ninguna persona.' }
    : { identityReserved: 'yes', controlNotes: 'DATO INVENTADO: identidad reservada en la demostración.' };
  const origin: Values = foreign ? { birthPlaceCountry: nationalities[0] ?? 'HN' } : { birthPlaceCountry: 'MX', birthPlaceState: inventState(random) };
  return { sex, age, foreign, values: { ...identity, sex, nationalities, ...origin, ...ageCells(random, age), ...background(random, sex, age, foreign) } };
}
