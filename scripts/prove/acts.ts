import fc from 'fast-check';
import type { Values } from '@sintra/definition';

export type Where = 'jalisco' | 'chiapas' | 'secretariat';
export type Person = 'ana' | 'beto' | 'carla' | 'diana' | 'elena' | 'fabian' | 'gloria';

interface By {
  readonly who: Person;
  /** Which of the last records, from 0, and which version is claimed: 0 is the present one. */
  readonly which: number;
  readonly stale: 0 | 1;
}

/** Something that somebody does. */
export type Action = By & (
  | { readonly do: 'create'; readonly values: Values; readonly services: readonly Values[] }
  | { readonly do: 'update'; readonly values: Values; readonly add: readonly Values[]; readonly change: Values | null; readonly remove: boolean }
  | { readonly do: 'status'; readonly to: string; readonly reason: string }
  | { readonly do: 'annul'; readonly reason: string }
  | { readonly do: 'read' }
  | { readonly do: 'list'; readonly sex: string | undefined; readonly annulled: boolean; readonly name: string | undefined }
  | { readonly do: 'count'; readonly by: string });

const sex = fc.constantFrom('female', 'male', 'not_identified');
/** Names that sound nothing like one another. */
export const names = ['Brisa', 'Xóchitl', 'Montaña'] as const;
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const reason = fc.constantFrom('corto', 'Motivo escrito para la prueba');

const complete: Values = {
  sex: 'female', typeOfVictim: 'direct', victimStatus: 'possible', detectionDate: 'marzo 2024', ageBasis: 'exact', ageFrom: 20, ageTo: 20, formsOfExploitation: ['LGT-10-III'],
  nationalities: ['MX'], detectionCountry: 'MX', detectionState: '14', detectionMunicipality: 'Guadalajara',
};

const defined = (values: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;

const answers = fc.record({
  sex: maybe(nullable(sex)), detectionUnit: maybe(nullable(fc.constantFrom('Unidad A', 'Unidad B'))), nationalities: maybe(nullable(fc.constantFrom(['MX'], ['MX', 'HN'], ['GT']))),
  nameGiven: maybe(nullable(fc.constantFrom(...names))), attentionStartDate: maybe(nullable(fc.constantFrom('2024', '2T 2024', 'enero 2025', '2024-02-29'))),
  numberOfTraffickers: maybe(nullable(fc.integer({ min: 0, max: 9 }))),
}).map(defined);

const service = fc.record({
  serviceType: fc.constantFrom('psychological', 'travel'), serviceStart: maybe(fc.constantFrom('2024-04-01', 'mayo 2024')), serviceNotes: maybe(fc.constantFrom('Nota uno', 'Nota dos')),
}).map(defined);

const who = fc.oneof({ weight: 12, arbitrary: fc.constantFrom<Person>('ana', 'beto', 'carla', 'diana') }, { weight: 2, arbitrary: fc.constantFrom<Person>('elena', 'fabian', 'gloria') });
const by = { who, which: fc.nat({ max: 4 }), stale: fc.oneof({ weight: 6, arbitrary: fc.constant<0>(0) }, { weight: 1, arbitrary: fc.constant<1>(1) }) };

const created = fc.tuple(answers, fc.boolean()).map(([values, whole]): Values => Object.fromEntries(Object.entries({ ...(whole && complete), ...values }).filter(([, value]) => value !== null)) as Values);

/** One act of one person. */
export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('create' as const), ...by, values: created, services: fc.array(service, { maxLength: 2 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('update' as const), ...by, values: answers, add: fc.array(service, { maxLength: 1 }), change: nullable(service), remove: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('status' as const), ...by, to: fc.constantFrom('draft', 'submitted', 'validated', 'observed', 'closed'), reason }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('annul' as const), ...by, reason }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), ...by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('list' as const), ...by, sex: maybe(sex), annulled: fc.boolean(), name: maybe(fc.constantFrom(...names)) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const), ...by, by: fc.constantFrom('sex', 'status') }) },
);
