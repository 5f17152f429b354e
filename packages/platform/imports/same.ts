import type { Value } from '@sintra/definition';

const asList = (value: Value): readonly string[] | null => (Array.isArray(value) ? (value as readonly string[]) : value === null ? [] : null);

/** Whether two answers say the same. The order of a list says nothing; an empty list is no answer. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  const [left, right] = [a ?? null, b ?? null];
  if (left === right) return true;
  const [one, other] = [asList(left), asList(right)];
  return one !== null && other !== null && one.length === other.length && one.every((code) => other.includes(code));
}
