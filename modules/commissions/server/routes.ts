import type { FastifyInstance } from 'fastify';
import { commandRoute } from '@sintra/platform/http';
import { bodyBoardCommand } from './body-board.ts';
import { boardCommand } from './board.ts';
import { closeCommand, minutesCommand } from './close.ts';
import { sessionFileRoutes } from './files.ts';
import { followUpCommand } from './follow-up.ts';
import { attendCommand, noQuorumCommand, openCommand, secondCallCommand } from './hold.ts';
import { bodyBoard, followUpPage, overview } from './outputs/body.ts';
import { adopted, convoked, moved, putOff, sessionBoard } from './outputs/session.ts';
import { overviewCommand } from './overview.ts';
import { convokeCommand } from './prepare.ts';
import { cancelCommand, deferCommand } from './put-off.ts';
import { resolveCommand } from './resolve.ts';

/** What bodies need beyond the records of their forms: the life of a session, its files, and what is late. */
export function commissionRoutes(app: FastifyInstance): void {
  const session = '/api/v1/sessions/:id';
  commandRoute(app, { method: 'GET', path: '/api/v1/commissions/overview', summary: 'Bodies, minimums, next sessions, what is late', command: overviewCommand, output: overview });
  commandRoute(app, { method: 'GET', path: '/api/v1/bodies/:id/board', summary: 'A body with its sessions, rules and minimums', command: bodyBoardCommand, output: bodyBoard });
  commandRoute(app, { method: 'GET', path: '/api/v1/resolutions/follow-up', summary: 'Resolutions by what is due, soonest first', command: followUpCommand, output: followUpPage });
  commandRoute(app, { method: 'GET', path: `${session}/board`, summary: 'A session with quorum, votes and files', command: boardCommand, output: sessionBoard });
  commandRoute(app, { method: 'POST', path: `${session}/convoke`, summary: 'Send the convocation', command: convokeCommand, output: convoked });
  commandRoute(app, { method: 'POST', path: `${session}/defer`, summary: 'Put it off to another day, with the reason', command: deferCommand, output: putOff });
  commandRoute(app, { method: 'POST', path: `${session}/cancel`, summary: 'Call it off, with the reason', command: cancelCommand, output: putOff });
  commandRoute(app, { method: 'POST', path: `${session}/attend`, summary: 'Register who came', command: attendCommand, output: moved });
  commandRoute(app, { method: 'POST', path: `${session}/second-call`, summary: 'The first call has no quorum', command: secondCallCommand, output: moved });
  commandRoute(app, { method: 'POST', path: `${session}/open`, summary: 'Open with quorum', command: openCommand, output: moved });
  commandRoute(app, { method: 'POST', path: `${session}/no-quorum`, summary: 'It did not take place', command: noQuorumCommand, output: moved });
  commandRoute(app, { method: 'POST', path: `${session}/resolutions`, summary: 'Adopt a resolution with its vote', command: resolveCommand, output: adopted, status: 201 });
  commandRoute(app, { method: 'POST', path: `${session}/close`, summary: 'Close; the minutes become a draft', command: closeCommand, output: moved });
  commandRoute(app, { method: 'POST', path: `${session}/minutes`, summary: 'Move the minutes on', command: minutesCommand, output: moved });
  sessionFileRoutes(app);
}
