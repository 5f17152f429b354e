import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { watchBodies } from '@sintra/commissions/server';
import { reachOf } from '@sintra/platform/records';
import { bodyForm } from '@sintra/commissions/forms';
import type { Light } from '../rules/mark.ts';
import { itemsOf, type Item } from './items.ts';
import { calendarInput, MOST_LOOKED_AT } from './list.ts';

/** Bodies whose minimums are watched. */
const MOST_BODIES = 500;

export interface Count {
  /** Id of the body, organisation or objective; null for what names none. */
  readonly id: string | null;
  readonly label: string;
  readonly lights: Readonly<Record<Light, number>>;
}

const none: Readonly<Record<Light, number>> = { done: 0, green: 0, amber: 0, red: 0, grey: 0 };

function countBy(items: readonly Item[], keysOf: (item: Item) => readonly { readonly id: string | null; readonly name: string }[]): readonly Count[] {
  const counts = new Map<string, { id: string | null; label: string; lights: Record<Light, number> }>();
  for (const item of items) {
    const keys = new Map(keysOf(item).filter(({ id }) => id !== null).map((key) => [key.id, key]));
    for (const { id, name } of keys.size === 0 ? [{ id: null, name: '' }] : keys.values()) {
      const count = counts.get(id ?? '') ?? { id, label: name, lights: { ...none } };
      count.lights[item.light] += 1;
      counts.set(id ?? '', count);
    }
  }
  return [...counts.values()].sort((a, b) => Number(a.id === null) - Number(b.id === null) || a.label.localeCompare(b.label, 'es'));
}

/** Bodies that do not keep, or may not keep, a legal minimum of sessions. */
async function minimums(call: Call) {
  const bodies = await call.tx<{ id: string; name: string | null; bodyType: string | null; installedOn: string | null }[]>`
    select r.id, r.name, r.body_type as "bodyType", r.installed_on as "installedOn" from body r where ${reachOf(call, bodyForm)} and r.annulled_at is null order by r.body_type, r.name limit ${MOST_BODIES}`;
  const watched = await watchBodies(call, bodies);
  return bodies.flatMap(({ id, name }) => {
    const watches = watched.get(id)?.watches ?? [];
    return watches.length === 0 ? [] : [{ id, name: name ?? '', watches }];
  });
}

async function compliance(call: Call, asked: Parameters<typeof itemsOf>[1]) {
  const { items, more } = await itemsOf(call, { ...asked, kinds: asked.kinds ?? ['activity', 'resolution'] }, MOST_LOOKED_AT);
  const only = (id: string | null, name: string | null) => (id === null ? [] : [{ id, name: name ?? '' }]);
  return {
    today: clock.today(), total: items.length, more, most: MOST_LOOKED_AT,
    lights: items.reduce((sum, { light }) => ({ ...sum, [light]: sum[light] + 1 }), none),
    byKind: countBy(items, ({ kind }) => [{ id: kind, name: kind }]),
    byBody: countBy(items, ({ body, bodyName }) => only(body, bodyName)),
    byOrganization: countBy(items, ({ organizations }) => organizations),
    byObjective: countBy(items, ({ objective, objectiveName }) => only(objective, objectiveName)),
    minimums: await minimums(call),
  };
}

export type Compliance = Awaited<ReturnType<typeof compliance>>;

/** Activities and resolutions of some days by light: each figure is the length of the list that `calendar.list` gives with the same filters. */
export const complianceCommand = defineCommand({
  name: 'calendar.compliance', resource: 'work', action: 'read', input: calendarInput, handle: compliance,
  log: { none: 'figures of the work of institutions; they name nobody' },
});
