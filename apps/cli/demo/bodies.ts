import type { RecordInput } from '@sintra/definition';
import type { Random } from './random.ts';

/** Names, acronyms, coordinators and numbers are facts; people, resolutions and results are invented. */
interface BodySeed {
  readonly acronym: string;
  readonly name: string;
  readonly type: string;
  readonly parent?: string;
  readonly coordinator?: string;
  readonly installed?: string;
  readonly basis?: string;
}

export const bodySeeds: readonly BodySeed[] = [
  { acronym: 'CI', name: 'Comisión Intersecretarial contra la Trata de Personas', type: 'interministerial_commission', coordinator: 'SEGOB', installed: '2013', basis: 'LGT 84, 85' },
  { acronym: 'SC', name: 'Subcomisión Consultiva', type: 'consultative_subcommission', parent: 'CI', coordinator: 'SEGOB', installed: '2014', basis: 'Reglamento LGT 59' },
  { acronym: 'GTPAT', name: 'Grupo de Trabajo del Programa Anual', type: 'working_group', parent: 'CI', coordinator: 'BIEN' },
  { acronym: 'GTSEL', name: 'Grupo de Trabajo de Selección de Personas Expertas y OSC', type: 'working_group', parent: 'CI', coordinator: 'BIEN' },
  { acronym: 'GTCAP', name: 'Grupo de Trabajo de Capacitación', type: 'working_group', parent: 'CI', coordinator: 'STPS' },
  { acronym: 'SGCB', name: 'Subgrupo Curso Básico', type: 'subgroup', parent: 'GTCAP', coordinator: 'SEGOB' },
  { acronym: 'SGTF', name: 'Subgrupo Curso de Trabajo Forzoso', type: 'subgroup', parent: 'GTCAP', coordinator: 'OIT' },
  { acronym: 'SGCM', name: 'Subgrupo Curso de Contextos Migratorios', type: 'subgroup', parent: 'GTCAP', coordinator: 'PADF' },
  { acronym: 'GTCAM', name: 'Grupo de Trabajo de Campañas y Difusión', type: 'working_group', parent: 'CI', coordinator: 'BIEN' },
  { acronym: 'GTTF', name: 'Grupo de Trabajo de Trabajo Forzoso', type: 'working_group', parent: 'CI', coordinator: 'STPS' },
  { acronym: 'GTPREV', name: 'Grupo de Trabajo de Prevención', type: 'working_group', parent: 'CI', coordinator: 'SSPC' },
  { acronym: 'RNCIES', name: 'Reunión Nacional de comisiones estatales', type: 'national_meeting', coordinator: 'SEGOB' },
];

/** Organizations beyond the institutions of the house that take part or coordinate. */
export const guests: readonly (readonly [acronym: string, name: string, type: string])[] = [
  ['OIT', 'Organización Internacional del Trabajo', 'international'], ['OIM', 'Organización Internacional para las Migraciones', 'international'],
  ['UNODC', 'Oficina de las Naciones Unidas contra la Droga y el Delito', 'international'], ['PADF', 'Fundación Panamericana para el Desarrollo', 'international'],
  ['WVM', 'World Vision México', 'civil_society'], ['CCCDMX', 'Consejo Ciudadano para la Seguridad y Justicia de la Ciudad de México', 'civil_society'],
  ['INALI', 'Instituto Nacional de Lenguas Indígenas', 'federal'], ['CONADIS', 'Consejo Nacional para el Desarrollo y la Inclusión de las Personas con Discapacidad', 'federal'],
  ['CDIP', 'Cámara de Diputados', 'legislative'], ['CSEN', 'Cámara de Senadores', 'legislative'], ['PJF', 'Poder Judicial de la Federación', 'judicial'],
];

const address = (who: string, acronym: string): string => `${who}.${acronym.toLowerCase()}@demostracion.example`;

/** A member with an invented titular and substitute. @param organization id */
export const memberOf = (acronym: string, organization: string, quality: string, presides: boolean) => ({ values: {
  organization, quality, presides: presides ? 'yes' : 'no', titular: `Titular inventada (${acronym})`, memberEmail: address('titular', acronym),
  substitute: `Suplente inventado (${acronym})`, substituteEmail: address('suplente', acronym),
} });

const rulesRow = { values: { rulesFrom: '2014', quorumFirst: 51, quorumSecond: 0, quorumNeedsChair: 'yes', noticeOrdinaryDays: 10, noticeExtraordinaryDays: 2, majority: 'simple', castingVote: 'yes', rulesBasis: 'Por confirmar' } } as const;

export function bodyInput(seed: BodySeed, parent: string | undefined, coordinator: string | undefined, members: readonly { values: object }[]): RecordInput {
  const values = {
    acronym: seed.acronym, name: seed.name, bodyType: seed.type, bodyLevel: 'federal', bodyStatus: 'installed', notes: 'Dato de demostración.',
    ...(seed.installed !== undefined && { installedOn: seed.installed }), ...(seed.basis !== undefined && { legalBasis: seed.basis }),
    ...(parent !== undefined && { parent }), ...(coordinator !== undefined && { coordinator }),
  };
  const minimum = seed.acronym === 'CI' ? { minimumPerYear: 2 } : seed.acronym === 'SC' ? { atLeastEveryMonths: 3 } : {};
  return { values, groups: { members, rules: seed.type === 'working_group' || seed.type === 'subgroup' ? [] : [{ values: { ...rulesRow.values, ...minimum } }] } } as RecordInput;
}

/** The commission of a state as its liaison registered it: everything but its name is invented. */
export function stateBodyInput(random: Random, acronym: string, name: string, state: string): RecordInput {
  const status = random.weighted({ installed: 20, reinstalled: 4, installing: 4, not_installed: 2, inactive: 2 });
  const stands = status === 'installed' || status === 'reinstalled';
  const yes = (probability: number): string => (random.chance(probability) ? 'yes' : 'no');
  return { values: {
    acronym: `CIES-${acronym}`, name, bodyType: 'state_body', bodyLevel: 'state', bodyState: state, bodyStatus: status, notes: 'Dato inventado para la demostración.',
    ...(stands && { installedOn: String(random.int(2012, 2022)) }), stateLaw: yes(0.8), stateRegulation: yes(0.5), stateProgramme: yes(0.6), victimFund: yes(0.3),
  }, groups: {} };
}
