import type { Form, Group } from '@sintra/definition';
import type { Context, Tx } from '../db/index.ts';
import { clearColumnNames, type FormModule, type Owner } from '../records/index.ts';
import { quoted } from './copy.ts';
import { stagingTable } from './staging.ts';

/** What an apply works with: its transaction, and the one instant of all its writes. */
export interface Applying {
  readonly tx: Tx;
  readonly context: Context;
  readonly module: FormModule;
  readonly run: string;
  readonly owner: Owner;
  readonly at: Date;
}

const staged = (run: string, { table }: { readonly table: string }): string => stagingTable(run, table);

/** In the order of their key, which spares the index a random walk. All are of one institution, or nearly: sorting by tokens alone is sorting numbers. */
async function insertTokens({ tx, run }: Applying, form: Form, kind: 'create' | 'update'): Promise<void> {
  await tx.unsafe(`insert into "${form.table}_token" (institution_id, token, spelling, id)
    select institution_id, unnest(stage_tokens) as token, unnest(stage_spellings), id from ${staged(run, form)} where stage_kind = $1::text order by token`, [kind]);
}

/** Stores the new records and their tokens. @returns how many */
export async function insertRecords(applying: Applying): Promise<number> {
  const { tx, context, module: { form }, run, at } = applying;
  const clear = quoted(clearColumnNames(form));
  const { count } = await tx.unsafe(`insert into "${form.table}" (institution_id, id, folio, version, status, state, origin, import_id,
      captured_by, captured_at, updated_by, updated_at, sealed, ${clear})
    select institution_id, id, folio, 1, 'draft', state, 'import', $1::uuid, $2::uuid, $3::timestamptz, $2::uuid, $3::timestamptz, sealed, ${clear}
    from ${staged(run, form)} where stage_kind = 'create'`, [run, context.userId, at]);
  await insertTokens(applying, form, 'create');
  return count;
}

/** Versions and tokens as they were and as they will be, so that the run can be undone. */
async function keepChanges({ tx, module: { form }, run }: Applying): Promise<void> {
  await tx.unsafe(`insert into import_change (institution_id, run_id, record_id, version_before, tokens_before, spellings_before, tokens_after)
    select s.institution_id, $1::uuid, s.id, s.stage_version, old.tokens, old.spellings, s.stage_tokens
    from ${staged(run, form)} s left join lateral (
      select coalesce(array_agg(t.token order by t.token), '{}') as tokens, coalesce(array_agg(t.spelling order by t.token), '{}') as spellings
      from "${form.table}_token" t where t.institution_id = s.institution_id and t.token = any(s.stage_before) and t.id = s.id) old on s.stage_tokens is not null
    where s.stage_kind in ('update', 'touch')`, [run]);
}

/** Stores changes as the next version of their records. Rows below zero are records that only a group's sheet mentions. */
export async function updateRecords(applying: Applying): Promise<{ updated: number; touched: number }> {
  const { tx, context, module: { form }, run, at } = applying;
  await keepChanges(applying);
  const names = clearColumnNames(form);
  const house = `version = r.version + 1, origin = 'import', import_id = $1::uuid, updated_by = $2::uuid, updated_at = $3::timestamptz`;
  const cells = ['sealed', ...names].map((name) => `"${name}" = s."${name}"`).join(', ');
  const match = `s.institution_id = r.institution_id and s.id = r.id`;
  const { count: updated } = await tx.unsafe(`update "${form.table}" r set ${house}, ${cells} from ${staged(run, form)} s
    where ${match} and s.stage_kind = 'update'`, [run, context.userId, at]);
  const touched = await tx.unsafe(`update "${form.table}" r set ${house} from ${staged(run, form)} s where ${match} and s.stage_kind = 'touch' returning s.stage_row`,
    [run, context.userId, at]);
  if (updated > 0) {
    await tx.unsafe(`delete from "${form.table}_token" t using ${staged(run, form)} s
      where s.institution_id = t.institution_id and t.token = any(s.stage_before) and s.id = t.id and s.stage_kind = 'update' and s.stage_tokens is not null`);
    await insertTokens(applying, form, 'update');
  }
  return { updated, touched: touched.filter((row) => Number(row['stage_row']) > 0).length };
}

export const groupColumns = (group: Group): readonly string[] => ['sealed', ...clearColumnNames(group)];

/** Closes the group rows that change and stores the new ones at their record's new version. */
export async function insertGroups({ tx, module: { form }, run }: Applying, group: Group, columns: readonly string[]): Promise<{ created: number; updated: number }> {
  const from = staged(run, group);
  const { count: closed } = await tx.unsafe(`update "${group.table}" g set until_version = s.stage_version + 1 from ${from} s
    where s.stage_kind = 'update' and g.institution_id = s.institution_id and g.id = s.id and g.until_version is null`);
  const cells = quoted(columns);
  const { count } = await tx.unsafe(`insert into "${group.table}" (institution_id, id, parent_id, position, from_version, ${cells})
    select s.institution_id, s.id, s.parent_id, coalesce(s.position, (select coalesce(max(g.position), -1) from "${group.table}" g
        where g.institution_id = s.institution_id and g.parent_id = s.parent_id) + row_number() over (partition by s.parent_id, s.position is null order by s.stage_row)),
      coalesce(r.version, 1), ${columns.map((name) => `s."${name}"`).join(', ')}
    from ${from} s join "${form.table}" r on r.institution_id = s.institution_id and r.id = s.parent_id
    where s.stage_kind in ('create', 'update')`);
  return { created: count - closed, updated: closed };
}

/** One entry of the log for each record, by the thousand, with the folio by which auditors ask for it. New records' fields are the run's columns, said once in `import.applied`. */
export async function logRecords({ tx, context, module: { form }, run }: Applying): Promise<void> {
  await tx.unsafe(`insert into log_entry (id, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, fields, channel, request_id, details, on_behalf_of)
    select security.new_id(), $2::uuid, $3::uuid, s.institution_id, case when s.stage_kind = 'create' then 'record.create' else 'record.update' end, $4::text, s.id,
      case when s.stage_kind = 'create' then 1 else s.stage_version + 1 end, s.stage_fields, $5::text, $6::text, jsonb_build_object('import', $1::text, 'folio', s.folio), $7::uuid
    from ${staged(run, form)} s where s.stage_kind in ('create', 'update', 'touch')`,
  [run, context.userId, context.actorInstitutionId ?? context.institutionId, form.id, context.channel, context.requestId, context.onBehalfOf ?? null]);
}
