import { z } from 'zod';
import { defineCommand, type Call } from '../commands/index.ts';
import { actionWords, policy, resourceOf, roleWords, scopeOf, scopes, scopeTitles, scopeWords, type Action, type Held, type Resource } from '../permissions/index.ts';
import { Problem } from '../problems/index.ts';
import type { FormModule } from './module.ts';
import { findRow, mayReveal, type RecordRow } from './read.ts';

const asked = ['read', 'reveal', 'update', 'annul', 'validate', 'grant'] as const satisfies readonly Action[];

export interface Why {
  readonly allowed: boolean;
  /** One sentence that answers, then those that explain. */
  readonly answer: string;
  readonly because: readonly string[];
}

export const whyOutput = z.object({
  allowed: z.boolean(), answer: z.string().describe('Spanish, ready to show'), because: z.array(z.string()),
}).meta({ id: 'Why' });

const list = new Intl.ListFormat('es', { type: 'conjunction' });
const names = (held: readonly Held[]): string => list.format(held.map((role) => `«${roleWords[role].name}»`));

/** Roles that may do it and on whose records, in words: «Capturista» (su institución). */
function whoMay(resource: Resource, action: Action): string {
  const rules = policy.filter((rule) => rule.resource === resource && rule.actions.includes(action) && rule.role !== 'on_behalf');
  const roles = [...Map.groupBy(rules, ({ role }) => role)];
  return list.format(roles.map(([role, own]) => `«${roleWords[role].name}» (${scopes.filter((scope) => own.some((rule) => rule.scope === scope)).toReversed().map((scope) => scopeTitles[scope]).join(', ')})`));
}

/** The record, where this action of this person reaches it; null both where it does not exist and where it is not theirs. */
async function reached(call: Call, module: FormModule, id: string, action: Action): Promise<RecordRow | null> {
  try {
    const row = await findRow(call, module.form, id, action === 'read' || action === 'reveal' ? 'read' : 'write');
    return action !== 'reveal' || mayReveal(call, module.form, row) ? row : null;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null;
    throw error;
  }
}

function allowed({ context }: Call, row: RecordRow, action: Action): Why {
  const own = row.institution_id === context.institutionId;
  const whose = own ? 'El registro es de su institución.' : row.in_scope ? 'El registro es de una institución que su perfil alcanza.' : 'La institución dueña del registro se lo compartió por un tiempo.';
  return { allowed: true, answer: `Sí puede ${actionWords[action]}.`, because: [whose, `Su perfil es ${names(context.roles)}.`, 'Lo que haga queda en la bitácora de la institución dueña.'] };
}

/**
 * Says why this person may or may not do something with a record, from the same table that decides. Of a record of elsewhere it
 * says what it says of one that does not exist.
 */
async function why(call: Call, module: FormModule, id: string, action: Action): Promise<Why> {
  const resource = resourceOf(module.form);
  const { roles } = call.context;
  const scope = scopeOf(roles, resource, action);
  if (scope === null) {
    return {
      allowed: false,
      answer: `Su perfil no permite ${actionWords[action]} estos registros.`,
      because: [`Su perfil es ${names(roles)}.`, `Lo permiten: ${whoMay(resource, action)}.`, 'Si lo necesita para su trabajo, pida el perfil a la persona administradora.'],
    };
  }
  const row = await reached({ ...call, scope }, module, id, action);
  if (row !== null) return allowed(call, row, action);
  const whose = scopes.filter((each) => policy.some((rule) => roles.includes(rule.role) && rule.resource === resource && rule.scope === each && rule.actions.includes(action)));
  return {
    allowed: false,
    answer: 'Este registro no está entre los que usted alcanza.',
    because: [
      `Su perfil, ${names(roles)}, permite ${actionWords[action]} registros: ${list.format(whose.toReversed().map((each) => scopeWords[each]))}.`,
      'O no existe, o es de otra institución: SINTRA responde lo mismo en ambos casos, para que nadie averigüe quién está registrado.',
      'Si atiende a la persona junto con otra institución, pida a esa institución que le comparta el registro.',
    ],
  };
}

/** «¿Por qué puedo o no puedo ver esto?» */
export const whyCommand = (module: FormModule) => defineCommand({
  name: `${module.form.id}.why`, resource: 'self', action: 'read',
  input: z.strictObject({ id: z.uuid(), action: z.enum(asked).default('read') }),
  handle: (call, { id, action }) => why(call, module, id, action),
  log: { none: 'says what the policy table says; shows nothing of any record' },
});
