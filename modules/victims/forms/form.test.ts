import { cellsOf, sealedCells, type Field, type Form, type Group } from '@sintra/definition';
import { describe, expect, it } from 'vitest';
import { catalogById } from './catalogs.testing.ts';
import { victimForm } from './victim.ts';

const sources: readonly (Form | Group)[] = [victimForm, ...victimForm.groups];
const fieldsOf = (source: Form | Group): readonly Field[] =>
  'sections' in source ? source.sections.flatMap((section) => section.fields) : source.fields;
const fields = sources.flatMap((source) => fieldsOf(source).map((field) => ({ source, field, name: `${source.id}.${field.id}` })));

/** Storage of each answer. A change here moves people's data between columns and sealed bytes: it needs a migration and a decision. */
const sealed: Readonly<Record<string, readonly string[]>> = {
  victim: [
    'externalFolio', 'controlNotes', 'nameGiven', 'nameFirst', 'nameSecond', 'alias', 'curp', 'documentNumber', 'birthDate', 'phone',
    'email', 'addressLine', 'postalCode', 'trustedContact', 'indigenousCommunity', 'renaviFolio', 'premises', 'narrative',
    'vulnerabilityNotes', 'closureNotes',
  ],
  services: ['serviceNotes'],
  accommodations: ['shelter', 'accommodationNotes'],
  referrals: ['referralContact', 'referralDetails'],
  investigationFiles: [],
};

/** Cells that other parts of the system name: they are never renamed. */
const promised = [
  'typeOfVictim', 'victimStatus', 'sex', 'gender', 'nationalities', 'formsOfExploitation', 'principalForm', 'detectionDate',
  'detectionCountry', 'detectionState', 'detectionMunicipality', 'detectionLocality', 'detectionAuthority', 'detectionMode',
  'exploitationPlaceCountry', 'birthPlaceState', 'residenceMunicipality', 'birthDate', 'birthYear', 'ageBasis', 'ageFrom', 'ageTo',
  'nameGiven', 'nameFirst', 'nameSecond', 'alias', 'curp', 'externalFolio', 'narrative', 'acts', 'means', 'methodsOfControl',
  'recruitmentMethods', 'digitalPlatforms', 'relationshipToTrafficker', 'transport', 'labourSector', 'typeOfSexualExploitation',
  'placeOfExploitation', 'numberOfTraffickers', 'debt', 'organisedCrime', 'maritalStatus', 'education', 'literacy', 'occupation',
  'dependants', 'language', 'spanishProficiency', 'interpreterNeeded', 'indigenous', 'indigenousPeople', 'afroMexican', 'disability',
  'pregnancy', 'lgbti', 'sexualOrientation', 'homelessness', 'migrationStatus', 'vulnerabilities', 'renaviStatus', 'renaviFolio',
];

describe('every field of the victim form', () => {
  it.each(fields)('$name has label and help in Spanish and English', ({ field }) => {
    for (const text of [field.label, field.help]) {
      expect(text?.es.trim()).toBeTruthy();
      expect(text?.en.trim()).toBeTruthy();
    }
  });

  it.each(fields)('$name answers from a catalogue that exists', ({ source, field }) => {
    for (const cell of cellsOf(source).filter((one) => one.field === field && one.catalog !== undefined)) {
      expect(catalogById.has(cell.catalog ?? '')).toBe(true);
    }
  });

  it('leaves no free text clear beside the ones that name an office or a place', () => {
    const written = fields.filter(({ field }) => ['text', 'longText'].includes(field.kind));
    expect(written.filter(({ field }) => field.sensitivity !== 'identifying').map(({ name }) => name)).toEqual([
      'victim.detectionUnit', 'victim.crossingPoint', 'services.serviceProvider', 'services.serviceUnit', 'referrals.otherInstitution',
      'investigationFiles.prosecutorsOffice',
    ]);
  });
});

describe('the victim form', () => {
  it('shows a field only for codes that its condition can really hold', () => {
    for (const { source, field } of fields.filter(({ field: one }) => one.showIf !== undefined)) {
      const cell = cellsOf(source).find(({ id }) => id === field.showIf?.cell);
      const codes = catalogById.get(cell?.catalog ?? '')?.entries.map(({ code }) => code) ?? [];
      expect(codes).toEqual(expect.arrayContaining([...(field.showIf?.in ?? [])]));
    }
  });

  it('seals exactly the cells of the golden list', () => {
    const found = Object.fromEntries(sources.map((source) => [source.id, sealedCells(source).map(({ id }) => id)]));
    expect(found).toEqual(sealed);
  });

  it('keeps the cells that other parts of the system name', () => {
    expect(cellsOf(victimForm).map(({ id }) => id)).toEqual(expect.arrayContaining(promised));
  });

  it('needs little: what every count stands on', () => {
    const needed = cellsOf(victimForm).filter((cell) => cell.needed).map(({ id }) => id);
    expect(needed).toEqual([
      'sex', 'ageBasis', 'nationalities', 'typeOfVictim', 'victimStatus', 'detectionDate', 'detectionCountry', 'detectionState', 'formsOfExploitation',
    ]);
  });

  it('never requires an investigation file, an identity or a CURP', () => {
    const identity = victimForm.sections.find(({ id }) => id === 'identity');
    expect(identity?.fields.filter((field) => field.needed === true)).toEqual([]);
  });
});
