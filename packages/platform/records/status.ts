import { z } from 'zod';
import { defineCommand, type Call } from '../commands/index.ts';
import { problems } from '../problems/index.ts';
import { requireRight, resourceOf, scopeOf, wider } from '../permissions/index.ts';
import { requireComplete } from './judge.ts';
import { requireReason, rowToWrite } from './guards.ts';
import type { FormModule } from './module.ts';
import { findRow, maskedView, openIdentity, type Status } from './read.ts';
import { updateHouse } from './write.ts';

interface Step {
  readonly to: Status;
  /** Only who may validate takes it. */
  readonly validates?: true;
  readonly reason?: true;
}

/** The way of a record through its review (domain page §6.2 group 1). */
const steps: Readonly<Record<Status, readonly Step[]>> = {
  draft: [{ to: 'submitted' }],
  submitted: [{ to: 'validated', validates: true }, { to: 'observed', validates: true, reason: true }],
  observed: [{ to: 'submitted' }],
  validated: [{ to: 'closed', validates: true }, { to: 'observed', validates: true, reason: true }],
  closed: [{ to: 'observed', validates: true, reason: true }],
};

/** Whoever validates may do so further than they correct (a state's liaison): the step says which right reaches the record. */
function reaching(call: Call, module: FormModule, to: Status): Call {
  const validates = to === 'submitted' || to === 'draft' ? null : scopeOf(call.context.roles, resourceOf(module.form), 'validate');
  return validates === null ? call : { ...call, scope: wider(call.scope, validates) };
}

/** Moves a record one step; submitting asks for the needed answers, observing for a reason. */
export const statusCommand = (module: FormModule) => defineCommand({
  name: `${module.form.id}.status`, resource: resourceOf(module.form), action: 'update',
  input: z.strictObject({ id: z.uuid(), version: z.number().int(), status: z.enum(['draft', 'submitted', 'validated', 'observed', 'closed']), reason: z.string().trim().max(2000).optional() }),
  handle: async (asked, input) => {
    const call = reaching(asked, module, input.status);
    const row = await rowToWrite(call, module, input.id, input.version);
    const step = steps[row.status].find(({ to }) => to === input.status);
    if (step === undefined) throw problems.statusStep({ from: row.status, to: input.status });
    if (step.validates) requireRight(call.context, resourceOf(module.form), 'validate');
    if (step.reason) requireReason(input.reason ?? '');
    if (step.to === 'submitted') requireComplete(module, await openIdentity(call, module.form, row));
    await updateHouse(call, module.form, row, { '@status': step.to, '@observed': step.to === 'observed' ? (input.reason ?? null) : null });
    return maskedView(call, module.form, await findRow(call, module.form, row.id));
  },
  log: (input, view) => ({
    action: 'record.status', resource: module.form.id, recordId: view.id, ownerInstitutionId: view.institution.id, version: view.version,
    ...(input.reason !== undefined && { reason: input.reason }), details: { status: view.status },
  }),
});
