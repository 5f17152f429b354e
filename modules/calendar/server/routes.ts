import type { FastifyInstance } from 'fastify';
import { commandRoute, rawRoute } from '@sintra/platform/http';
import { choicesCommand } from './choices.ts';
import { complianceCommand } from './compliance.ts';
import { markOfText } from './feed-text.ts';
import { feedCommands } from './feeds.ts';
import { listCalendar } from './list.ts';
import { nextCommand } from './next.ts';
import { calendarOutput, choicesOutput, complianceOutput, feedOutput, feedsOutput, nextOutput } from './outputs.ts';
import { readFeed } from './read-feed.ts';

const base = '/api/v1/calendar';

/** Read by applications that cannot sign in: the token in the address is the key. */
function feedRoute(app: FastifyInstance): void {
  const info = { method: 'GET', path: `${base}/feeds/:file`, summary: 'A calendar by its secret address (…/TOKEN.ics), as iCalendar', policy: 'public', produces: 'text/calendar' } as const;
  rawRoute(app, info, async (request, reply) => {
    const { file } = request.params as { file: string };
    const text = await readFeed(app.house, file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '', request.ip);
    const mark = markOfText(text);
    // Kept by the application that asked, asked again each time: a withdrawn address gives nothing more.
    void reply.headers({ 'cache-control': 'private, no-cache', etag: mark });
    if (request.headers['if-none-match'] === mark) return reply.code(304).send();
    return reply.type('text/calendar; charset=utf-8').send(text);
  });
}

export function calendarRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'GET', path: base, summary: 'Sessions, activities, resolutions and agreements of some days', command: listCalendar, output: calendarOutput });
  commandRoute(app, { method: 'GET', path: `${base}/choices`, summary: 'Bodies, responsible organisations and objectives that the calendar of some days names', command: choicesCommand, output: choicesOutput });
  commandRoute(app, { method: 'GET', path: `${base}/next`, summary: 'The next sessions of my institution’s bodies, and what falls due next', command: nextCommand, output: nextOutput });
  commandRoute(app, { method: 'GET', path: `${base}/compliance`, summary: 'Activities and resolutions by light, body, responsible and objective', command: complianceCommand, output: complianceOutput });
  commandRoute(app, { method: 'GET', path: `${base}/feeds`, summary: 'My calendar addresses', command: feedCommands.list, output: feedsOutput });
  commandRoute(app, { method: 'POST', path: `${base}/feeds`, summary: 'Open a calendar address; shown once', command: feedCommands.create, output: feedOutput, status: 201 });
  commandRoute(app, { method: 'DELETE', path: `${base}/feeds/:id`, summary: 'Withdraw one of my calendar addresses', command: feedCommands.revoke, status: 204 });
  feedRoute(app);
}
