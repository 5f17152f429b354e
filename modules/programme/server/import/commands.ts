import { z } from 'zod';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { clock } from '@sintra/platform/clock';
import { balanceOf } from '../../document/index.ts';
import { programmeProblems } from '../problems.ts';
import { reasonText } from '../reasons.ts';
import { carryOut } from './carry-out.ts';
import { choiceInput, withChoice } from './choice.ts';
import { compareWith, saidIn } from './compare.ts';
import { desiredOf } from './desired.ts';
import { existingOf } from './existing.ts';
import { unvalidated, validateCommand } from './validate.ts';
import { findDocument, passagesOf, settled, type DocumentRow } from './store.ts';

const byId = z.strictObject({ id: z.uuid() });
const right = { resource: 'work', action: 'import' } as const;

const head = ({ id, year, file_name, state, received_at, applied_at, balance }: DocumentRow) =>
  ({ id, year, fileName: file_name, state, receivedAt: received_at.toISOString(), appliedAt: applied_at?.toISOString() ?? null, applied: balance });

/** A document with people's choices, beside what there is. */
async function compared(call: Call, id: string) {
  const document = await findDocument(call, id);
  const passages = settled(await passagesOf(call.tx, document), document.year);
  return { document, state: document.state, passages, ...(await compareWith(call, passages, document.organizations, document.year)) };
}

/** How a document stands: its counts, what waits and why, and what applying it would do. */
async function view(call: Call, id: string) {
  const { document, passages, steps, comparison } = await compared(call, id);
  const causes = Map.groupBy(passages.filter(({ outcome }) => outcome === 'to_complete'), ({ reason, about }) => `${reason ?? ''}|${about ?? ''}`);
  return {
    ...head(document), counts: balanceOf(passages), different: comparison.different.slice(0, 200),
    causes: [...causes.values()].map((all) => ({ reason: all[0]?.reason ?? null, reasonText: reasonText(all[0]?.reason ?? null), about: all[0]?.about ?? null, count: all.length, passages: all.slice(0, 100).map(({ number }) => number) })),
    wouldCreate: steps.filter(({ kind }) => kind === 'create').length, wouldUpdate: steps.filter(({ kind }) => kind === 'update').length,
    toValidate: document.state === 'applied' ? unvalidated(steps).length : 0,
  };
}

const list = defineCommand({
  name: 'programme.document.list', ...right, input: z.strictObject({}),
  handle: async ({ tx, context }) => {
    const rows = await tx<DocumentRow[]>`select * from programme_document where institution_id = ${context.institutionId} and state <> 'discarded' order by received_at desc limit 50`;
    return rows.map(head);
  },
  log: { none: 'names of files that the institution itself sent' },
});

const read = defineCommand({ name: 'programme.document.read', ...right, input: byId, handle: (call, { id }) => view(call, id), log: { none: 'a programme of work names nobody' } });

const passages = defineCommand({
  name: 'programme.document.passages', ...right,
  input: byId.extend({ outcome: z.enum(['understood', 'to_complete', 'dismissed']).optional(), after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  handle: async (call, { id, outcome, after, limit }) => {
    const document = await findDocument(call, id);
    const all = (await passagesOf(call.tx, document)).map((passage) => ({ ...withChoice(passage, passage.choice, document.year), choice: passage.choice, read: { outcome: passage.outcome, reason: passage.reason } }));
    const found = all.filter((passage) => passage.number > after && (outcome === undefined || passage.outcome === outcome));
    return { items: found.slice(0, limit).map((passage) => ({ ...passage, reasonText: reasonText(passage.reason) })), more: found.length > limit };
  },
  log: { none: 'a programme of work names nobody' },
});

const choose = defineCommand({
  name: 'programme.document.choose', ...right,
  input: byId.extend({ numbers: z.array(z.number().int().min(1)).min(1).max(1000), choice: choiceInput }),
  handle: async (call, { id, numbers, choice }) => {
    const document = await findDocument(call, id);
    if (document.state === 'discarded') throw programmeProblems.documentClosed();
    const chosen = (await passagesOf(call.tx, document)).filter(({ number }) => numbers.includes(number));
    for (const passage of chosen) withChoice(passage, choice, document.year);
    await call.tx`update programme_passage set choice = ${choice.action === 'reopen' ? null : call.tx.json(choice)}, chosen_by = ${call.context.userId}, chosen_at = ${clock.now()}
      where institution_id = ${document.institution_id} and document_id = ${id} and number = any(${chosen.map(({ number }) => number)}::integer[])`;
    return view(call, id);
  },
  log: ({ id, numbers, choice }) => ({ action: 'programme.document.choice', resource: 'programme', details: { document: id, passages: numbers.length, choice: choice.action } }),
});

const apply = defineCommand({
  name: 'programme.document.apply', ...right, input: byId,
  handle: async (call, { id }) => {
    const document = await findDocument(call, id);
    if (document.state === 'discarded') throw programmeProblems.documentClosed();
    const said = saidIn(settled(await passagesOf(call.tx, document), document.year));
    const desired = desiredOf(said, document.organizations, document.year);
    const { forms, entries } = await carryOut(call, desired, await existingOf(call.tx, call.context.institutionId, document.year));
    await call.tx`update programme_document set state = 'applied', applied_at = ${clock.now()}, applied_by = ${call.context.userId}, balance = ${call.tx.json(forms as never)}
      where institution_id = ${document.institution_id} and id = ${id}`;
    return { view: await view(call, id), entries };
  },
  log: ({ id }, { view: { applied }, entries }) => [...entries, { action: 'programme.document.applied', resource: 'programme', details: { document: id, balance: applied } }],
});

const discard = defineCommand({
  name: 'programme.document.discard', ...right, input: byId,
  handle: async (call, { id }) => {
    const document = await findDocument(call, id);
    await call.tx`update programme_document set state = 'discarded' where institution_id = ${document.institution_id} and id = ${document.id}`;
    return { id };
  },
  log: ({ id }) => ({ action: 'programme.document.discarded', resource: 'programme', details: { document: id } }),
});

/** Everything that is done with the document of a programme after it arrived. */
export const documentCommands = { list, read, passages, choose, apply, discard, validate: validateCommand(compared, view) };
