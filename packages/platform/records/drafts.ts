import type { RecordInput } from '@sintra/definition';
import { v7 as uuidv7 } from 'uuid';
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

/** The capture's own key, or its institution's for those of before. @throws keyDestroyed */
async function keyOf({ house, context }: Call, keyId: string | null): Promise<Buffer> {
  const keyring = openKeyring(house);
  const key = keyId === null ? await keyring.classKey(context.institutionId, 'draft') : await keyring.ensureItem(context.institutionId, 'draft', keyId);
  if (key === null) throw problems.keyDestroyed();
  return key;
}

/** Keys of captures that go. Should the transaction fail after this, what is left is a capture that was to be thrown away. */
async function destroyKeys({ house, context }: Call, gone: readonly { readonly key_id: string | null }[]): Promise<void> {
  for (const { key_id: keyId } of gone) if (keyId !== null) await openKeyring(house).destroyPerson(context.institutionId, keyId);
}

/** The id is of somebody else's draft, which row security neither shows nor lets be overwritten. @throws notFound */
function refuseForeign(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '42501') throw problems.notFound();
  throw error;
}

/** Saves an unfinished capture, sealed under the institution's key for drafts. What it holds need not be valid. */
export async function saveDraft(call: Call, form: string, id: string, input: RecordInput): Promise<Draft> {
  const { tx, context } = call;
  const [known] = await tx<{ key_id: string | null }[]>`select key_id from record_draft where id = ${id} and user_id = ${context.userId}`;
  const keyId = known?.key_id ?? uuidv7();
  const sealed = sealBytes(await keyOf(call, keyId), Buffer.from(JSON.stringify(input)), placeOf(call, id));
  const savedAt = clock.now();
  await destroyKeys(call, await tx`delete from record_draft where saved_at < ${new Date(savedAt.getTime() - DAYS * 86_400_000)} returning key_id`);
  const saving = tx`insert into record_draft (id, institution_id, user_id, form, sealed, key_id, saved_at)
    values (${id}, ${context.institutionId}, ${context.userId}, ${form}, ${sealed}, ${keyId}, ${savedAt})
    on conflict (id) do update set sealed = excluded.sealed, key_id = excluded.key_id, saved_at = excluded.saved_at where record_draft.user_id = excluded.user_id returning id`;
  const kept = await saving.catch(refuseForeign);
  if (kept.length === 0) throw problems.notFound();
  return { id, savedAt: savedAt.toISOString() };
}

/** @throws notFound when it is not one's own, was stored, or is older than 30 days */
export async function readDraft(call: Call, form: string, id: string): Promise<Draft & RecordInput> {
  const [row] = await call.tx<{ sealed: Buffer; key_id: string | null; saved_at: Date }[]>`
    select sealed, key_id, saved_at from record_draft where id = ${id} and form = ${form} and institution_id = ${call.context.institutionId} and user_id = ${call.context.userId}`;
  if (row === undefined) throw problems.notFound();
  const input = JSON.parse(openBytes(await keyOf(call, row.key_id), row.sealed, placeOf(call, id)).toString('utf8')) as RecordInput;
  return { id, savedAt: row.saved_at.toISOString(), ...input };
}

/** One's own unfinished captures, newest first. */
export async function listDrafts({ tx, context }: Call, form: string): Promise<Draft[]> {
  const rows = await tx<{ id: string; saved_at: Date }[]>`select id, saved_at from record_draft where form = ${form} and institution_id = ${context.institutionId} and user_id = ${context.userId} order by saved_at desc limit 50`;
  return rows.map((row) => ({ id: row.id, savedAt: row.saved_at.toISOString() }));
}

/** Throws a capture away, and its key: copies of before cannot be read either. */
export async function dropDraft(call: Call, id: string): Promise<void> {
  await destroyKeys(call, await call.tx`delete from record_draft where id = ${id} and user_id = ${call.context.userId} returning key_id`);
}
