import { defineCatalog, type Catalog } from '@sintra/definition';
import { countries } from './countries.ts';
import { entry, notIdentified } from './entry.ts';

/** INEGI's two-digit key, its name, the CURP's entity code, and other spellings found in official files. */
const states: readonly (readonly [inegi: string, name: string, curp: string, ...spellings: string[]])[] = [
  ['01', 'Aguascalientes', 'AS', 'Ags', 'AGS'],
  ['02', 'Baja California', 'BC', 'B.C.', 'Baja California Norte'],
  ['03', 'Baja California Sur', 'BS', 'B.C.S.'],
  ['04', 'Campeche', 'CC', 'Camp'],
  ['05', 'Coahuila de Zaragoza', 'CL', 'Coahuila', 'Coah'],
  ['06', 'Colima', 'CM', 'Col'],
  ['07', 'Chiapas', 'CS', 'Chis'],
  ['08', 'Chihuahua', 'CH', 'Chih'],
  ['09', 'Ciudad de México', 'DF', 'CDMX', 'Distrito Federal', 'D.F.'],
  ['10', 'Durango', 'DG', 'Dgo'],
  ['11', 'Guanajuato', 'GT', 'Gto'],
  ['12', 'Guerrero', 'GR', 'Gro'],
  ['13', 'Hidalgo', 'HG', 'Hgo'],
  ['14', 'Jalisco', 'JC', 'Jal'],
  ['15', 'México', 'MC', 'Estado de México', 'Edo. de México', 'Edomex', 'Edo. Mex.', 'Mex'],
  ['16', 'Michoacán de Ocampo', 'MN', 'Michoacán', 'Mich'],
  ['17', 'Morelos', 'MS', 'Mor'],
  ['18', 'Nayarit', 'NT', 'Nay'],
  ['19', 'Nuevo León', 'NL', 'N.L.'],
  ['20', 'Oaxaca', 'OC', 'Oax'],
  ['21', 'Puebla', 'PL', 'Pue'],
  ['22', 'Querétaro', 'QT', 'Querétaro de Arteaga', 'Qro'],
  ['23', 'Quintana Roo', 'QR', 'Q. Roo', 'Q.R.'],
  ['24', 'San Luis Potosí', 'SP', 'S.L.P.'],
  ['25', 'Sinaloa', 'SL', 'Sin'],
  ['26', 'Sonora', 'SR', 'Son'],
  ['27', 'Tabasco', 'TC', 'Tab'],
  ['28', 'Tamaulipas', 'TS', 'Tamps'],
  ['29', 'Tlaxcala', 'TL', 'Tlax'],
  ['30', 'Veracruz de Ignacio de la Llave', 'VZ', 'Veracruz', 'Ver'],
  ['31', 'Yucatán', 'YN', 'Yuc'],
  ['32', 'Zacatecas', 'ZS', 'Zac'],
];

export const state: Catalog = defineCatalog({
  id: 'state',
  label: { es: 'Entidad federativa', en: 'State' },
  entries: [
    ...states.map(([inegi, name, curp, ...alias]) =>
      entry(inegi, name, name, { maps: { inegi, curp }, alias: [...new Set([...alias, String(Number(inegi))])] })),
    entry('abroad', 'En el extranjero', 'Abroad', { maps: { inegi: '88?', curp: 'NE' }, alias: ['extranjero', 'nacido en el extranjero'] }),
    notIdentified({ maps: { inegi: '99?' } }),
  ],
});

export const country: Catalog = defineCatalog({
  id: 'country',
  label: { es: 'País o nacionalidad', en: 'Country or nationality' },
  entries: [
    ...countries.map(([alpha2, iso3, es, en, ...alias]) =>
      entry(alpha2, es, en, { maps: { htcds: alpha2, ctdc: alpha2, iso3 }, alias: [iso3, ...alias] })),
    entry('stateless', 'Apátrida', 'Stateless', { alias: ['sin nacionalidad'] }),
    entry('withheld', 'Reservado por la fuente', 'Withheld by the source', {
      maps: { ctdc: 'ZZ' }, alias: ['ZZ', 'reservada', 'withheld'],
    }),
    notIdentified(),
  ],
});
