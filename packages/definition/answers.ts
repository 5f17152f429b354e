import type { ShowIf } from './form.ts';
import type { Value } from './record.ts';

/** Whether there is an answer at all. «Not identified» is one. */
export const isAnswered = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Whether a field with this rule is asked, given the answers beside it. Without a rule it always is. */
export function isAsked(rule: ShowIf | undefined, values: Readonly<Record<string, Value | undefined>>): boolean {
  if (rule === undefined) return true;
  const answer = values[rule.cell];
  const given = Array.isArray(answer) ? (answer as readonly string[]) : [answer];
  return given.some((one) => typeof one === 'string' && rule.in.includes(one));
}
