import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { commandRoute } from '../http/index.ts';
import type { FormModule } from '../records/index.ts';
import { grantCommands, grantList, grantListed, grantOutput, hasGrants } from './commands.ts';

/** Grants of each form with people, and the list of those given and received. */
export function grantRoutes(app: FastifyInstance, modules: readonly FormModule[]): void {
  commandRoute(app, { method: 'GET', path: '/api/v1/grants', summary: 'Records opened by and to the own institution', command: grantList(modules), output: z.array(grantListed) });
  for (const module of modules.filter(hasGrants)) {
    const one = `/api/v1/${module.form.path}/:id/grants`;
    const commands = grantCommands(module);
    commandRoute(app, { method: 'GET', path: one, summary: 'To whom a record is open', command: commands.ofRecord, output: z.array(grantOutput) });
    commandRoute(app, { method: 'POST', path: one, summary: 'Open a record to another institution', command: commands.give, output: z.object({ id: z.uuid() }), status: 201 });
    commandRoute(app, { method: 'POST', path: `${one}/:grant/revoke`, summary: 'Close a grant', command: commands.revoke, status: 204 });
  }
}
