import type { Sensitivity } from '@sintra/definition';
import { fieldClasses, policy, scopes, type Action, type Held, type Resource } from './policy.ts';
import { actionWords, classWords, resourceWords, roleWords, scopeWords } from './words.ts';

/** One's own rights as a page that an official can read. */
export interface RightsInWords {
  readonly roles: readonly { readonly id: Held; readonly name: string; readonly about: string }[];
  readonly groups: readonly { readonly resource: Resource; readonly title: string; readonly rights: readonly { readonly action: Action; readonly what: string; readonly whose: readonly string[] }[] }[];
  /** Which classes of fields of records one reads and writes; empty for who opens none. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

const order: readonly Sensitivity[] = ['public', 'internal', 'confidential', 'identifying'];

const classes = (held: readonly Held[], which: 'reads' | 'writes'): string[] =>
  order.filter((name) => held.some((role) => fieldClasses[role][which].includes(name))).map((name) => classWords[name]);

const resourceOrder = Object.keys(resourceWords) as Resource[];
const actionOrder = Object.keys(actionWords) as Action[];

function rightsOn(held: readonly Held[], resource: Resource) {
  const rules = policy.filter((rule) => held.includes(rule.role) && rule.resource === resource);
  return actionOrder.flatMap((action) => {
    const whose = scopes.filter((scope) => rules.some((rule) => rule.scope === scope && rule.actions.includes(action))).toReversed();
    return whose.length === 0 ? [] : [{ action, what: actionWords[action], whose: whose.map((scope) => scopeWords[scope]) }];
  });
}

/** What these roles may do, and on whose records, said in Spanish from the policy table. */
export function rightsInWords(held: readonly Held[]): RightsInWords {
  const groups = resourceOrder.map((resource) => ({ resource, title: resourceWords[resource], rights: rightsOn(held, resource) }));
  return {
    roles: held.map((id) => ({ id, ...roleWords[id] })),
    groups: groups.filter(({ rights }) => rights.length > 0),
    reads: classes(held, 'reads'),
    writes: classes(held, 'writes'),
  };
}
