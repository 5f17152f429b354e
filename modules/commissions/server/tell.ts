import type { Call } from '@sintra/platform/commands';
import { notify, type Notice } from '@sintra/platform/tray';
import { referredIn } from './names.ts';
import type { SessionFile } from './session-file.ts';

/** Tells the institutions of this house whose organization sits in the body: both go by the same acronym. */
export async function tellMembers(call: Call, file: SessionFile, notice: Notice): Promise<void> {
  const { tx, context } = call;
  const organizations = referredIn(file.attendance, 'organization');
  if (organizations.length === 0) return;
  const institutions = await tx<{ id: string }[]>`
    select i.id from institution i join organization o on upper(o.acronym) = i.acronym where o.id = any(${organizations}::uuid[]) and i.id <> ${context.institutionId}`;
  const link = `/comisiones/sesiones/${file.row.id}`;
  for (const { id } of institutions) await notify(tx, { to: { institutionId: id, resource: 'work', action: 'update' }, notice, link });
}
