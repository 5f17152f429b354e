import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { reachOf } from '@sintra/platform/records';
import { resolutionForm } from '../forms/index.ts';
import { lightOf, type Light } from '../rules/follow-up.ts';
import { isOpen, lightCase, whereLight } from './lights.ts';

const light = z.enum(['overdue', 'due_soon', 'on_time', 'undated', 'done', 'withdrawn']);
const input = z.strictObject({
  light: light.optional().describe('Without it, all that are still open'), body: z.uuid().optional(),
  after: z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?\|[0-9a-f-]{36}$/).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
type Asked = z.infer<typeof input>;

interface Line {
  readonly id: string;
  readonly key: string | null;
  readonly title: string | null;
  readonly session: string | null;
  readonly session_title: string | null;
  readonly body: string | null;
  readonly body_acronym: string | null;
  readonly due_date: string | null;
  readonly due_last: string | null;
  readonly percent: number | null;
  readonly resolution_status: string | null;
}

function whereOf(call: Call, { light: asked, body }: Asked, today: string) {
  const { tx } = call;
  return tx`${reachOf(call, resolutionForm)} and r.annulled_at is null ${body === undefined ? tx`` : tx`and r.body = ${body}`}
    ${asked === undefined ? tx`and ${isOpen(tx)}` : tx`and ${whereLight(tx, asked, today)}`}`;
}

/** After a place in the order: soonest due first, those without a day at the end. */
function afterOf({ tx }: Call, after: string | undefined) {
  if (after === undefined) return tx``;
  const [day = '', id = ''] = after.split('|');
  if (day === '') return tx`and upper(r.due_date_ranges) is null and r.id > ${id}`;
  return tx`and (upper(r.due_date_ranges) is null or (upper(r.due_date_ranges), r.id) > (${day}::date, ${id}::uuid))`;
}

const shown = (line: Line, today: string) => ({
  id: line.id, key: line.key, title: line.title, session: line.session, sessionTitle: line.session_title, body: line.body, bodyAcronym: line.body_acronym,
  dueDate: line.due_date, percent: line.percent, status: line.resolution_status, light: lightOf(line.resolution_status, line.due_date, today),
});

async function list(call: Call, asked: Asked) {
  const { tx } = call;
  const today = clock.today();
  const rows = await tx<Line[]>`
    select r.id, r.key, r.title, r.session, s.title as session_title, r.body, b.acronym as body_acronym, r.due_date, upper(r.due_date_ranges)::text as due_last, r.percent, r.resolution_status
    from resolution r left join body_session s on s.id = r.session left join body b on b.id = r.body
    where ${whereOf(call, asked, today)} ${afterOf(call, asked.after)}
    order by upper(r.due_date_ranges), r.id limit ${asked.limit + 1}`;
  const items = rows.slice(0, asked.limit);
  const last = items.at(-1);
  return { items: items.map((line) => shown(line, today)), next: rows.length > asked.limit && last !== undefined ? `${last.due_last ?? ''}|${last.id}` : null, today };
}

export type FollowUpPage = Awaited<ReturnType<typeof list>>;

/** Resolutions by what is due, soonest first. */
export const followUpCommand = defineCommand({
  name: 'resolution.follow_up', resource: 'work', action: 'read', input, handle: list,
  log: (asked, page: FollowUpPage) => ({ action: 'record.list', resource: 'resolution', details: { light: asked.light ?? null, shown: page.items.length } }),
});

export type LightCounts = Readonly<Record<Light, number>>;

/** How many resolutions stand under each light, of one body or of all. */
export async function countLights(call: Call, body?: string): Promise<LightCounts> {
  const { tx } = call;
  const rows = await tx<{ light: Light; count: number }[]>`
    select ${lightCase(tx, clock.today())} as light, count(*)::integer as count from resolution r
    where ${reachOf(call, resolutionForm)} and r.annulled_at is null ${body === undefined ? tx`` : tx`and r.body = ${body}`} group by 1`;
  return { overdue: 0, due_soon: 0, on_time: 0, undated: 0, done: 0, withdrawn: 0, ...Object.fromEntries(rows.map((row) => [row.light, row.count])) };
}
