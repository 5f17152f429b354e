import { logRefusal } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { withContext, type Context } from '@sintra/platform/db';
import { rowScopes, scopeOf } from '@sintra/platform/permissions';
import { problems } from '@sintra/platform/problems';
import { accountProblems } from './problems.ts';

/** Header by which a request asks to be done on behalf of an institution: its id. */
export const ON_BEHALF = 'x-sintra-on-behalf-of';

/**
 * The context of somebody who captures for an institution that is not theirs: records belong to that institution, the log says
 * both, and the rights are the intersection of the actor's and of what that institution's own liaison may do (role `on_behalf`).
 * @throws actsForNone, notFound
 */
export async function onBehalf(house: House, context: Context, institutionId: string): Promise<Context> {
  if (institutionId === context.institutionId) return context;
  if (scopeOf(context.roles, 'institution', 'act_for') === null) {
    const refused = accountProblems.actsForNone();
    await logRefusal(house, context, 'institution.act_for', refused);
    throw refused;
  }
  const known = /^[0-9a-f-]{36}$/i.test(institutionId);
  const [institution] = known ? await withContext(house, context, (tx) => tx<{ id: string; name: string }[]>`select id, name from institution where id = ${institutionId}`) : [];
  if (institution === undefined) throw problems.notFound();
  const roles = ['on_behalf'] as const;
  return {
    ...context, roles, ...rowScopes(roles), institutionId: institution.id, institutionName: institution.name,
    onBehalfOf: institution.id, actorInstitutionId: context.institutionId,
  };
}
