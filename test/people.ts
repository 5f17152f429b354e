import { v7 as uuidv7 } from 'uuid';
import { hashPassword, insertAccount, systemContext, TECHNICAL_SECRETARIAT } from '../packages/platform/accounts/index.ts';
import { accountByEmail, contextFrom } from '../packages/platform/accounts/contexts.ts';
import type { House } from '../packages/platform/database/index.ts';
import { withContext, type Context, type Tx } from '../packages/platform/db/index.ts';
import { roles, type Role } from '../packages/platform/permissions/index.ts';
import { NOTICE, type FactorAsked, type SignedIn } from '../packages/platform/accounts/index.ts';

/** The password of every test person. */
export const PASSWORD = 'tres nubes sobre la barranca';

interface Place {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
}

type Where = 'jalisco' | 'chiapas' | 'secretariat';

const cast = {
  ana: { name: 'Ana Capturista', at: 'jalisco', role: 'capturer' },
  beto: { name: 'Beto Enlace', at: 'jalisco', role: 'institution_liaison' },
  carla: { name: 'Carla Capturista', at: 'chiapas', role: 'capturer' },
  diana: { name: 'Diana Coordinación', at: 'secretariat', role: 'national_coordination' },
  elena: { name: 'Elena Analista', at: 'secretariat', role: 'analyst' },
  fabian: { name: 'Fabián Auditor', at: 'secretariat', role: 'auditor' },
  gloria: { name: 'Gloria Administración', at: 'secretariat', role: 'administration' },
} as const satisfies Record<string, { name: string; at: Where; role: Role }>;

export type Person = keyof typeof cast;

/** Seven people of three institutions, each as the context of a request of theirs. */
export interface People extends Readonly<Record<Person, Context>> {
  readonly institutions: Readonly<Record<Where, Place>>;
}

export const emailOf = (person: Person): string => `${person}@prueba.gob.mx`;

let passwordHash: Promise<string> | undefined;

async function insertInstitution(tx: Tx, acronym: string, name: string, state: string): Promise<Place> {
  const [place] = await tx<Place[]>`
    insert into institution (id, acronym, name, level, state) values (${uuidv7()}, ${acronym}, ${name}, 'state', ${state})
    on conflict (acronym) do update set name = excluded.name returning id, acronym, name`;
  if (place === undefined) throw new Error(`no institution ${acronym}`);
  return place;
}

async function insertInstitutions(tx: Tx): Promise<People['institutions']> {
  const [secretariat] = await tx<Place[]>`select id, acronym, name from institution where id = ${TECHNICAL_SECRETARIAT}`;
  if (secretariat === undefined) throw new Error('the first migration seeds the Secretaría Técnica');
  return {
    jalisco: await insertInstitution(tx, 'JAL', 'Institución de prueba de Jalisco', '14'),
    chiapas: await insertInstitution(tx, 'CHIS', 'Institución de prueba de Chiapas', '07'),
    secretariat,
  };
}

async function insertPerson(tx: Tx, person: Person, institutions: People['institutions'], hash: string): Promise<Context> {
  const { name, at, role } = cast[person];
  const email = emailOf(person);
  await insertAccount(tx, { institutionId: institutions[at].id, email, name, roles: [role], passwordHash: hash, createdBy: null });
  const account = await accountByEmail(tx, email);
  if (account === null) throw new Error(`${email} cannot be read back`);
  return { ...contextFrom(account, { channel: 'api', requestId: uuidv7() }), steppedUp: true };
}

/** The login of whoever needed no second step. */
export function inside(entry: SignedIn | FactorAsked): SignedIn {
  if ('ticket' in entry) throw new Error('a second step was asked for');
  return entry;
}

/** The cast has accepted the notice, and no role must have a second factor: the tests of both say otherwise by themselves. */
async function settle(tx: Tx, contexts: readonly Context[]): Promise<void> {
  for (const role of roles) {
    await tx`insert into second_factor_rule (role, required) values (${role}, false) on conflict (role) do update set required = false`;
  }
  for (const { userId } of contexts) await tx`insert into notice_acceptance (user_id, notice, accepted_at) values (${userId}, ${NOTICE}, now())`;
}

/**
 * Fills a fresh house with the cast: ana and beto of Jalisco, carla of Chiapas, diana, elena, fabian and gloria of the
 * Secretaría Técnica. All of them sign in with `emailOf(person)` and PASSWORD, and have accepted the notice.
 */
export async function testPeople(house: House): Promise<People> {
  passwordHash ??= hashPassword(PASSWORD);
  const hash = await passwordHash;
  return withContext(house, systemContext('sign_in'), async (tx) => {
    const institutions = await insertInstitutions(tx);
    const contexts: Partial<Record<Person, Context>> = {};
    for (const person of Object.keys(cast) as Person[]) contexts[person] = await insertPerson(tx, person, institutions, hash);
    await settle(tx, Object.values(contexts));
    return { institutions, ...(contexts as Record<Person, Context>) };
  });
}
