import type { Random } from './random.ts';

/** Where victims are detected, by INEGI key: invented proportions with the usual shape, borders and tourism first. */
const states: Readonly<Record<string, number>> = {
  '01': 8, '02': 62, '03': 9, '04': 8, '05': 22, '06': 9, '07': 70, '08': 48, '09': 150, '10': 8, '11': 26, '12': 34, '13': 28, '14': 55, '15': 110, '16': 22,
  '17': 24, '18': 10, '19': 52, '20': 46, '21': 78, '22': 20, '23': 74, '24': 24, '25': 18, '26': 20, '27': 26, '28': 36, '29': 58, '30': 54, '31': 16, '32': 12,
};

const capitals: Readonly<Record<string, string>> = {
  '02': 'Tijuana', '07': 'Tapachula', '08': 'Ciudad Juárez', '09': 'Cuauhtémoc', '14': 'Guadalajara', '15': 'Ecatepec de Morelos', '19': 'Monterrey', '20': 'Oaxaca de Juárez',
  '21': 'Puebla', '23': 'Benito Juárez', '29': 'Tlaxcala', '30': 'Xalapa',
};

export const inventState = (random: Random): string => random.weighted(states);

/** Invented municipalities end in «(inventado)»; a few real ones make the map read well. */
export const municipalityOf = (random: Random, state: string): string =>
  random.chance(0.5) ? (capitals[state] ?? 'Municipio (inventado)') : 'Municipio (inventado)';

const foreign = { HN: 30, GT: 28, SV: 16, CO: 24, VE: 26, CU: 12, NI: 8, HT: 8, EC: 6, US: 6, AR: 4, BR: 4, CN: 4, PE: 3, DO: 3 };

/** Citizenship: mostly Mexican, a fifth from elsewhere, now and then two. */
export function inventNationalities(random: Random): string[] {
  if (random.chance(0.8)) return random.chance(0.01) ? ['MX', 'US'] : ['MX'];
  return [random.weighted(foreign)];
}
