import type { Form } from '@sintra/definition';
import { systemContext } from '../accounts/index.ts';
import type { ApprovalRow } from '../approvals/index.ts';
import { clock } from '../clock/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { openKeyring } from '../identity/index.ts';
import { writeLog } from '../log/index.ts';
import type { FormModule } from '../records/index.ts';

interface Subject {
  readonly institution: string;
  readonly record: string;
  readonly form: Form;
}

/** Works on one institution's rows as far as its own liaison, without being anybody. */
const keeperOf = (institutionId: string): Context => ({ ...systemContext('worker'), roles: ['institution_liaison'], institutionId, peopleScope: 'institution' });

/** Files with the person's data in them: those attached to the record, and the sheets that brought or changed it. */
async function filesOf(tx: Tx, { institution, record, form }: Subject): Promise<string[]> {
  const rows = await tx<{ file_id: string }[]>`
    select distinct u.file_id from import_run u where u.institution_id = ${institution} and (
      u.id in (select r.import_id from ${tx(form.table)} r where r.institution_id = ${institution} and r.id = ${record})
      or u.id in (select c.run_id from import_change c where c.institution_id = ${institution} and c.record_id = ${record}))
    union select f.id from stored_file f where f.institution_id = ${institution} and f.record_id = ${record}`;
  return rows.map((row) => row.file_id);
}

/** Keys of captures that were begun from this record. */
async function draftsOf(tx: Tx, { institution, record }: Subject): Promise<string[]> {
  const rows = await tx<{ key_id: string | null }[]>`select key_id from record_draft where institution_id = ${institution} and id = ${record}`;
  return rows.flatMap((row) => row.key_id ?? []);
}

/** What can be taken away of the live rows. What is sealed stays as noise: the row, its versions and the log keep their places. */
async function clean(tx: Tx, { institution, record, form }: Subject, files: readonly string[]): Promise<void> {
  await tx`delete from ${tx(`${form.table}_token`)} where institution_id = ${institution} and id = ${record}`;
  await tx`update import_change set tokens_before = null where institution_id = ${institution} and record_id = ${record}`;
  await tx`delete from record_draft where institution_id = ${institution} and id = ${record}`;
  await tx`delete from file_chunk where institution_id = ${institution} and file_id = any(${files as string[]}::uuid[])`;
  // Every table of staging, whatever runs have made: rows of the record, and of its groups.
  const staged = await tx<{ schema: string; name: string; key: string }[]>`
    select n.nspname as schema, c.relname as name, max(a.attname::text) filter (where a.attname in ('id', 'parent_id')) as key from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where n.nspname ~ '^staging' and c.relkind = 'r' and has_table_privilege(c.oid, 'delete') group by n.nspname, c.relname
    having count(*) filter (where a.attname in ('id', 'institution_id')) = 2`;
  for (const { schema, name, key } of staged) await tx`delete from ${tx(`${schema}.${name}`)} where institution_id = ${institution} and ${tx(key)} = ${record}`;
}

/**
 * Destroys one person's key, those of the sheets that brought them and of the captures begun from their record, and takes away
 * the words by which they were found. The keys go first: what is cut after that is finished by the next call.
 * @param context who carries it out, for the log
 */
export async function eraseRecord(house: House, context: Context, modules: readonly FormModule[], approval: ApprovalRow): Promise<void> {
  const module = modules.find(({ form }) => form.id === approval.form);
  const { institution_id: institution, record_id: record } = approval;
  if (module === undefined || record === null) throw new Error(`erasure ${approval.id} names no record`);
  const subject: Subject = { institution, record, form: module.form };
  const keeper = keeperOf(institution);
  const [files, drafts] = await withContext(house, keeper, async (tx) => [await filesOf(tx, subject), await draftsOf(tx, subject)] as const);
  const keyring = openKeyring(house);
  for (const id of [record, ...files, ...drafts]) await keyring.destroyPerson(institution, id);
  await withContext(house, keeper, async (tx) => {
    await clean(tx, subject, files);
    const { count } = await tx`update approval set used_at = ${clock.now()} where institution_id = ${institution} and id = ${approval.id} and used_at is null`;
    // Two may finish the same one: it is noted once.
    if (count === 0) return;
    const by = { ...keeper, userId: context.userId, channel: context.channel, requestId: context.requestId };
    await writeLog(tx, by, { action: 'record.erase', resource: module.form.id, recordId: record, ownerInstitutionId: institution, reason: approval.reason, details: { request: approval.number, files: files.length } });
  });
}

/** Erasures that were allowed and not finished: a server that was killed leaves them. @returns how many were finished */
export async function resumeErasures(house: House, modules: readonly FormModule[]): Promise<number> {
  const waiting = await withContext(house, systemContext('worker'), (tx) => tx<ApprovalRow[]>`
    select * from approval where kind = 'erasure' and decision = 'approved' and used_at is null order by decided_at`);
  for (const approval of waiting) await eraseRecord(house, { ...systemContext('worker') }, modules, approval);
  return waiting.length;
}
