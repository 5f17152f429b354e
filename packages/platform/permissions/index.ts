import { problems } from '../problems/index.ts';
import { domainOf, type Form, type Sensitivity } from '@sintra/definition';
import { fieldClasses, policy, scopes, type Action, type Resource, type Held, type Scope } from './policy.ts';

export * from './policy.ts';
export * from './words.ts';
export { rightsInWords, type RightsInWords } from './rights-in-words.ts';

/** The further of two scopes. */
export const wider = (a: Scope | null, b: Scope): Scope => (a !== null && scopes.indexOf(a) > scopes.indexOf(b) ? a : b);

/** Under which resource of the policy a form's records stand. */
export const resourceOf = (form: Form): 'record' | 'work' => (domainOf(form) === 'work' ? 'work' : 'record');

/** Widest scope in which any of the roles may do the action, or null. */
export function scopeOf(held: readonly Held[], resource: Resource, action: Action): Scope | null {
  if (resource === 'self') return 'institution';
  return policy
    .filter((rule) => held.includes(rule.role) && rule.resource === resource && rule.actions.includes(action))
    .reduce<Scope | null>((scope, rule) => wider(scope, rule.scope), null);
}

/** Scope of the action for this person. @throws forbidden */
export function requireRight(context: { readonly roles: readonly Held[] }, resource: Resource, action: Action): Scope {
  const scope = scopeOf(context.roles, resource, action);
  if (scope === null) throw problems.forbidden({ resource, action });
  return scope;
}

/**
 * What row security lets through for these roles: the widest scope of reading, else nothing. Who only counts sees rows while
 * counting and at no other time (`run`, packages/platform/commands).
 */
export function rowScopes(held: readonly Held[]) {
  const to = (resource: Resource, action: Action): Scope | 'none' => scopeOf(held, resource, action) ?? 'none';
  return {
    peopleScope: to('record', 'read'), countScope: to('record', 'count'), writeScope: writeScopeOf(held),
    logScope: to('log', 'read'), workScope: to('work', 'read'), accountScope: to('user', 'read'),
  };
}

const writing: readonly Action[] = ['create', 'update', 'annul', 'validate', 'import'];

/** How far these roles write records of people: row security's own word beside how far they read. */
export const writeScopeOf = (held: readonly Held[]): Scope | 'none' =>
  writing.reduce<Scope | null>((scope, action) => {
    const next = scopeOf(held, 'record', action);
    return next === null ? scope : wider(scope, next);
  }, null) ?? 'none';

const everyClass: ReadonlySet<Sensitivity> = new Set(['public', 'internal', 'confidential', 'identifying'] as const);

/**
 * Classes of fields of a form that any of these roles reads. Identity is read by revealing, never in a list, a filter or a figure.
 * Of work, what one may read one may read whole.
 */
export const readableClasses = (held: readonly Held[], form: Form): ReadonlySet<Sensitivity> =>
  (resourceOf(form) === 'work' ? everyClass : new Set(held.flatMap((role) => fieldClasses[role].reads)));

/** Classes of fields of a form that any of these roles writes. */
export const writableClasses = (held: readonly Held[], form: Form): ReadonlySet<Sensitivity> =>
  (resourceOf(form) === 'work' ? everyClass : new Set(held.flatMap((role) => fieldClasses[role].writes)));

/** Every right of these roles, for the menus of the screen. */
export function rightsOf(held: readonly Held[]): { resource: Resource; action: Action; scope: Scope }[] {
  const keys = new Set(policy.filter((rule) => held.includes(rule.role)).flatMap((rule) => rule.actions.map((action) => `${rule.resource} ${action}`)));
  return [...keys].map((key) => {
    const [resource, action] = key.split(' ') as [Resource, Action];
    return { resource, action, scope: scopeOf(held, resource, action) ?? 'institution' };
  });
}
