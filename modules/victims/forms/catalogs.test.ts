import { normalize, type Catalog, type CatalogEntry } from '@sintra/definition';
import { describe, expect, it } from 'vitest';
import { catalogById } from './catalogs.testing.ts';
import { inaliGroupings } from './catalogs/languages.ts';
import { victimCatalogs } from './catalogs/index.ts';
import { federalInstitutions, stateInstitutions } from './institutions.ts';

const codesOf = (id: string): readonly string[] => catalogById.get(id)?.entries.map(({ code }) => code) ?? [];
const answers = ['not_identified', 'not_specified', 'unknown', 'none'];

/** Catalogues that always have a known answer, or in which not knowing has a word of its own. */
const alwaysKnown = ['type_of_victim', 'victim_status', 'referral_direction', 'type_of_service'];

const patternOf = (catalog: Catalog): RegExp => {
  const own: Readonly<Record<string, RegExp>> = {
    form_of_exploitation: /^(LGT-10-[IVX]+|[a-z][a-z_]*)$/, state: /^(\d{2}|[a-z][a-z_]*)$/, country: /^([A-Z]{2}|[a-z][a-z_]*)$/,
  };
  return own[catalog.id] ?? /^[a-z][a-z0-9_]*$/;
};

describe.each(victimCatalogs.map((catalog) => ({ id: catalog.id, catalog })))('the catalogue $id', ({ id, catalog }) => {
  it('has a plain id, and Spanish and English labels', () => {
    expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const { label } of [catalog, ...catalog.entries]) expect(label.es.trim() !== '' && label.en.trim() !== '').toBe(true);
  });

  it('has permanent codes of the agreed pattern', () => {
    for (const { code } of catalog.entries) expect(code).toMatch(patternOf(catalog));
  });

  it('offers an answer for what is not known', () => {
    expect(catalog.entries.some(({ code }) => answers.includes(code))).toBe(!alwaysKnown.includes(id));
  });

  it('has no spelling that could mean two entries', () => {
    const spellingsOf = ({ code, label, alias = [] }: CatalogEntry) => [...new Set([code, label.es, label.en, ...alias].map(normalize))];
    const spellings = catalog.entries.flatMap(spellingsOf);
    expect(spellings.filter((spelling, at) => spellings.indexOf(spelling) !== at)).toEqual([]);
  });
});

describe('catalogues fixed by law or by a standard', () => {
  it('has the eleven forms of article 10, in order', () => {
    const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'];
    const own = roman.map((fraction) => `LGT-10-${fraction}`);
    expect(codesOf('form_of_exploitation')).toEqual([...own, 'not_specified', 'under_investigation']);
  });

  it('gives each of the eleven forms its equivalences in the seven vocabularies', () => {
    for (const entry of catalogById.get('form_of_exploitation')?.entries.slice(0, 11) ?? []) {
      expect(Object.keys(entry.maps ?? {})).toEqual(['htcds', 'glotip', 'sdg', 'ctdc', 'tip', 'sesnsp', 'iccs']);
    }
  });

  it('has the 32 states by INEGI key, each with its own CURP code', () => {
    const states = catalogById.get('state')?.entries.filter(({ code }) => /^\d{2}$/.test(code)) ?? [];
    expect(states.map(({ code }) => Number(code))).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
    expect(new Set(states.map(({ maps }) => maps?.curp)).size).toBe(32);
  });

  it('has the 249 countries of ISO 3166-1, each with its own alpha-3', () => {
    const countries = catalogById.get('country')?.entries.filter(({ code }) => /^[A-Z]{2}$/.test(code)) ?? [];
    expect(countries).toHaveLength(249);
    expect(new Set(countries.map(({ maps }) => maps?.iso3)).size).toBe(249);
  });

  it('has 68 groupings of languages in 11 families', () => {
    expect(new Set(inaliGroupings.map(({ code }) => code)).size).toBe(68);
    expect(new Set(inaliGroupings.map(({ maps }) => maps?.inaliFamily)).size).toBe(11);
    const others = ['spanish', 'mexican_sign_language', 'other', 'none', 'not_identified'];
    expect(codesOf('language')).toEqual(expect.arrayContaining(others));
  });

  it('has age bands that follow one another without gap or overlap', () => {
    for (const id of ['age_group', 'age_band_ctdc']) {
      const bands = catalogById.get(id)?.entries.filter(({ code }) => /\d/.test(code)).map(({ maps }) => maps) ?? [];
      bands.slice(1).forEach((band, i) => expect(Number(band?.from)).toBe(Number(bands[i]?.to) + 1));
      expect([bands[0]?.from, bands.at(-1)?.to]).toEqual(['0', undefined]);
    }
  });

  it('has the six genders of HTCDS', () => {
    expect(catalogById.get('gender')?.entries.map(({ maps }) => maps?.htcds)).toEqual([
      'Feminine', 'Masculine', 'TransgenderFeminine', 'TransgenderMasculine', 'NonConforming', 'NonSpecifiedUnknown',
    ]);
  });
});

describe('the seed of institutions', () => {
  it('has one commission for each state, and acronyms fit to be the prefix of a folio', () => {
    expect(stateInstitutions.map(({ state }) => state)).toEqual(codesOf('state').filter((code) => /^\d{2}$/.test(code)));
    const acronyms = [...federalInstitutions, ...stateInstitutions].map(({ acronym }) => acronym);
    expect(new Set(acronyms).size).toBe(acronyms.length);
    for (const acronym of acronyms) expect(acronym).toMatch(/^[A-Z]{2,8}$/);
  });
});
