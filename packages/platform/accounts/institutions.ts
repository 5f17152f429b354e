import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { defineCommand, run, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { accountProblems } from './problems.ts';

export const levels = ['federal', 'state', 'municipal', 'civil_society', 'trial'] as const;

export const institutionOutput = z.object({
  id: z.uuid(),
  acronym: z.string(),
  name: z.string(),
  legalName: z.string().nullable(),
  level: z.enum(levels),
  state: z.string().nullable(),
  successor: z.object({ id: z.uuid(), acronym: z.string() }).nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  formerNames: z.array(z.object({ name: z.string(), legalName: z.string().nullable(), until: z.string() })),
});
export type Institution = z.infer<typeof institutionOutput>;

const newInstitution = z.object({
  acronym: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{2,12}$/, 'siglas de 2 a 12 letras o números, sin espacios'),
  name: z.string().trim().min(3).max(300),
  legalName: z.string().trim().max(300).optional(),
  level: z.enum(levels),
  /** Code of the catalogue `state`: two digits of INEGI. */
  state: z
    .string()
    .regex(/^\d{2}$/, 'clave de dos dígitos de la entidad')
    .optional(),
});
type NewInstitution = z.infer<typeof newInstitution>;

/** Institutions by acronym. They are public knowledge (LGT arts. 85 and 114): every signed-in person may list them. */
export async function readInstitutions(tx: Tx): Promise<Institution[]> {
  return tx<Institution[]>`
    select i.id, i.acronym, i.name, i.legal_name as "legalName", i.level, i.state, i.valid_from::text as "validFrom", i.valid_until::text as "validUntil",
      case when s.id is null then null else json_build_object('id', s.id, 'acronym', s.acronym) end as successor,
      coalesce((select json_agg(json_build_object('name', f.name, 'legalName', f.legal_name, 'until', f.until::text) order by f.until)
        from institution_former_name f where f.institution_id = i.id), '[]') as "formerNames"
    from institution i left join institution s on s.id = i.successor_id order by i.acronym`;
}

async function create({ tx }: Call, input: NewInstitution): Promise<Institution> {
  const none = { successor: null, validFrom: null, validUntil: null, formerNames: [] };
  const institution = { ...none, id: uuidv7(), ...input, legalName: input.legalName ?? null, state: input.state ?? null };
  const { id, acronym, name, legalName, level, state } = institution;
  const stored = await tx`insert into institution (id, acronym, name, legal_name, level, state)
    values (${id}, ${acronym}, ${name}, ${legalName}, ${level}, ${state}) on conflict (acronym) do nothing returning id`;
  if (stored.length === 0) throw accountProblems.acronymTaken();
  return institution;
}

export const createInstitutionCommand = defineCommand({
  name: 'institution.create',
  resource: 'institution',
  action: 'manage',
  stepUp: true,
  input: newInstitution,
  log: (_input: NewInstitution, institution: Institution) => ({
    action: 'institution.create',
    resource: 'institution',
    recordId: institution.id,
  }),
  handle: create,
});

const day = z.iso.date().nullable().optional();
const institutionChange = z.object({
  id: z.uuid(),
  name: newInstitution.shape.name.optional(),
  legalName: z.string().trim().max(300).nullable().optional(),
  state: newInstitution.shape.state.nullable(),
  successorId: z.uuid().nullable().optional(),
  validFrom: day,
  validUntil: day,
});
type InstitutionChange = z.infer<typeof institutionChange>;

/** Its former name is kept by the database (migration 0060): records of before go on bearing it. */
async function change({ tx }: Call, { id, ...next }: InstitutionChange): Promise<Institution> {
  const before = (await readInstitutions(tx)).find((one) => one.id === id);
  if (before === undefined) throw accountProblems.noSuchInstitution();
  const successor = next.successorId === undefined ? (before.successor?.id ?? null) : next.successorId;
  if (successor === id || (successor !== null && (await tx`select from institution where id = ${successor}`).length === 0)) throw accountProblems.noSuccessor();
  const kept = <T>(value: T | undefined, old: T): T => (value === undefined ? old : value);
  await tx`update institution set name = ${next.name ?? before.name}, legal_name = ${kept(next.legalName, before.legalName)}, state = ${kept(next.state, before.state)},
    successor_id = ${successor}, valid_from = ${kept(next.validFrom, before.validFrom)}, valid_until = ${kept(next.validUntil, before.validUntil)} where id = ${id}`;
  return (await readInstitutions(tx)).find((one) => one.id === id) ?? before;
}

/** @throws noSuchInstitution, noSuccessor */
export const changeInstitutionCommand = defineCommand({
  name: 'institution.update', resource: 'institution', action: 'manage', stepUp: true, input: institutionChange,
  log: ({ id, ...changed }: InstitutionChange) => ({ action: 'institution.update', resource: 'institution', recordId: id, ownerInstitutionId: id, fields: Object.keys(changed) }),
  handle: change,
});

export const listInstitutions = (house: House, context: Context): Promise<Institution[]> => withContext(house, context, readInstitutions);

/** @throws forbidden, invalidRequest, acronymTaken */
export const createInstitution = (house: House, context: Context, input: NewInstitution): Promise<Institution> =>
  run(house, context, createInstitutionCommand, input);
