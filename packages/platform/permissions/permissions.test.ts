import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texts } from '../../../apps/web/src/texts.ts';
import { runs } from '../../../test/runs.ts';
import { fieldClasses, policy, rightsInWords, roles, roleWords, rowScopes, scopeOf, scopes, writeScopeOf, type Action, type Held, type Resource } from './index.ts';

const resources: readonly Resource[] = ['record', 'work', 'log', 'user', 'institution', 'catalog', 'key', 'quota'];
const actions = [...new Set(policy.flatMap((rule) => rule.actions))];
const rightsOn = (resource: Resource): readonly Action[] => actions.filter((action) => policy.some((rule) => rule.resource === resource && rule.actions.includes(action)));
const rolesHeld = fc.uniqueArray(fc.constantFrom(...roles), { minLength: 0, maxLength: 4 });

describe('The policy', () => {
  it('is kept from technical support, administration and audit where records of people are', () => {
    for (const role of ['technical_support', 'administration', 'auditor'] as const) {
      expect(actions.filter((action) => scopeOf([role], 'record', action) !== null)).toEqual([]);
      expect(fieldClasses[role]).toEqual({ reads: [], writes: [] });
    }
    expect(resources.filter((resource) => scopeOf(['technical_support'], resource, 'manage') !== null)).toEqual([]);
  });

  it('gives identity to nobody in the state, in figures or in the nation', () => {
    const far = policy.filter(({ resource, scope, actions: given }) => resource === 'record' && ['state', 'aggregate', 'national'].includes(scope) && given.some((action) => action === 'reveal' || action === 'export_identity'));
    expect(far).toEqual([]);
  });

  it('lets figures be counted and nothing else, and grants be read and nothing else', () => {
    expect(policy.filter(({ scope }) => scope === 'aggregate').flatMap((rule) => rule.actions)).toEqual(['count']);
    expect(new Set(policy.filter(({ scope }) => scope === 'granted').flatMap((rule) => rule.actions))).toEqual(new Set(['read', 'reveal']));
    expect(rowScopes(['analyst']).peopleScope).toBe('none');
    expect(rowScopes(['analyst']).countScope).toBe('aggregate');
  });

  it('gives who holds several roles the widest of their scopes, and never more', () => {
    fc.assert(fc.property(rolesHeld, fc.constantFrom(...resources), fc.constantFrom(...actions), (held, resource, action) => {
      const each = held.flatMap((role) => scopeOf([role], resource, action) ?? []);
      const widest = each.toSorted((a, b) => scopes.indexOf(b) - scopes.indexOf(a))[0] ?? null;
      expect(scopeOf(held, resource, action)).toBe(widest);
    }), { numRuns: runs(10_000) });
  });

  it('never lets row security write where no right writes', () => {
    fc.assert(fc.property(rolesHeld, (held) => {
      const writes = (['create', 'update', 'annul', 'validate', 'import'] as const).some((action) => scopeOf(held, 'record', action) !== null);
      expect(writeScopeOf(held) === 'none').toBe(!writes);
    }), { numRuns: runs(1_000) });
  });

  it('calls every role by one word, on the screens, in sheets and on the pages', () => {
    expect(texts.roles).toEqual(Object.fromEntries(Object.entries(roleWords).map(([role, { name }]) => [role, name])));
  });

  it('is said whole in words, for every role', () => {
    for (const role of [...roles, 'on_behalf'] as const) {
      expect(roleWords[role].name).not.toBe('');
      const said = rightsInWords([role]).groups.flatMap(({ resource, rights }) => rights.map(({ action }) => `${resource} ${action}`));
      const held = resources.flatMap((resource) => rightsOn(resource).filter((action) => scopeOf([role], resource, action) !== null).map((action) => `${resource} ${action}`));
      expect(said.toSorted()).toEqual(held.toSorted());
    }
  });
});

describe('On behalf of an institution', () => {
  // Said apart from the policy's own way of making it: what the actor may do in the whole nation, and the liaison in the institution.
  const covers = (held: readonly Held[], resource: Resource, action: Action, where: readonly string[]): boolean => {
    const scope = scopeOf(held, resource, action);
    return scope !== null && where.includes(scope);
  };

  const liaisons = (resource: Resource, action: Action): boolean => covers(['institution_liaison'], resource, action, ['institution', 'state', 'national']);
  const pairs = resources.flatMap((resource) => actions.map((action) => ({ resource, action })));

  it('the rights are the intersection of the coordination’s and the institution’s liaison’s', () => {
    for (const { resource, action } of pairs) {
      const both = covers(['national_coordination'], resource, action, ['national']) && liaisons(resource, action);
      expect({ resource, action, effective: scopeOf(['on_behalf'], resource, action) }).toEqual({ resource, action, effective: both ? 'institution' : null });
    }
    expect(pairs.length).toBeGreaterThan(70);
  });

  it('never exceed what the actor may do nor what the liaison may, whatever other roles the actor holds', () => {
    fc.assert(fc.property(rolesHeld, fc.constantFrom(...pairs), (beside, { resource, action }) => {
      if (scopeOf(['on_behalf'], resource, action) === null) return;
      expect(covers(['national_coordination', ...beside], resource, action, ['national']) && liaisons(resource, action)).toBe(true);
    }), { numRuns: runs(10_000) });
  });

  it('is asked for by nobody but who coordinates the nation', () => {
    expect(roles.filter((role) => scopeOf([role], 'institution', 'act_for') !== null)).toEqual(['national_coordination']);
    expect(scopeOf(['on_behalf'], 'institution', 'act_for')).toBeNull();
  });
});
