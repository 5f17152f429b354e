import { domainOf } from '@sintra/definition';
import { clock } from '../clock/index.ts';
import type { Call } from '../commands/index.ts';
import type { Tx } from '../db/index.ts';
import { writeLog } from '../log/index.ts';
import { clearColumnNames, commitHouse, type FormModule } from '../records/index.ts';
import { quoted } from './copy.ts';
import { importProblems } from './problems.ts';
import { changeRun, findRun, type RunRow } from './runs.ts';

interface Undoing {
  readonly call: Call;
  readonly module: FormModule;
  readonly run: RunRow;
  readonly reason: string;
  readonly at: Date;
}

/** Records that the run created: captured when it was applied, a moment that has an index. */
const ownOf = (tx: Tx, run: RunRow) => tx`institution_id = ${run.institution_id} and captured_at = ${run.applied_at} and import_id = ${run.id}`;

/** Records of the run that somebody changed, annulled or imported again since. They are locked until the end. */
async function countTouched({ call: { tx }, module: { form }, run }: Undoing): Promise<number> {
  const created = await tx`select id from ${tx(form.table)} where ${ownOf(tx, run)} and version = 1 and annulled_at is null order by id for update`;
  const changed = await tx<{ total: number; same: number }[]>`select count(*)::integer as total, count(r.id)::integer as same
    from import_change c left join ${tx(form.table)} r on r.institution_id = c.institution_id and r.id = c.record_id and r.version = c.version_before + 1 and r.annulled_at is null
    where c.run_id = ${run.id}`;
  return (run.balance?.created ?? 0) - created.length + (changed[0]?.total ?? 0) - (changed[0]?.same ?? 0);
}

/** Records annulled in one statement with their salts and entries. */
const AT_ONCE = 5_000;

/** Each annulment has its entry, which commits to the reason like any other (docs/decisions/0021). */
async function logAnnulled({ call: { tx, context }, module: { form }, run, reason }: Undoing, ids: readonly string[]): Promise<void> {
  const committed = ids.map(() => commitHouse('@annulled', reason));
  await tx`insert into record_salt (institution_id, record_id, version, domain, salt)
    select ${run.institution_id}, t.id, 2, ${domainOf(form)}, decode(t.salt, 'hex') from unnest(${[...ids]}::uuid[], ${committed.map(({ salt }) => salt.toString('hex'))}::text[]) as t (id, salt)`;
  await tx`insert into log_entry (id, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, fields, reason, channel, request_id, details, on_behalf_of, commitments)
    select security.new_id(), ${context.userId}, ${context.actorInstitutionId ?? context.institutionId}, ${run.institution_id}, 'record.annul', ${form.id}, t.id, 2, '{@annulled}', ${reason}, ${context.channel}, ${context.requestId},
      jsonb_build_object('undo', ${run.id}::text), ${context.onBehalfOf ?? null}::uuid, t.commitments::jsonb
    from unnest(${[...ids]}::uuid[], ${committed.map(({ commitments }) => JSON.stringify(commitments))}::text[]) as t (id, commitments)`;
}

async function annulCreated(undoing: Undoing): Promise<void> {
  const { call: { tx, context }, module: { form }, run, reason, at } = undoing;
  const annulled = await tx<{ id: string }[]>`update ${tx(form.table)} set annulled_at = ${at}, annulled_by = ${context.userId}, annulled_reason = ${reason}, version = version + 1,
    updated_by = ${context.userId}, updated_at = ${at} where ${ownOf(tx, run)} and version = 1 and annulled_at is null returning id`;
  for (let start = 0; start < annulled.length; start += AT_ONCE) await logAnnulled(undoing, annulled.slice(start, start + AT_ONCE).map(({ id }) => id));
}

/** The version before comes back as a new version: history shows both. */
async function restoreChanged({ call: { tx, context }, module: { form }, run, at }: Undoing): Promise<void> {
  const cells = clearColumnNames(form).map((name) => `"${name}" = old."${name}"`).join(', ');
  await tx.unsafe(`update "${form.table}" r set version = r.version + 1, origin = old.origin, import_id = old.import_id, updated_by = $2::uuid, updated_at = $3::timestamptz,
      sealed = v.sealed, ${cells}
    from import_change c join "${form.table}_version" v on v.institution_id = c.institution_id and v.id = c.record_id and v.version = c.version_before
      cross join lateral jsonb_populate_record(null::"${form.table}", v.content) old
    where c.run_id = $1::uuid and r.institution_id = c.institution_id and r.id = c.record_id`, [run.id, context.userId, at]);
  await tx`delete from ${tx(`${form.table}_token`)} t using import_change c
    where c.run_id = ${run.id} and t.institution_id = c.institution_id and t.token = any(c.tokens_after) and t.id = c.record_id`;
  await tx`insert into ${tx(`${form.table}_token`)} (institution_id, token, spelling, id)
    select c.institution_id, t.token, t.spelling, c.record_id from import_change c cross join unnest(c.tokens_before, c.spellings_before) as t (token, spelling) where c.run_id = ${run.id}`;
}

/** Rows that the run added are closed; rows that it closed stand again. */
async function restoreGroups({ call: { tx }, module: { form }, run }: Undoing): Promise<void> {
  for (const group of form.groups) {
    const columns = quoted(['institution_id', 'id', 'parent_id', 'position', 'sealed', ...clearColumnNames(group)]);
    const joined = `from import_change c where c.run_id = $1::uuid and g.institution_id = c.institution_id and g.parent_id = c.record_id`;
    await tx.unsafe(`update "${group.table}" g set until_version = c.version_before + 2 ${joined} and g.from_version = c.version_before + 1 and g.until_version is null`, [run.id]);
    await tx.unsafe(`insert into "${group.table}" (${columns}, from_version)
      select ${columns.split(', ').map((name) => `g.${name}`).join(', ')}, c.version_before + 2
      from "${group.table}" g, import_change c where c.run_id = $1::uuid and g.institution_id = c.institution_id and g.parent_id = c.record_id
        and g.until_version = c.version_before + 1`, [run.id]);
  }
}

/** What a run changed goes back to a version that the log already speaks of: the entry names it. */
async function logUndone({ call: { tx, context }, module: { form }, run, reason }: Undoing): Promise<void> {
  await tx`insert into log_entry (id, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, reason, channel, request_id, details, on_behalf_of)
    select security.new_id(), ${context.userId}, ${context.actorInstitutionId ?? context.institutionId}, c.institution_id, 'record.update', ${form.id}, c.record_id, c.version_before + 2,
      ${reason}, ${context.channel}, ${context.requestId}, jsonb_build_object('undo', ${run.id}::text, 'restores', c.version_before), ${context.onBehalfOf ?? null}::uuid
    from import_change c where c.run_id = ${run.id}`;
  await writeLog(tx, context, {
    action: 'import.undone', resource: run.form, ownerInstitutionId: run.institution_id, reason,
    details: { import: run.id, file: run.file_name, sha256: run.file_sha256.toString('hex'), balance: run.balance },
  });
}

/**
 * Takes an applied run back, all of it: annuls what it created, brings back what it changed, frees the file's hash. Only while
 * nobody touched its records.
 * @throws notFound, notApplied, touched
 */
export async function undoRun(call: Call, module: FormModule, id: string, reason: string): Promise<void> {
  const { tx, context } = call;
  await tx`select id from import_run where id = ${id} for update`;
  const run = await findRun(tx, id, call.house);
  if (run.state !== 'applied') throw importProblems.notApplied({ state: run.state });
  const undoing: Undoing = { call, module, run, reason, at: clock.now() };
  const touched = await countTouched(undoing);
  if (touched > 0) throw importProblems.touched({ touched });
  await annulCreated(undoing);
  await restoreGroups(undoing);
  await restoreChanged(undoing);
  await logUndone(undoing);
  await changeRun(tx, id, { state: 'undone', undone_at: undoing.at, undone_by: context.userId, undone_reason: reason });
}
