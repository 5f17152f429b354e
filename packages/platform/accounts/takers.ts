import { clock } from '@sintra/platform/clock';
import { actionWords, scopeOf, type Action, type Resource } from '@sintra/platform/permissions';
import type { Problem } from '@sintra/platform/problems';
import { accountProblems } from './problems.ts';
import type { User } from './users-read.ts';

/** What leaves work open: a capture half written, an import half decided. */
const begun: readonly (readonly [Resource, Action])[] = [['record', 'create'], ['record', 'import'], ['work', 'create'], ['work', 'import']];

/**
 * Why somebody cannot take over what another had begun; null when they can. Only who is active in the same institution, and may
 * finish whatever the other's roles may have begun: otherwise it would lie where nobody can open it.
 */
export function cannotTakeOver(leaver: User, next: User | undefined): Problem | null {
  const serves = next?.state === 'active' && (next.validUntil === null || next.validUntil >= clock.today());
  if (next === undefined || !serves || next.id === leaver.id || next.institution.id !== leaver.institution.id) return accountProblems.cannotTakeOver();
  const lacking = begun.find(([resource, action]) => scopeOf(leaver.roles, resource, action) !== null && scopeOf(next.roles, resource, action) === null);
  return lacking === undefined ? null : accountProblems.cannotFinish({ what: actionWords[lacking[1]] });
}
