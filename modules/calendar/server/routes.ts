import type { FastifyInstance } from 'fastify';
import { commandRoute, rawRoute } from '@sintra/platform/http';
import { complianceCommand } from './compliance.ts';
import { feedCommands } from './feeds.ts';
import { listCalendar } from './list.ts';
import { readFeed } from './read-feed.ts';

const base = '/api/v1/calendar';

/** Read by applications that cannot sign in: the token in the address is the key. */
function feedRoute(app: FastifyInstance): void {
  const info = { method: 'GET', path: `${base}/feeds/:file`, summary: 'A calendar by its secret address (…/TOKEN.ics), as iCalendar', policy: 'public', produces: 'text/calendar' } as const;
  rawRoute(app, info, async (request, reply) => {
    const { file } = request.params as { file: string };
    const text = await readFeed(app.house, file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '');
    return reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, no-store').send(text);
  });
}

export function calendarRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'GET', path: base, summary: 'Sessions, activities, resolutions and agreements of some days', command: listCalendar });
  commandRoute(app, { method: 'GET', path: `${base}/compliance`, summary: 'Activities and resolutions by light, body, responsible and objective', command: complianceCommand });
  commandRoute(app, { method: 'GET', path: `${base}/feeds`, summary: 'My calendar addresses', command: feedCommands.list });
  commandRoute(app, { method: 'POST', path: `${base}/feeds`, summary: 'Open a calendar address; shown once', command: feedCommands.create, status: 201 });
  commandRoute(app, { method: 'DELETE', path: `${base}/feeds/:id`, summary: 'Withdraw one of my calendar addresses', command: feedCommands.revoke });
  feedRoute(app);
}
