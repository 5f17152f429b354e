import type { Sql } from '@sintra/platform/db';

/** Makes the log's partitions of this month and the next three, where they are missing. */
export async function prepareLogMonths(sql: Sql): Promise<void> {
  await sql`select security.prepare_log_months()`;
}
