import { v7 as uuidv7 } from 'uuid';
import { insertAccount, systemContext } from '../packages/platform/accounts/index.ts';
import { accountByEmail, contextFrom } from '../packages/platform/accounts/contexts.ts';
import { onBehalf } from '../packages/platform/accounts/on-behalf.ts';
import { withContext, type Context, type Tx } from '../packages/platform/db/index.ts';
import type { Role } from '../packages/platform/permissions/index.ts';
import type { TestHouse } from './house.ts';
import { testPeople } from './people.ts';

/** Institutions beside those of `testPeople`: another of Jalisco's, a federal body in Jalisco, a refuge in Jalisco. */
const more = {
  tlaquepaque: { acronym: 'TLAQ', level: 'municipal', state: '14' },
  federal: { acronym: 'FED', level: 'federal', state: null },
  refuge: { acronym: 'REF', level: 'civil_society', state: '14' },
} as const;

export type Where = 'jalisco' | 'chiapas' | 'secretariat' | keyof typeof more;

const members = {
  ana: { at: 'jalisco', role: 'capturer' }, beto: { at: 'jalisco', role: 'institution_liaison' }, carla: { at: 'chiapas', role: 'capturer' },
  diana: { at: 'secretariat', role: 'national_coordination' }, elena: { at: 'secretariat', role: 'analyst' }, fabian: { at: 'secretariat', role: 'auditor' },
  gloria: { at: 'secretariat', role: 'administration' },
  hugo: { at: 'jalisco', role: 'state_liaison' }, ines: { at: 'jalisco', role: 'validator' }, julio: { at: 'jalisco', role: 'prosecutor' },
  karen: { at: 'refuge', role: 'civil_society' }, lidia: { at: 'refuge', role: 'civil_society' }, mario: { at: 'tlaquepaque', role: 'capturer' },
  nadia: { at: 'federal', role: 'institution_liaison' }, oscar: { at: 'secretariat', role: 'technical_support' }, paula: { at: 'federal', role: 'state_liaison' },
} as const satisfies Record<string, { at: Where; role: Role }>;

export type Member = keyof typeof members;

/** Everybody with an account, and diana while she captures for Chiapas. */
export type Actor = Member | 'dianaForChiapas';

export interface Cast {
  readonly institutions: Readonly<Record<Where, string>>;
  readonly contexts: Readonly<Record<Actor, Context>>;
}

export const actors: readonly Actor[] = [...(Object.keys(members) as Member[]), 'dianaForChiapas'];
export const roleOf = (actor: Actor): Role | 'on_behalf' => (actor === 'dianaForChiapas' ? 'on_behalf' : members[actor].role);
export const homeOf = (actor: Actor): Where => (actor === 'dianaForChiapas' ? 'chiapas' : members[actor].at);

async function insertInstitutions(tx: Tx): Promise<Record<keyof typeof more, string>> {
  const ids = {} as Record<keyof typeof more, string>;
  for (const [place, { acronym, level, state }] of Object.entries(more) as [keyof typeof more, (typeof more)[keyof typeof more]][]) {
    ids[place] = uuidv7();
    await tx`insert into institution (id, acronym, name, level, state) values (${ids[place]}, ${acronym}, ${`Institución de prueba ${acronym}`}, ${level}, ${state})`;
  }
  return ids;
}

async function insertMember(tx: Tx, name: Member, institution: string): Promise<Context> {
  const email = `${name}@prueba.gob.mx`;
  await insertAccount(tx, { institutionId: institution, email, name: `Persona ${name}`, roles: [members[name].role], passwordHash: '$argon2id$sin-contraseña', createdBy: null });
  const account = await accountByEmail(tx, email);
  if (account === null) throw new Error(`${email} cannot be read back`);
  return contextFrom(account, { channel: 'api', requestId: uuidv7() });
}

/** `testPeople` and somebody of every other role: sixteen people of six institutions, for the matrices and the model. */
export async function testCast(house: TestHouse): Promise<Cast> {
  const people = await testPeople(house);
  return withContext(house, systemContext('sign_in'), async (tx) => {
    const { jalisco, chiapas, secretariat } = people.institutions;
    const institutions = { jalisco: jalisco.id, chiapas: chiapas.id, secretariat: secretariat.id, ...await insertInstitutions(tx) };
    const contexts: Partial<Record<Actor, Context>> = {};
    for (const name of Object.keys(members) as Member[]) {
      contexts[name] = name in people ? people[name as keyof typeof people] as Context : await insertMember(tx, name, institutions[members[name].at]);
    }
    return { institutions, contexts: contexts as Record<Member, Context> };
  }).then(async ({ institutions, contexts }) => (
    { institutions, contexts: { ...contexts, dianaForChiapas: await onBehalf(house, contexts.diana, institutions.chiapas) } }));
}
