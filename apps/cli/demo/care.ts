import type { GroupRow } from '@sintra/definition';
import { later } from './days.ts';
import type { Random } from './random.ts';

const services = {
  psychological: 34, legal_advice: 28, social_work: 22, emergency_medical: 14, lodging_and_food: 16, immediate_help: 12, protection: 8, education: 6, job_training: 5,
  identity_documents: 5, interpretation: 3, family_reunification: 6, renavi_registration: 8,
};
const results = { in_progress: 40, concluded: 44, interrupted: 8, declined: 5, not_identified: 3 };
const shelters = { specialised_refuge: 34, shelter: 26, child_care_centre: 16, family_network: 18, womens_refuge: 10 };
const others = ['Sistema estatal para el Desarrollo Integral de la Familia', 'Comisión estatal de atención a víctimas', 'Refugio de la sociedad civil (inventado)', 'Consulado (inventado)'];

interface At {
  /** Day of detection. */
  readonly day: string;
  readonly today: string;
  readonly state: string;
  readonly number: number;
}

function inventService(random: Random, { day, today }: At): GroupRow {
  const start = later(random, day, [0, 60], today);
  const result = random.weighted(results);
  return {
    values: {
      serviceType: random.weighted(services), serviceStart: start, serviceResult: result, sessions: random.int(1, 14), freeOfCharge: 'yes',
      ...(result === 'concluded' && { serviceEnd: later(random, start, [7, 240], today) }),
    },
  };
}

const inventStay = (random: Random, { day, today, state }: At): GroupRow => ({
  values: {
    accommodationType: random.weighted(shelters), voluntary: 'yes', admissionDate: later(random, day, [0, 5], today), shelterState: state,
    ...(random.chance(0.6) && { dischargeDate: later(random, day, [30, 300], today), dischargeReason: random.weighted({ plan_completed: 44, family_reunification: 30, voluntary: 20, transferred: 6 }) }),
  },
});

const inventReferral = (random: Random, { day, today }: At): GroupRow => ({
  values: {
    referralDirection: random.weighted({ outgoing: 60, incoming: 40 }), referralDate: later(random, day, [0, 30], today), otherInstitution: random.pick(others),
    referralReason: random.weighted({ additional_services: 60, competence: 24, change_of_location: 16 }),
    referralStatus: random.weighted({ accepted: 34, attended: 46, offered: 16, rejected: 4 }),
  },
});

const inventFile = (random: Random, { day, today, state, number }: At): GroupRow => ({
  values: {
    fileNumber: `INVENTADA-${state}-${day.slice(0, 4)}-${String(number)}`, fileType: 'investigation_file', jurisdiction: random.weighted({ local: 82, federal: 18 }),
    fileState: state, fileDate: later(random, day, [0, 20], today),
  },
});

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** Services, stays, referrals and files of an invented victim. */
export const inventCare = (random: Random, at: At): Readonly<Record<string, readonly GroupRow[]>> => ({
  services: times(Number(random.weighted({ 0: 18, 1: 30, 2: 28, 3: 16, 5: 8 })), () => inventService(random, at)),
  accommodations: random.chance(0.28) ? [inventStay(random, at)] : [],
  referrals: random.chance(0.34) ? [inventReferral(random, at)] : [],
  investigationFiles: random.chance(0.55) ? [inventFile(random, at)] : [],
});
