import fc from 'fast-check';
import { roles, type Role } from '@sintra/platform/permissions';
import { places, type Where } from './rights-model.ts';

export const names = ['Brisa', 'Xóchitl', 'Montaña'] as const;
export const people = [
  'ana', 'beto', 'carla', 'diana', 'elena', 'fabian', 'hugo', 'ines', 'julio', 'karen', 'lidia', 'mario', 'nadia', 'oscar', 'paula',
] as const;
export type Name = (typeof people)[number];

interface By {
  readonly who: Name;
  /** Which of the last records, from 0. */
  readonly which: number;
}

export type Act = By & (
  | { readonly do: 'create'; readonly place: Where | null; readonly sex: string; readonly name: string | undefined }
  | { readonly do: 'read' | 'reveal' | 'history' | 'count' | 'why' }
  | { readonly do: 'readFor'; readonly place: Where }
  | { readonly do: 'update'; readonly sex: string; readonly stale: boolean }
  | { readonly do: 'annul'; readonly stale: boolean }
  | { readonly do: 'list'; readonly name: string | undefined }
  | { readonly do: 'give'; readonly to: Where; readonly user: Name | undefined; readonly identity: boolean }
  | { readonly do: 'revoke'; readonly grant: number }
  | { readonly do: 'roles'; readonly of: Name; readonly roles: readonly Role[] });

const person = fc.constantFrom<Name>(...people);
const place = fc.constantFrom<Where>(...places);
const by = { who: person, which: fc.nat({ max: 5 }) };
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const sex = fc.constantFrom('female', 'male');
const role = fc.constantFrom<Role>(...roles.filter((each) => each !== 'administration'));

/** One act of one person. Captures at home twice as often as for somebody else. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('create' as const), ...by, place: fc.option(place, { nil: null, freq: 2 }), sex, name: maybe(fc.constantFrom(...names)) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('read' as const, 'reveal' as const, 'history' as const, 'why' as const), ...by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const), ...by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('readFor' as const), ...by, place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('update' as const), ...by, sex, stale: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('annul' as const), ...by, stale: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('list' as const), ...by, name: maybe(fc.constantFrom(...names)) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('give' as const), ...by, to: place, user: maybe(person), identity: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('revoke' as const), ...by, grant: fc.nat({ max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('roles' as const), ...by, of: person, roles: fc.uniqueArray(role, { minLength: 1, maxLength: 2 }) }) },
);
