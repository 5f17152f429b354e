import { hashOf, systemContext, userContext } from '@sintra/platform/accounts';
import { clock } from '@sintra/platform/clock';
import { run } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { withContext } from '@sintra/platform/db';
import { scopeOf } from '@sintra/platform/permissions';
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
  readonly user: string;
  readonly institution: string;
  readonly body: string | null;
}

/** By its hash: what an index compares tells nothing of the token, whose 256 bits cannot be guessed. */
async function feedOf(house: House, token: string): Promise<Feed | undefined> {
  if (!tokenShape.test(token)) return undefined;
  const [feed] = await withContext(house, systemContext('sign_in', { channel: 'api', requestId: 'calendar_feed' }), (tx) => tx<Feed[]>`
    select user_id as user, institution_id as institution, body_id as body from calendar_feed where token_hash = ${hashOf(token)} and revoked_at is null`);
  return feed;
}

/**
 * The calendar behind a token, as text/calendar, with the rights that its owner has today: an account that was blocked, moved or lost
 * its right has none. Unknown, withdrawn and without rights answer alike. @throws noSuchFeed
 */
export async function readFeed(house: House, token: string): Promise<string> {
  const feed = await feedOf(house, token);
  const owner = feed === undefined ? null : await userContext(house, feed.user, 'api');
  if (feed === undefined || owner === null || owner.institutionId !== feed.institution || scopeOf(owner.roles, 'work', 'read') === null) throw calendarProblems.noSuchFeed();
  const view = await run(house, owner, listCalendar, { ...yearsAround(), ...(feed.body !== null && { body: feed.body }) });
  return feedText(view, house.config.publicUrl, feed.body !== null);
}
