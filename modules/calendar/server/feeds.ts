import { z } from 'zod';
import { newSecret } from '@sintra/platform/accounts';
import { clock } from '@sintra/platform/clock';
import { defineCommand } from '@sintra/platform/commands';
import { problems } from '@sintra/platform/problems';
import { v7 as uuidv7 } from 'uuid';
import { calendarProblems } from './problems.ts';

/** Addresses in use that one person may have. */
const MOST_FEEDS = 20;

/** Where a calendar application reads a feed, from its token. */
const feedPath = (token: string): string => `/api/v1/calendar/feeds/${token}.ics`;

/** Opens an address for one's own calendar, or for a body's. The address is shown once: only its hash stays. @throws notFound, tooManyFeeds */
const create = defineCommand({
  name: 'calendar_feed.create', resource: 'work', action: 'read', input: z.strictObject({ body: z.uuid().optional() }),
  handle: async ({ tx, context, house }, { body }) => {
    // A feed is of one person and their own institution: acting for another one opens nothing that lasts.
    if (context.onBehalfOf !== undefined) throw problems.forbidden({ resource: 'work', action: 'read' });
    if (body !== undefined && (await tx`select from body where id = ${body} and annulled_at is null`).length === 0) throw problems.notFound();
    const [held] = await tx<{ count: number }[]>`select count(*)::integer as count from calendar_feed where institution_id = ${context.institutionId} and user_id = ${context.userId} and revoked_at is null`;
    if ((held?.count ?? 0) >= MOST_FEEDS) throw calendarProblems.tooManyFeeds({ most: MOST_FEEDS });
    const [id, { token, hash }] = [uuidv7(), newSecret()];
    await tx`insert into calendar_feed (institution_id, id, user_id, body_id, token_hash, created_at)
      values (${context.institutionId}, ${id}, ${context.userId}, ${body ?? null}, ${hash}, ${clock.now()})`;
    return { id, url: `${house.config.publicUrl}${feedPath(token)}` };
  },
  log: ({ body }, { id }) => ({ action: 'calendar_feed.create', resource: 'calendar_feed', details: { feed: id, body: body ?? null } }),
});

/** One's own addresses in use; never their tokens. */
const list = defineCommand({
  name: 'calendar_feed.list', resource: 'work', action: 'read', input: z.strictObject({}),
  handle: async ({ tx, context }) => {
    const rows = await tx<{ id: string; body: string | null; bodyName: string | null; createdAt: Date; lastReadOn: string | null }[]>`
      select f.id, f.body_id as body, b.name as "bodyName", f.created_at as "createdAt", f.last_read_on::text as "lastReadOn" from calendar_feed f left join body b on b.id = f.body_id
      where f.institution_id = ${context.institutionId} and f.user_id = ${context.userId} and f.revoked_at is null order by f.id desc limit ${MOST_FEEDS}`;
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  },
  log: { none: 'one’s own addresses, without their tokens' },
});

/** Withdraws one of one's own addresses at once. @throws notFound */
const revoke = defineCommand({
  name: 'calendar_feed.revoke', resource: 'work', action: 'read', input: z.strictObject({ id: z.uuid() }),
  handle: async ({ tx, context }, { id }) => {
    const rows = await tx`update calendar_feed set revoked_at = ${clock.now()} where institution_id = ${context.institutionId} and user_id = ${context.userId} and id = ${id} and revoked_at is null returning id`;
    if (rows.length === 0) throw problems.notFound();
  },
  log: ({ id }) => ({ action: 'calendar_feed.revoke', resource: 'calendar_feed', details: { feed: id } }),
});

export const feedCommands = { create, list, revoke };
