import type { PendingQuery, Row } from 'postgres';
import type { Tx } from '@sintra/platform/db';
import { DUE_SOON_DAYS, type Light } from '../rules/follow-up.ts';

type Fragment = PendingQuery<Row[]>;

/** Neither fulfilled nor withdrawn. */
export const isOpen = (tx: Tx): Fragment => tx`r.resolution_status is distinct from 'fulfilled' and r.resolution_status is distinct from 'cancelled' and r.resolution_status is distinct from 'replaced'`;

/** The light of rules/follow-up.ts over the table `resolution` as `r`: what a list filters by, index and all. */
export function whereLight(tx: Tx, light: Light, today: string): Fragment {
  const soon = tx`(${today}::date + ${DUE_SOON_DAYS + 1}::integer)`;
  const last = tx`upper(r.due_date_ranges)`;
  switch (light) {
    case 'done': return tx`r.resolution_status = 'fulfilled'`;
    case 'withdrawn': return tx`r.resolution_status in ('cancelled', 'replaced')`;
    case 'undated': return tx`${isOpen(tx)} and ${last} is null`;
    case 'overdue': return tx`${isOpen(tx)} and ${last} <= ${today}::date`;
    case 'due_soon': return tx`${isOpen(tx)} and ${last} > ${today}::date and ${last} <= ${soon}`;
    case 'on_time': return tx`${isOpen(tx)} and ${last} > ${soon}`;
  }
}

/** The same as a value, to count by. */
export const lightCase = (tx: Tx, today: string): Fragment => tx`case
  when r.resolution_status = 'fulfilled' then 'done' when r.resolution_status in ('cancelled', 'replaced') then 'withdrawn'
  when upper(r.due_date_ranges) is null then 'undated' when upper(r.due_date_ranges) <= ${today}::date then 'overdue'
  when upper(r.due_date_ranges) <= ${today}::date + ${DUE_SOON_DAYS + 1}::integer then 'due_soon' else 'on_time' end`;
