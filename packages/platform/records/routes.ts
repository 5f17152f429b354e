import type { FastifyInstance } from 'fastify';
import { commandRoute } from '../http/index.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { checkedValues } from './check-values.ts';
import { recordCommands } from './commands.ts';
import type { FormModule } from './module.ts';
import { recordOutputs } from './outputs.ts';
import { whyOutput } from './why.ts';

/** Opens a form's records under /api/v1/<path>. */
export function recordRoutes(app: FastifyInstance, module: FormModule): void {
  const base = `/api/v1/${module.form.path}`;
  const one = `${base}/:id`;
  const commands = recordCommands(module);
  const out = recordOutputs(module.form);
  commandRoute(app, { method: 'GET', path: base, summary: 'List records by key, newest first', command: commands.list, output: out.page, answer: ({ search: _logged, ...page }) => page });
  commandRoute(app, { method: 'POST', path: base, summary: 'Create a record', command: commands.create, output: out.record, status: 201 });
  commandRoute(app, { method: 'GET', path: `${base}/count`, summary: 'Count records by dimensions', command: commands.count, output: out.count });
  commandRoute(app, { method: 'GET', path: `${base}/dimensions`, summary: 'What records can be counted and filtered by', command: commands.dimensions, output: out.dimensions });
  commandRoute(app, { method: 'GET', path: `${base}/options`, summary: 'Records to refer to, by words of their title or the beginning of a folio', command: commands.options, output: out.options });
  commandRoute(app, { method: 'POST', path: `${base}/check`, summary: 'Check values without storing them', command: commands.check, output: out.check });
  commandRoute(app, { method: 'GET', path: `${base}/drafts`, summary: 'List own unfinished captures', command: commands.listDrafts, output: out.drafts });
  commandRoute(app, { method: 'GET', path: `${base}/drafts/:id`, summary: 'Read an own unfinished capture', command: commands.readDraft, output: out.draft });
  commandRoute(app, { method: 'PUT', path: `${base}/drafts/:id`, summary: 'Save an unfinished capture', command: commands.saveDraft, output: out.saved });
  commandRoute(app, { method: 'DELETE', path: `${base}/drafts/:id`, summary: 'Throw an unfinished capture away', command: commands.dropDraft, status: 204 });
  commandRoute(app, { method: 'GET', path: one, summary: 'Read a record, identity masked', command: commands.read, output: out.record });
  commandRoute(app, { method: 'PATCH', path: one, summary: 'Change a record', command: commands.update, output: out.record, answer: ({ view }) => view });
  commandRoute(app, { method: 'POST', path: `${one}/reveal`, summary: 'Open the identity with a reason', command: commands.reveal, output: out.record });
  commandRoute(app, { method: 'POST', path: `${one}/annul`, summary: 'Annul a record with a reason', command: commands.annul, output: out.record });
  commandRoute(app, { method: 'POST', path: `${one}/status`, summary: 'Move a record through its review', command: commands.setStatus, output: out.record });
  commandRoute(app, { method: 'GET', path: `${one}/why`, summary: 'Why one may or may not do something with a record', command: commands.why, output: whyOutput });
  commandRoute(app, { method: 'GET', path: `${one}/history`, summary: 'What changed in each version', command: commands.history, output: out.history, answer: ({ entries }) => entries });
  commandRoute(app, { method: 'POST', path: `${one}/versions/:version/check`, summary: 'Compare the values of a version with what the log committed to', command: commands.checkValues, output: checkedValues, answer: ({ owner: _logged, ...checked }) => checked });
  attachmentRoutes(app, module);
}
