import { addDays, readDate, type RecordInput } from '@sintra/definition';
import type { Institution } from '@sintra/platform/accounts';
import { run, runTogether } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { recordCommands, type RecordView } from '@sintra/platform/records';
import { resolutionKey } from '@sintra/commissions/forms';
import { bodies, candidacies, organizations, resolutions, sessions } from '@sintra/commissions/server';
import { federalInstitutions, type InstitutionSeed } from '@sintra/victims/forms';
import { bodyInput, bodySeeds, guests, memberOf, stateBodyInput } from './bodies.ts';
import { seeded, type Random } from './random.ts';
import { agendaOf, knownSessions, resolutionOf, type SessionSeed } from './sessions.ts';

const commands = { organization: recordCommands(organizations), body: recordCommands(bodies), session: recordCommands(sessions), resolution: recordCommands(resolutions), candidacy: recordCommands(candidacies) };
type Ids = ReadonlyMap<string, string>;

interface Setting {
  readonly house: House;
  /** Who keeps the federal bodies: the Secretaría Técnica. */
  readonly secretariat: Context;
  readonly random: Random;
  readonly today: string;
}

const byKey = (views: readonly RecordView[], cell: string): Ids => new Map(views.map((view) => [String(view.values[cell]), view.id]));

const ofInstitution = ({ acronym, legalName, currentName, level, law }: InstitutionSeed): RecordInput => ({ values: {
  acronym, name: currentName, organizationType: level === 'autonomous' ? 'autonomous' : 'federal', organizationStatus: 'in_force',
  ...(legalName !== currentName && { nameInLaw: legalName }), organizationNotes: law,
} });

/** The institutions of LGT arts. 85 and 86 as members, by their current names and those of the law; and those who are invited. */
async function fillOrganizations({ house, secretariat }: Setting): Promise<Ids> {
  const others = guests.map(([acronym, name, organizationType]): RecordInput => ({ values: { acronym, name, organizationType, organizationStatus: 'in_force' } }));
  return byKey(await runTogether(house, secretariat, commands.organization.create, [...federalInstitutions.map(ofInstitution), ...others]), 'acronym');
}

function membersOf(seed: (typeof bodySeeds)[number], organizationIds: Ids) {
  const voting = federalInstitutions.filter(({ law }) => law.startsWith('LGT 85'));
  const chosen = seed.type === 'interministerial_commission' || seed.type === 'consultative_subcommission' ? voting : voting.slice(0, 6);
  const chair = seed.coordinator ?? 'SEGOB';
  const rows = chosen.map(({ acronym }) => memberOf(acronym, organizationIds.get(acronym) ?? '', 'voice_and_vote', acronym === chair));
  const invited = seed.acronym === 'CI' ? ['CDIP', 'CSEN', 'PJF', 'CNDH', 'CONAPO', 'SESNSP'] : ['OIM'];
  return [...rows, ...invited.map((acronym) => memberOf(acronym, organizationIds.get(acronym) ?? '', seed.acronym === 'CI' ? 'voice' : 'permanent_guest', false))];
}

/** One after another: a body may hang from the one before. */
async function fillBodies(setting: Setting, organizationIds: Ids): Promise<ReadonlyMap<string, RecordView>> {
  const views = new Map<string, RecordView>();
  for (const seed of bodySeeds) {
    const input = bodyInput(seed, views.get(seed.parent ?? '')?.id, organizationIds.get(seed.coordinator ?? ''), membersOf(seed, organizationIds));
    views.set(seed.acronym, await run(setting.house, setting.secretariat, commands.body.create, input));
  }
  return views;
}

/** A day within the planned date that is past; null where it is to come or to be defined. */
function heldDay({ random, today }: Setting, { planned }: SessionSeed): string | null {
  const reading = readDate(planned);
  const [range] = 'problem' in reading ? [] : reading.ranges;
  if (range === undefined) return null;
  const day = addDays(range[0], range[1] === addDays(range[0], 1) ? 0 : random.int(3, 24));
  return day < today ? day : null;
}

const name = (body: RecordView) => (row: { values: RecordView['values'] }) => {
  const attendedBy = String(row.values['attendedBy']);
  return attendedBy === 'absent' ? {} : { attendeeName: attendedBy === 'titular' ? `Titular inventada` : `Suplente inventado (${String(body.values['acronym'])})` };
};

function attendance({ random }: Setting, body: RecordView) {
  return (body.groups['members'] ?? []).map(({ values }) => {
    const row = { values: {
      organization: values['organization'] ?? null, attendeeQuality: values['quality'] ?? null, attendeePresides: values['presides'] ?? null,
      attendedBy: values['presides'] === 'yes' ? 'titular' : random.weighted({ titular: 5, substitute: 4, absent: 1 }), attendedCall: 'first',
    } };
    return { values: { ...row.values, ...name(body)(row) } };
  });
}

function sessionInput(setting: Setting, seed: SessionSeed, body: RecordView): { readonly input: RecordInput; readonly held: string | null } {
  const held = heldDay(setting, seed);
  const values = {
    body: body.id, number: seed.number, sessionType: seed.type, planned: seed.planned, modality: 'hybrid', venue: 'Sala de sesiones (dato inventado)', startsAt: '10:00', timeZone: 'America/Mexico_City',
    year: Number(/\d{4}/.exec(seed.planned)?.[0] ?? 2024), sessionStatus: held === null ? 'planned' : 'held', minutesStatus: held === null ? 'none' : 'approved',
    ...(seed.noun !== undefined && { sessionNoun: seed.noun }), ...(seed.style !== undefined && { ordinalStyle: seed.style }),
    ...(held !== null && { heldOn: held, endsAt: '12:30', convokedOn: addDays(held, -18), secondCall: 'no', minutesApprovedOn: addDays(held, 15) }),
  };
  return { held, input: { values, groups: { agenda: agendaOf(), attendance: held === null ? [] : attendance(setting, body) } } };
}

function resolutionInputs(setting: Setting, seed: SessionSeed, body: RecordView, session: string, day: string): RecordInput[] {
  const members = body.groups['members'] ?? [];
  return Array.from({ length: setting.random.int(1, 4) }, (_, index) => {
    const own = resolutionOf(setting.random, day, setting.today);
    const key = resolutionKey({ body: seed.body, session: { number: seed.number, type: seed.type }, year: Number(day.slice(0, 4)), place: index + 1 });
    return { values: { session, body: body.id, key, ...own, unanimous: 'yes', votesFor: 8, votesAgainst: 0, votesAbstained: 0, voteResult: 'approved' },
      groups: { responsibles: [{ values: { organization: setting.random.pick(members).values['organization'] ?? null } }] } };
  });
}

/** Sessions of the known calendars, with what happened in those of the Comisión and the Subcomisión. */
async function fillSessions(setting: Setting, views: ReadonlyMap<string, RecordView>): Promise<{ sessions: number; resolutions: number }> {
  const { house, secretariat } = setting;
  const made = knownSessions.flatMap((seed) => {
    const body = views.get(seed.body);
    return body === undefined ? [] : [{ seed, body, ...sessionInput(setting, seed, body) }];
  });
  const stored = await runTogether(house, secretariat, commands.session.create, made.map(({ input }) => input));
  const inputs = made.flatMap(({ seed, body, held }, index) =>
    (held === null || !['CI', 'SC', 'GTCAP'].includes(seed.body) ? [] : resolutionInputs(setting, seed, body, stored[index]?.id ?? '', held)));
  const adopted = await runTogether(house, secretariat, commands.resolution.create, inputs);
  return { sessions: stored.length, resolutions: adopted.length };
}

const candidates = [['Organización Inventada Uno', 'civil_society', '2024-12-01', 'no'], ['Organización Inventada Dos', 'civil_society', '2025-02-15', 'yes'], ['Persona Experta Inventada', 'academic_expert', '2026-01-10', 'no']] as const;

async function fillCandidacies({ house, secretariat }: Setting): Promise<void> {
  await runTogether(house, secretariat, commands.candidacy.create, candidates.map(([candidateName, candidateType, termFrom, renewed]) =>
    ({ values: { call: 'Convocatoria inventada', callYear: Number(termFrom.slice(0, 4)), candidateName, candidateType, decision: 'selected', termFrom, renewed } })));
}

/** Each state's commission, registered by its own liaison; those of the larger ones have met. */
async function fillStates({ house, random }: Setting, institutions: readonly Institution[], people: ReadonlyMap<string, Context>): Promise<number> {
  let count = 0;
  for (const { acronym, name: called, state } of institutions) {
    const who = people.get(acronym);
    if (who === undefined || state === null || random.chance(0.1)) continue;
    const body = await run(house, who, commands.body.create, stateBodyInput(random, acronym, called, state));
    count += 1;
    if (body.values['bodyStatus'] !== 'installed' || random.chance(0.4)) continue;
    const heldOn = `${String(random.int(1, 28)).padStart(2, '0')}/0${String(random.int(1, 9))}/2026`;
    await run(house, who, commands.session.create, { values: {
      body: body.id, number: random.int(3, 15), sessionType: 'ordinary', planned: heldOn, heldOn, sessionStatus: 'held', minutesStatus: 'approved', accompanied: random.chance(0.6) ? 'yes' : 'no', year: 2026,
    } });
  }
  return count;
}

export interface DemoCommissions {
  readonly bodies: number;
  readonly sessions: number;
  readonly resolutions: number;
}

/** Bodies with their sessions and resolutions, through the same commands as the screens. @param people contexts by acronym */
export async function fillCommissions(house: House, institutions: readonly Institution[], people: ReadonlyMap<string, Context>, seed: number, today: string): Promise<DemoCommissions> {
  const secretariat = people.get('ST');
  if (secretariat === undefined) return { bodies: 0, sessions: 0, resolutions: 0 };
  const setting: Setting = { house, secretariat, random: seeded(seed + 1), today };
  const views = await fillBodies(setting, await fillOrganizations(setting));
  const done = await fillSessions(setting, views);
  await fillCandidacies(setting);
  return { bodies: views.size + await fillStates(setting, institutions, people), ...done };
}
