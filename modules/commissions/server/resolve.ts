import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { problems } from '@sintra/platform/problems';
import { recordCommands, type RecordView } from '@sintra/platform/records';
import { placeInKey, resolutionKey } from '../forms/index.ts';
import { quorumOf } from '../rules/quorum.ts';
import { isUnanimous, voteResult } from '../rules/vote.ts';
import { requireOpen } from './hold.ts';
import { resolutions } from './modules.ts';
import { sessionProblems } from './problems.ts';
import { nameOf } from './session-name.ts';
import { holdSession, readSession, text, type SessionFile } from './session-file.ts';

const commands = recordCommands(resolutions);
const votes = z.number().int().min(0).max(500);

const input = z.strictObject({
  id: z.uuid().describe('The session'), text: z.string().trim().min(1).max(8000),
  resolutionType: z.enum(['approval', 'procedural', 'follow_up', 'acknowledgement', 'recommendation']),
  vote: z.strictObject({ for: votes, against: votes, abstained: votes, chair: z.enum(['for', 'against', 'abstained']).optional() }).nullable().describe('null: taken without a vote'),
  dueDate: z.string().trim().max(200).optional(),
  responsibles: z.array(z.strictObject({ organization: z.uuid().optional(), responsibleAsWritten: z.string().trim().max(300).optional() })).max(60).default([]),
});
type Asked = z.infer<typeof input>;

/** The next place in this session: after the keys written by hand too. The session is held, so no two take the same. */
async function nextKey({ tx }: Call, file: SessionFile): Promise<string> {
  const acronym = text(file.body.values, 'acronym');
  if (acronym === null) throw sessionProblems.bodyWithoutAcronym();
  const taken = await tx<{ key: string | null }[]>`select key from resolution where session = ${file.row.id} order by id limit 1000`;
  const place = Math.max(0, ...taken.map(({ key }, index) => placeInKey(key ?? '') ?? index + 1)) + 1;
  // Of a session «en marzo de 2024» the year is known without its day.
  const year = typeof file.values['year'] === 'number' ? file.values['year'] : Number(clock.today().slice(0, 4));
  return resolutionKey({ body: acronym, session: nameOf(file.values), year, place });
}

function voteCells(file: SessionFile, vote: Asked['vote']) {
  if (vote === null) return { voteResult: 'without_vote' };
  const { present } = quorumOf(file.attendance.map((row) => row.values), file.rules, 'second');
  const cast = vote.for + vote.against + vote.abstained;
  if (cast > present) throw sessionProblems.tooManyVotes({ votes: cast, present });
  const unanimous = isUnanimous(vote) && cast === present;
  return { votesFor: vote.for, votesAgainst: vote.against, votesAbstained: vote.abstained, unanimous: unanimous ? 'yes' : 'no', voteResult: voteResult(vote, file.rules, present) };
}

async function resolve(call: Call, asked: Asked): Promise<RecordView> {
  if ((await holdSession(call, asked.id)) === null) throw problems.notFound();
  const file = await readSession(call, asked.id, clock.today());
  if (call.scope !== 'national' && file.row.institution_id !== call.context.institutionId) throw problems.notFound();
  requireOpen(file, ['held']);
  const cells = voteCells(file, asked.vote);
  const status = cells.voteResult === 'not_approved' ? 'cancelled' : 'pending';
  const values = {
    session: asked.id, body: file.body.id, key: await nextKey(call, file), text: asked.text, resolutionType: asked.resolutionType, ...cells, resolutionStatus: status, percent: 0,
    ...(asked.dueDate !== undefined && asked.dueDate !== '' && { dueDate: asked.dueDate }),
  };
  const responsibles = asked.responsibles.map((row) => ({ values: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== '')) }));
  return commands.create.handle(call, { values, groups: { responsibles } } as never);
}

/** Types a resolution once: its key, its result by the rules of the day, and its follow-up are born here. */
export const resolveCommand = defineCommand({
  name: 'session.resolve', resource: 'work', action: 'create', input, handle: resolve,
  log: (_input, { id, institution, version, folio }: RecordView) => ({ action: 'record.create', resource: 'resolution', recordId: id, ownerInstitutionId: institution.id, version, details: { folio } }),
});
