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
export type NewInstitution = z.infer<typeof newInstitution>;

/** Institutions by acronym. They are public knowledge (LGT arts. 85 and 114): every signed-in person may list them. */
async function read(tx: Tx): Promise<Institution[]> {
  return tx<Institution[]>`select id, acronym, name, legal_name as "legalName", level, state from institution order by acronym`;
}

async function create({ tx }: Call, input: NewInstitution): Promise<Institution> {
  const institution = { id: uuidv7(), ...input, legalName: input.legalName ?? null, state: input.state ?? null };
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

export const listInstitutions = (house: House, context: Context): Promise<Institution[]> => withContext(house, context, read);

/** @throws forbidden, invalidRequest, acronymTaken */
export const createInstitution = (house: House, context: Context, input: NewInstitution): Promise<Institution> =>
  run(house, context, createInstitutionCommand, input);
