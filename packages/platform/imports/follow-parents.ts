import type { Tx } from '../db/index.ts';
import type { FormModule } from '../records/index.ts';
import type { Findings } from './report.ts';
import { rowProblem, type RowProblem } from './row.ts';
import { stagedTables, stagingTable } from './staging.ts';

export const parentRefused: RowProblem = rowProblem('parent_rejected', 'El registro al que pertenece este renglón tiene algo por corregir.');
export const parentRepeated: RowProblem = rowProblem('parent_repeated', 'El registro al que pertenece este renglón quedó apartado como posible repetición.');

interface Following {
  readonly tx: Tx;
  readonly module: FormModule;
  readonly run: string;
  readonly findings: Findings;
}

/**
 * Rows of groups go where their record goes when it is set aside after they were staged, and say so: what is not taken is in the corrected
 * workbook. A record of which another row stands keeps its groups.
 * @param nameOf name of a group's sheet in the file
 */
export async function followParents({ tx, module: { form }, run, findings }: Following, nameOf: (group: string) => string): Promise<void> {
  const staged = await stagedTables(tx, run, form);
  const parents = tx.unsafe(stagingTable(run, form.table));
  for (const { id, table } of form.groups.filter((group) => staged.has(group.table))) {
    const rows = await tx<{ row: number; kind: 'rejected' | 'repeated' }[]>`
      update ${tx.unsafe(stagingTable(run, table))} g set stage_kind = p.kind from (
        select a.id, case when bool_or(a.stage_kind = 'repeated') then 'repeated' else 'rejected' end as kind from ${parents} a
        where a.stage_kind in ('conflict', 'repeated', 'rejected')
          and not exists (select from ${parents} k where k.id = a.id and k.stage_kind not in ('conflict', 'repeated', 'rejected')) group by a.id) p
      where p.id = g.parent_id and g.stage_kind in ('create', 'update', 'unchanged')
      returning g.stage_row as row, g.stage_kind as kind`;
    for (const { row, kind } of rows) findings.add(nameOf(id), row, kind, [kind === 'repeated' ? parentRepeated : parentRefused]);
  }
}
