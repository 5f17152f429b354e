import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { canMail, mailAbout } from '@sintra/platform/mail';
import { headOf } from '@sintra/platform/records';
import { quorumOf } from '../rules/quorum.ts';
import { organizationNames, referredIn } from './names.ts';
import { addressesOf } from './members.ts';
import { missingToConvoke, noticeOf } from './prepare.ts';
import { resolutionsOf } from './resolutions-of.ts';
import { readSession, text } from './session-file.ts';

/** Everything that the three moments of a session show. */
async function board(call: Call, { id }: { id: string }) {
  const today = clock.today();
  const file = await readSession(call, id, today);
  const resolutions = await resolutionsOf(call, id);
  const rows = [...file.attendance, ...resolutions.flatMap(({ responsibles }) => responsibles)];
  const ids = [...referredIn(rows, 'organization'), ...referredIn(file.observations, 'observedBy'), ...referredIn(file.body.members, 'organization')];
  const attendance = file.attendance.map((row) => row.values);
  const { day, body } = file;
  return {
    session: { ...headOf(file.row), values: file.values, agenda: file.agenda, attendance: file.attendance, observations: file.observations, files: file.files, day },
    body: { id: body.id, name: text(body.values, 'name'), acronym: text(body.values, 'acronym'), members: body.members.length },
    rules: file.rules,
    quorum: { first: quorumOf(attendance, file.rules, 'first'), second: quorumOf(attendance, file.rules, 'second') },
    notice: day === null ? null : noticeOf(file, day, today),
    missing: missingToConvoke(file),
    mail: { available: canMail(call.house), addresses: addressesOf(body.members, day ?? today).length, ...(await mailAbout(call.tx, id)) },
    resolutions, organizations: Object.fromEntries(await organizationNames(call, ids)), today,
  };
}

export type Board = Awaited<ReturnType<typeof board>>;

export const boardCommand = defineCommand({
  name: 'session.board', resource: 'work', action: 'read', input: z.strictObject({ id: z.uuid() }), handle: board,
  log: ({ id }, { session }: Board) => ({ action: 'record.read', resource: 'session', recordId: id, ownerInstitutionId: session.institution.id, version: session.version }),
});
