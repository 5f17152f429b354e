import { noBeginning, type Values } from '@sintra/definition';
import { clock } from '@sintra/platform/clock';
import type { Call } from '@sintra/platform/commands';
import { readClear } from '@sintra/platform/records';
import { bodyForm } from '../forms/index.ts';
import { rulesInForce, type BodyRules } from '../rules/body-rules.ts';
import { firstDay } from '../rules/days.ts';
import { watchMinimums, type Watch } from '../rules/minimums.ts';

interface BodyToWatch {
  readonly id: string;
  readonly bodyType: string | null;
  readonly installedOn: string | null;
}

export interface Watched {
  readonly rules: BodyRules;
  readonly watches: readonly Watch[];
}

/**
 * Days, per body, of the ordinary sessions held within three years: no rule looks further back. Of a month or a year, its first day, so
 * that the next session is warned of early rather than late; «antes de octubre» has no first one, and without a date its year is enough.
 */
async function heldDays({ tx }: Call, ids: readonly string[], today: string): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx<{ body: string; days: string[] }[]>`
    select body, array_agg(day::text) as days from (
      select body, coalesce(case when lower(held_on_ranges) = ${noBeginning}::date then least(upper(held_on_ranges) - 1, ${today}::date) else lower(held_on_ranges) end, make_date(year, 1, 1)) as day
      from body_session where body = any(${[...ids]}::uuid[]) and annulled_at is null and session_type = 'ordinary' and session_status = 'held') held
    where day > ${today}::date - 1100 group by body`;
  return new Map(rows.map(({ body, days }) => [body, days]));
}

async function ruleRows({ tx }: Call, ids: readonly string[]): Promise<ReadonlyMap<string, Values[]>> {
  const group = bodyForm.groups.find(({ id }) => id === 'rules');
  if (group === undefined) return new Map();
  const rows = await tx<(Record<string, unknown> & { parent_id: string })[]>`select g.* from body_rule g where g.parent_id = any(${[...ids]}::uuid[]) and g.until_version is null`;
  const byBody = Map.groupBy(rows, (row) => row.parent_id);
  return new Map([...byBody].map(([id, list]) => [id, list.map((row) => readClear(group, row))]));
}

/** How bodies stand against their legal minimums today: two statements, however many they are. */
export async function watchBodies(call: Call, bodies: readonly BodyToWatch[]): Promise<ReadonlyMap<string, Watched>> {
  const today = clock.today();
  const ids = bodies.map(({ id }) => id);
  const [held, rows] = await Promise.all([heldDays(call, ids, today), ruleRows(call, ids)]);
  return new Map(bodies.map(({ id, bodyType, installedOn }) => {
    const rules = rulesInForce(rows.get(id) ?? [], bodyType ?? 'other', today);
    return [id, { rules, watches: watchMinimums(rules, held.get(id) ?? [], firstDay(installedOn), today) }];
  }));
}
