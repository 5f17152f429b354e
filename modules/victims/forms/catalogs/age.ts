import { defineCatalog, type Catalog, type CatalogEntry } from '@sintra/definition';
import { entry, notIdentified } from './entry.ts';

export const ageBasis: Catalog = defineCatalog({
  id: 'age_basis',
  label: { es: 'Cómo se conoce la edad', en: 'How the age is known' },
  law: 'LGT 3-X',
  entries: [
    entry('exact', 'Exacta', 'Exact', { alias: ['edad exacta'] }),
    entry('approximate', 'Aproximada', 'Approximate', { alias: ['estimada', 'edad aproximada'] }),
    entry('presumed_minor', 'Se presume menor de edad', 'Presumed minor', { law: 'LGT 3-X', alias: ['presunta menor', 'presunto menor'] }),
    entry('interval', 'Intervalo recibido', 'Interval as received', { alias: ['rango', 'rango de edad'] }),
    entry('unknown', 'Se ignora', 'Unknown', { alias: ['no identificada', 'no identificado', 'desconocida'] }),
  ],
});

/** `maps.from` and `maps.to` are the whole years of a band, both included; an open end has no `to`. */
const band = (code: string, from: number, to: number | null, more: Record<string, string> = {}): CatalogEntry => {
  const es = to === null ? `${from} años o más` : `${from} a ${to} años`;
  const en = to === null ? `${from} years or over` : `${from} to ${to} years`;
  const limits = to === null ? { from: String(from) } : { from: String(from), to: String(to) };
  const alias = to === null ? [`${from}+`, `${from} y más`] : [`${from}-${to}`, `${from}--${to}`, `${from}–${to}`];
  return entry(code, es, en, { maps: { ...limits, ...more }, alias });
};

const minor = { glotip: '0 to 17 years', sesnsp: 'Menores de edad (0-17)' };
const adult = { glotip: '18 years or over', sesnsp: 'Adultos (18 y más)' };

/** National groups. An interval that crosses their limits counts as minor or adult «sin grupo»; one that crosses 18, as not identified. */
export const ageGroup: Catalog = defineCatalog({
  id: 'age_group',
  label: { es: 'Grupo de edad', en: 'Age group' },
  law: 'LGT 4-XVII, 88-VIII-a',
  entries: [
    band('age_0_5', 0, 5, minor), band('age_6_11', 6, 11, minor), band('age_12_17', 12, 17, minor),
    band('age_18_29', 18, 29, adult), band('age_30_59', 30, 59, adult), band('age_60_plus', 60, null, adult),
    entry('minor_unspecified', 'Menor de edad, sin grupo', 'Minor of unspecified group', {
      maps: { from: '0', to: '17', ...minor }, alias: ['menor de edad', 'menores de edad (0-17)'],
    }),
    entry('adult_unspecified', 'Mayor de edad, sin grupo', 'Adult of unspecified group', {
      maps: { from: '18', ...adult }, alias: ['mayor de edad', 'adultos (18 y más)'],
    }),
    notIdentified({ maps: { glotip: 'Unknown', sesnsp: 'No identificado' } }),
  ],
});

/** The Counter-Trafficking Data Collaborative's own bands, which cross the national ones. */
export const ageBandCtdc: Catalog = defineCatalog({
  id: 'age_band_ctdc',
  label: { es: 'Intervalo de edad recibido', en: 'Age band as received' },
  entries: [
    band('ctdc_0_8', 0, 8, { ctdc: '0--8' }), band('ctdc_9_17', 9, 17, { ctdc: '9--17' }), band('ctdc_18_20', 18, 20, { ctdc: '18--20' }),
    band('ctdc_21_23', 21, 23, { ctdc: '21--23' }), band('ctdc_24_26', 24, 26, { ctdc: '24--26' }), band('ctdc_27_29', 27, 29, {
      ctdc: '27--29',
    }),
    band('ctdc_30_38', 30, 38, { ctdc: '30--38' }), band('ctdc_39_47', 39, 47, { ctdc: '39--47' }), band('ctdc_48_plus', 48, null, {
      ctdc: '48+',
    }),
    notIdentified(),
  ],
});
