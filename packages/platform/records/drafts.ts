import type { RecordInput } from '@sintra/definition';
import type { Call } from '../commands/index.ts';
import { clock } from '../clock/index.ts';
import { openBytes, openKeyring, sealBytes } from '../identity/index.ts';
import { problems } from '../problems/index.ts';

export interface Draft {
  readonly id: string;
  readonly savedAt: string;
}

const DAYS = 30;

const placeOf = (call: Call, id: string) => ({ table: 'record_draft', row: id, institution: call.context.institutionId, keyId: 'draft' });

const keyOf = (call: Call): Promise<Buffer> => openKeyring(call.house).classKey(call.context.institutionId, 'draft');

/** The id is of somebody else's draft, which row security neither shows nor lets be overwritten. @throws notFound */
function refuseForeign(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '42501') throw problems.notFound();
  throw error;
}

/** Saves an unfinished capture, sealed under the institution's key for drafts. What it holds need not be valid. */
export async function saveDraft(call: Call, form: string, id: string, input: RecordInput): Promise<Draft> {
  const { tx, context } = call;
  const sealed = sealBytes(await keyOf(call), Buffer.from(JSON.stringify(input)), placeOf(call, id));
  const savedAt = clock.now();
  await tx`delete from record_draft where saved_at < ${new Date(savedAt.getTime() - DAYS * 86_400_000)}`;
  const saving = tx`insert into record_draft (id, institution_id, user_id, form, sealed, saved_at)
    values (${id}, ${context.institutionId}, ${context.userId}, ${form}, ${sealed}, ${savedAt})
    on conflict (id) do update set sealed = excluded.sealed, saved_at = excluded.saved_at where record_draft.user_id = excluded.user_id returning id`;
  const kept = await saving.catch(refuseForeign);
  if (kept.length === 0) throw problems.notFound();
  return { id, savedAt: savedAt.toISOString() };
}

/** @throws notFound when it is not one's own, was stored, or is older than 30 days */
export async function readDraft(call: Call, form: string, id: string): Promise<Draft & RecordInput> {
  const [row] = await call.tx<{ sealed: Buffer; saved_at: Date }[]>`
    select sealed, saved_at from record_draft where id = ${id} and form = ${form} and institution_id = ${call.context.institutionId} and user_id = ${call.context.userId}`;
  if (row === undefined) throw problems.notFound();
  const input = JSON.parse(openBytes(await keyOf(call), row.sealed, placeOf(call, id)).toString('utf8')) as RecordInput;
  return { id, savedAt: row.saved_at.toISOString(), ...input };
}

/** One's own unfinished captures, newest first. */
export async function listDrafts({ tx, context }: Call, form: string): Promise<Draft[]> {
  const rows = await tx<{ id: string; saved_at: Date }[]>`select id, saved_at from record_draft where form = ${form} and institution_id = ${context.institutionId} and user_id = ${context.userId} order by saved_at desc limit 50`;
  return rows.map((row) => ({ id: row.id, savedAt: row.saved_at.toISOString() }));
}

export async function dropDraft({ tx, context }: Call, id: string): Promise<void> {
  await tx`delete from record_draft where id = ${id} and user_id = ${context.userId}`;
}
