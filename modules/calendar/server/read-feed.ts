import { z } from 'zod';
import { countReading, hashOf, systemContext, userContext } from '@sintra/platform/accounts';
import { clock } from '@sintra/platform/clock';
import { defineCommand, run } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { withContext } from '@sintra/platform/db';
import { scopeOf } from '@sintra/platform/permissions';
import { problems } from '@sintra/platform/problems';
import { feedText } from './feed-text.ts';
import { listCalendar } from './list.ts';
import { calendarProblems } from './problems.ts';

const tokenShape = /^[A-Za-z0-9_-]{43}$/;
/** A feed tells of last year and of the next two: what applications keep of it. */
const yearsAround = (): { from: string; until: string } => {
  const year = clock.now().getUTCFullYear();
  return { from: `${String(year - 1)}-01-01`, until: `${String(year + 3)}-01-01` };
};

interface Feed {
  readonly id: string;
  readonly user: string;
  readonly institution: string;
  readonly body: string | null;
}

/**
 * By its hash: what an index compares tells nothing of the token, whose 256 bits cannot be guessed. An address waits by itself,
 * whoever tries others by their network. @throws tooMany
 */
async function feedOf(house: House, token: string, address: string): Promise<Feed | undefined> {
  const found = await withContext(house, systemContext('sign_in', { channel: 'api', requestId: 'calendar_feed' }), async (tx) => {
    const hash = hashOf(token);
    const [feed] = tokenShape.test(token) ? await tx<Feed[]>`
      select id, user_id as user, institution_id as institution, body_id as body from calendar_feed where token_hash = ${hash} and revoked_at is null` : [];
    return { feed, wait: await countReading(house, tx, feed === undefined ? { address } : { tokenHash: hash }) };
  });
  if (found.wait > 0) throw problems.tooMany({ seconds: found.wait });
  return found.feed;
}

/** The calendar of one address, with its owner's rights; the first reading of each day is logged, not each of an application's rounds. */
const readCommand = defineCommand({
  name: 'calendar_feed.read', resource: 'work', action: 'read', input: z.strictObject({ id: z.uuid(), body: z.uuid().nullable() }),
  handle: async (call, { id, body }) => {
    const { tx, context } = call;
    const today = clock.today();
    const first = await tx`update calendar_feed set last_read_on = ${today} where institution_id = ${context.institutionId} and id = ${id} and last_read_on is distinct from ${today}::date returning id`;
    const view = await listCalendar.handle(call, { ...yearsAround(), ...(body !== null && { body }) });
    return { view, isFirst: first.length > 0 };
  },
  log: ({ id, body }, { isFirst }) => (isFirst ? { action: 'calendar_feed.read', resource: 'calendar_feed', details: { feed: id, body } } : []),
});

/**
 * The calendar behind a token, as text/calendar, with the rights that its owner has today: an account that was blocked, moved or lost
 * its right has none. Unknown, withdrawn and without rights answer alike.
 * @param address of whoever asks
 * @throws noSuchFeed, tooMany
 */
export async function readFeed(house: House, token: string, address: string): Promise<string> {
  const feed = await feedOf(house, token, address);
  const owner = feed === undefined ? null : await userContext(house, feed.user, 'api');
  if (feed === undefined || owner === null || owner.institutionId !== feed.institution || scopeOf(owner.roles, 'work', 'read') === null) throw calendarProblems.noSuchFeed();
  const { view } = await run(house, owner, readCommand, { id: feed.id, body: feed.body });
  return feedText(view, house.config.publicUrl, feed.body !== null);
}
