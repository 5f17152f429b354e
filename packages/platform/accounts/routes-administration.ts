import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { commandRoute, rawRoute, signedIn } from '@sintra/platform/http';
import { curpOutput, readCurpCommand } from './curps.ts';
import { changeInstitutionCommand, createInstitutionCommand, institutionOutput, listInstitutions } from './institutions.ts';
import { endLoginsCommand, recoverCommand, recoverOutput } from './recovery.ts';
import { changeRuleCommand, listRulesCommand, rulesOutput } from './second-factor-rules.ts';
import { changeUserCommand } from './user-changes.ts';
import { createdUser, userCommands, userOutput } from './users.ts';

function institutionRoutes(app: FastifyInstance): void {
  const { house } = app;
  const institutions = z.array(institutionOutput);
  rawRoute(
    app,
    { method: 'GET', path: '/api/v1/institutions', summary: 'Institutions', policy: 'signed_in', output: institutions },
    (request) => listInstitutions(house, signedIn(request)),
  );
  commandRoute(app, {
    method: 'POST',
    path: '/api/v1/institutions',
    summary: 'Register an institution',
    command: createInstitutionCommand,
    output: institutionOutput,
    status: 201,
  });
  commandRoute(app, { method: 'PATCH', path: '/api/v1/institutions/:id', summary: 'Change an institution: name, successor, validity', command: changeInstitutionCommand, output: institutionOutput });
}

function userRoutes(app: FastifyInstance): void {
  commandRoute(app, {
    method: 'GET',
    path: '/api/v1/users',
    summary: 'Accounts',
    command: userCommands.list,
    output: z.array(userOutput),
  });
  commandRoute(app, {
    method: 'POST',
    path: '/api/v1/users',
    summary: 'Register an account',
    command: userCommands.create,
    output: createdUser,
    status: 201,
  });
  commandRoute(app, {
    method: 'PATCH',
    path: '/api/v1/users/:id',
    summary: 'Change an account',
    command: changeUserCommand,
    output: userOutput,
  });
}

/** Ways back in for others, and who must prove themselves twice. */
function signInRoutes(app: FastifyInstance): void {
  const one = '/api/v1/users/:id';
  commandRoute(app, { method: 'POST', path: `${one}/recovery`, summary: 'One-time link to choose a new password', command: recoverCommand, output: recoverOutput });
  commandRoute(app, { method: 'POST', path: `${one}/end-logins`, summary: 'End every login of an account', command: endLoginsCommand, output: z.object({ ended: z.number() }) });
  commandRoute(app, { method: 'GET', path: `${one}/curp`, summary: "An account's CURP", command: readCurpCommand, output: curpOutput });
  const rules = '/api/v1/second-factor-rules';
  commandRoute(app, { method: 'GET', path: rules, summary: 'Which roles must have a second factor', command: listRulesCommand, output: rulesOutput });
  commandRoute(app, { method: 'PUT', path: `${rules}/:role`, summary: 'Change one of those rules', command: changeRuleCommand, output: rulesOutput });
}

/** Institutions and accounts: what administration does, and the list of institutions that everybody reads. */
export function administrationRoutes(app: FastifyInstance): void {
  institutionRoutes(app);
  userRoutes(app);
  signInRoutes(app);
}
