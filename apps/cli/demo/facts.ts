import type { Values } from '@sintra/definition';
import { addDays, asWritten, later } from './days.ts';
import { municipalityOf } from './places.ts';
import type { InventedPerson } from './person.ts';
import type { Random } from './random.ts';

const forms = {
  'LGT-10-III': 640, 'LGT-10-V': 130, 'LGT-10-IV': 60, 'LGT-10-VI': 50, 'LGT-10-VIII': 35, 'LGT-10-VII': 30, 'LGT-10-I': 12, 'LGT-10-II': 10, 'LGT-10-IX': 10,
  'LGT-10-X': 4, 'LGT-10-XI': 2, under_investigation: 25, not_specified: 15,
};
const recruitment = { social_networks: 30, deceptive_job_offer: 24, romantic_relationship: 18, family: 12, friends: 9, at_work: 6, criminal_group: 8, online_advertisement: 10, abduction: 3, not_identified: 8 };
const means = { deception: 40, abuse_of_vulnerability: 30, psychological_violence: 22, physical_violence: 18, intimidation: 16, deprivation_of_liberty: 8, debt: 8, substances: 6, not_identified: 6 };
const acts = { capture: 40, entice: 34, transport: 14, transfer: 12, retain: 18, receive: 12, harbour: 8, deliver: 6 };
const control = { threats: 30, psychological_abuse: 26, restricts_movement: 20, takes_earnings: 24, physical_abuse: 16, false_promises: 18, withholds_documents: 8, debt_bondage: 10, not_identified: 10 };
const places = { bar: 12, hotel: 16, night_club: 9, private_home: 20, street: 14, farm: 7, massage_parlour: 6, digital_space: 12, factory: 3, not_identified: 12 };
const sectors = { isic_a: 30, isic_t: 22, isic_i: 16, isic_c: 10, isic_g: 12, isic_f: 8, not_identified: 6 };
const platforms = { facebook: 40, whatsapp: 26, tiktok: 16, instagram: 14, messenger: 8, telegram: 5, video_game: 3, none: 20, not_identified: 12 };
const relations = { partner: 22, acquaintance: 24, stranger: 20, parent: 8, other_family: 10, employer: 12, friend: 9, not_identified: 10 };
const vulnerabilities = { poverty: 36, sex: 24, age: 22, lack_of_opportunities: 24, previous_violence: 18, migration: 14, education: 12, indigenous: 6, addiction: 4, none: 4 };
const damages = { psychological: 60, physical: 30, sexual: 34, patrimonial: 12, not_identified: 8 };
const modes = { own_complaint: 24, third_party_complaint: 20, operation: 18, hotline: 14, migration_check: 6, missing_person_search: 6, online_monitoring: 4, refuge: 3, not_identified: 5 };
const authorities = { state_prosecutor: 42, federal_prosecutor: 10, municipal_police: 8, state_police: 8, migration: 7, victims_commission: 6, family_services: 7, hotline: 6, health_services: 2, not_identified: 4 };

function exploitation(random: Random): Values {
  const chosen = random.several(forms, 2).filter((code, _, all) => all.length === 1 || code.startsWith('LGT'));
  const known: readonly string[] = chosen.length === 0 ? ['LGT-10-III'] : chosen;
  return {
    formsOfExploitation: [...known],
    ...(known.length > 1 && { principalForm: known[0] ?? null }),
    ...(known.includes('LGT-10-III') && { typeOfSexualExploitation: [random.weighted({ prostitution: 70, pornography: 14, remote_interactive: 8, not_identified: 8 })] }),
    ...(known.includes('LGT-10-V') && { labourSector: [random.weighted(sectors)] }),
  };
}

/** Detection of an invented victim on a day, in a state. */
export function inventDetection(random: Random, { day, today, state }: { day: string; today: string; state: string }): Values {
  const status = random.weighted({ possible: 52, confirmed: 44, not_a_victim: 4 });
  return {
    typeOfVictim: random.weighted({ direct: 93, indirect: 5, potential: 2 }),
    victimStatus: status,
    ...(status !== 'possible' && { victimStatusDecidedBy: random.weighted({ prosecution_or_court: 60, other_authority: 30, not_identified: 10 }) }),
    detectionDate: asWritten(random, day), detectionCountry: 'MX', detectionState: state, detectionMunicipality: municipalityOf(random, state),
    detectionAuthority: random.weighted(authorities), detectionMode: random.weighted(modes),
    attentionStartDate: later(random, day, [0, 20], today),
    renaviStatus: random.weighted({ not_requested: 46, under_review: 20, registered: 28, not_identified: 6 }),
  };
}

/** What is told of the facts. */
export function inventFacts(random: Random, person: InventedPerson, state: string, day: string): Values {
  const crossed = person.foreign ? 'cross_border' : random.weighted({ domestic: 92, cross_border: 4, not_identified: 4 });
  return {
    ...exploitation(random),
    acts: random.several(acts, 3), means: random.several(means, 3), recruitmentMethods: random.several(recruitment, 2),
    digitalPlatforms: [random.weighted(platforms)], relationshipToTrafficker: [random.weighted(relations)], methodsOfControl: random.several(control, 3),
    numberOfTraffickers: random.int(1, 5), organisedCrime: random.weighted({ yes: 14, no: 48, not_identified: 38 }), scope: crossed,
    exploitationPlaceCountry: 'MX', exploitationPlaceState: state, placeOfExploitation: [random.weighted(places)],
    exploitationStart: addDays(day, -random.int(20, 700)), durationMonths: random.int(1, 30),
    kindsOfDamage: random.several(damages, 2), vulnerabilities: random.several(vulnerabilities, 3),
    immediateRisk: random.weighted({ yes: 18, no: 62, not_identified: 20 }),
    ...(random.chance(0.4) && { narrative: 'DATO INVENTADO. Relato de ejemplo, escrito para la demostración; no describe hechos reales.' }),
  };
}

/** Privacy notice and consent. */
export const inventConsent = (random: Random, minor: boolean, day: string): Values => ({
  privacyNotice: random.weighted({ full: 56, simplified: 32, not_given: 6, not_identified: 6 }),
  processingBasis: random.weighted({ express_consent: 60, legal_mandate: 34, emergency: 6 }),
  consentGivenBy: minor ? random.weighted({ parent: 40, child_protection: 40, guardian: 20 }) : 'person',
  consentDate: day,
  consentInterview: random.weighted({ yes: 84, no: 16 }), consentPurposeExplained: 'yes', consentResearch: random.weighted({ yes: 70, no: 30 }),
});
