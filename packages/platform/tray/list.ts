import { z } from 'zod';
import { clock } from '../clock/index.ts';
import { defineCommand } from '../commands/index.ts';
import type { Context, Tx } from '../db/index.ts';
import { rightsOf } from '../permissions/index.ts';
import { problems } from '../problems/index.ts';
import { sayNotice, type NoticeDetails } from './notices.ts';
import { EVERYWHERE } from './notify.ts';

/** Counting stops here: beyond it the bell says «99+». */
const MOST = 100;

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly details: NoticeDetails;
  readonly link: string | null;
  readonly quiet: boolean;
  readonly created_at: Date;
  readonly seen_at: Date | null;
  readonly seen_by_name: string | null;
  readonly own: boolean;
}

/** Row security shows the institution's tray; of it, what is for this person or for a right that they hold. */
function isFor(tx: Tx, context: Context) {
  const rights = rightsOf(context.roles);
  const named = (national: boolean): string[] => rights.filter(({ scope }) => !national || scope === 'national').map(({ resource, action }) => `${resource}.${action}`);
  return tx`((institution_id = ${context.institutionId} and (user_id = ${context.userId} or audience = any(${named(false)}::text[])))
    or (institution_id = ${EVERYWHERE} and audience = any(${named(true)}::text[])))`;
}

const shown = ({ id, kind, details, link, quiet, created_at, seen_at, seen_by_name, own }: Row) => ({
  id, kind, ...sayNotice({ kind, details }), details, link, quiet, own,
  createdAt: created_at.toISOString(), seenAt: seen_at?.toISOString() ?? null, seenBy: seen_by_name,
});

const nullable = z.string().nullable();
export const trayOutput = z.object({
  unseen: z.int().describe(`Unseen notices that ring, at most ${String(MOST)}`),
  items: z.array(z.object({
    id: z.uuid(), kind: z.string(), title: z.string(), text: z.string(), details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    link: nullable, quiet: z.boolean(), own: z.boolean().describe('For this person alone'), createdAt: z.iso.datetime(), seenAt: nullable, seenBy: nullable,
  }).meta({ id: 'TrayNotice' })),
  next: nullable,
});

/** One's tray, newest first, by key. */
export const listTray = defineCommand({
  name: 'tray.list', resource: 'self', action: 'read',
  input: z.strictObject({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30), show: z.enum(['all', 'unseen', 'ringing']).default('all') }),
  log: { none: 'one’s own tray; it holds nobody’s data' },
  handle: async ({ tx, context }, { after, limit, show }) => {
    const rows = await tx<Row[]>`
      select id, kind, details, link, quiet, created_at, seen_at, security.user_name(seen_by) as seen_by_name, user_id is not null as own from tray_notice
      where ${isFor(tx, context)} ${after === undefined ? tx`` : tx`and id < ${after}`} ${show === 'all' ? tx`` : tx`and seen_at is null`} ${show === 'ringing' ? tx`and not quiet` : tx``}
      order by id desc limit ${limit + 1}`;
    const [count] = await tx<{ unseen: number }[]>`
      select count(*)::integer as unseen from (select from tray_notice where ${isFor(tx, context)} and seen_at is null and not quiet limit ${MOST}) rung`;
    const items = rows.slice(0, limit).map(shown);
    return { unseen: count?.unseen ?? 0, items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});

/** Marks a notice as seen; one that is for several people is seen for all, with the name of who took it. @throws notFound */
export const seeNotice = defineCommand({
  name: 'tray.see', resource: 'self', action: 'read', input: z.strictObject({ id: z.uuid() }),
  log: ({ id }, { kind }: { kind: string }) => ({ action: 'tray.seen', resource: 'tray', details: { notice: id, kind } }),
  handle: async ({ tx, context }, { id }) => {
    const [found] = await tx<{ kind: string }[]>`
      update tray_notice set seen_at = coalesce(seen_at, ${clock.now()}), seen_by = coalesce(seen_by, ${context.userId})
      where id = ${id} and ${isFor(tx, context)} returning kind`;
    if (found === undefined) throw problems.notFound();
    return found;
  },
});
