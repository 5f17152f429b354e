import { describe, expect, it } from 'vitest';
import { catalogById } from './catalogs.testing.ts';
import { victimForm } from './victim.ts';

/** Value names of the Human Trafficking Case Data Standard 2.0 that the victim's record answers, and those that no Mexican code means. */
const htcds: readonly (readonly [catalog: string, values: string, absent: string])[] = [
  ['gender', 'Feminine Masculine TransgenderFeminine TransgenderMasculine NonConforming NonSpecifiedUnknown', ''],
  ['marital_status', 'Single Married Widowed Divorced Separated RegisteredPartnership', ''],
  ['victim_status', 'PossibleVictimOfTrafficking ActualVictimOfTrafficking NotAVictimOfTrafficking', ''],
  ['status_decided_by', 'Police NGO CourtOrProsecution NonPoliceGovernmentalOrganization Other', ''],
  ['relationship_to_trafficker', 'Familial Acquainted Unaquainted', ''],
  ['type_of_sexual_exploitation', 'Prostitution Pornography RemoteInteractiveServices PrivateSexualServices', ''],
  ['recruitment_method', 'AtAPlaceOfBusiness AtAnEducationalInstitution AtWork ThroughOnlineSocialNetworks ThroughAnOnlineAdvertisement '
    + 'ThroughATelevisionAdvert ThroughANewspaperAdvert ThroughFamilyOrFamilyEvents ThroughFriendsOrSocialEvents Other', ''],
  ['method_of_control', 'PhysicalThreats ThreatsLawEnforcement ThreatensChildrenFamily DebtBondage FalsePromises PhysicalAbuse SexualAbuse '
    + 'TakesEarnings RestrictsFinancialAccess RestrictsMedicalCare WithholdsNecessities PsychologicalAbuse PsychoactiveSubstance '
    + 'ExcessiveWorkingHours WithholdsDocuments Other', ''],
  ['form_of_exploitation', 'ForcedLabour SexualExploitation ForcedMarriage Servitude OrganRemoval ForcedBegging ForcedAdoption Other',
    'ChildLabour ForcedMilitaryByNonStateActors Surrogacy'],
  ['referral_reason', 'AdditionalServicesRequired MigrationOrChangeOfLocation Other', ''],
  ['closure_reason', 'Closed ClosedReferred', ''],
];

const mapped = (catalog: string, vocabulary: string): readonly string[] => {
  const values = (catalogById.get(catalog)?.entries ?? []).flatMap(({ maps }) => maps?.[vocabulary] ?? []);
  return [...new Set(values.map((value) => value.replace(/\?$/, '')))];
};

describe('equivalences with the standard for case data', () => {
  it.each(htcds)('%s reaches every value that a Mexican code means, and no value that does not exist', (catalog, values, absent) => {
    expect([...mapped(catalog, 'htcds')].sort()).toEqual(values.split(' ').sort());
    for (const value of absent.split(' ')) expect(mapped(catalog, 'htcds')).not.toContain(value);
  });

  it('answers every field of the standard’s victim context', () => {
    const said = victimForm.sections.flatMap(({ fields }) => fields).map(({ maps }) => maps?.htcds ?? '').join(' ');
    for (const field of [
      'TraffickingStatus', 'TraffickingStatusDecisionMakingOrg', 'RelationshipToTrafficker', 'AgeWhenTrafficked',
      'RecruitmentWebsitesAndApps', 'MethodOfRecruitment', 'LocationOfRecruitment', 'MethodsOfControl', 'TypeOfExploitation',
      'ForcedLabourIndustry', 'TypeOfSexExploitation', 'LocationOfExploitation', 'ExploitationWebsitesAndApps',
    ]) expect(said).toContain(`vic_${field}`);
  });

  it('asks the seven questions of consent', () => {
    const consent = victimForm.sections.find(({ id }) => id === 'consent')?.fields ?? [];
    expect(consent.filter(({ id, kind }) => kind === 'yesNo' && id !== 'consentWithdrawn')).toHaveLength(7);
  });
});

describe('equivalences with published data', () => {
  it('has CTDC’s sixteen named methods of control', () => {
    expect(mapped('method_of_control', 'ctdc')).toHaveLength(18);
    expect(mapped('method_of_control', 'ctdc8')).toHaveLength(8);
  });

  it('has CTDC’s nine age bands', () => {
    expect(mapped('age_band_ctdc', 'ctdc')).toEqual(['0--8', '9--17', '18--20', '21--23', '24--26', '27--29', '30--38', '39--47', '48+']);
  });

  it('says of each form of exploitation which of SESNSP’s four subtypes it falls in', () => {
    const subtypes = ['explotación sexual', 'otros fines', 'trabajo o servicios forzados', 'tráfico de órganos'];
    expect([...mapped('form_of_exploitation', 'sesnsp')].sort()).toEqual(subtypes);
  });

  it('leaves every variable of the classification unverified until its code tables are read', () => {
    const said = [victimForm.sections, victimForm.groups].flat().flatMap(({ fields }) => fields).flatMap(({ maps }) => maps?.icTip ?? []);
    expect(said.filter((text) => !text.endsWith('?'))).toEqual([]);
  });
});
