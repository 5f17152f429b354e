import type { Tx } from '@sintra/platform/db';
import type { EntryJson } from '@sintra/platform/log/proof';

/**
 * The fields of an entry as they enter the tree, from log_entry as `e`. The instant is text, so that its microseconds
 * survive; `tx` is the database's own affair and stays out.
 */
export const entryColumns = (tx: Tx) => tx`
  e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor_id, e.actor_institution_id, e.owner_institution_id,
  e.action, e.resource, e.record_id, e.version, e.fields, e.reason, e.channel, e.request_id, e.details`;

/** A row of these columns is the entry, once the driver's own additions are gone. */
export const entryOf = (row: Record<string, unknown>): EntryJson => {
  const { id, at, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, fields, reason, channel, request_id, details } = row;
  return { id, at, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, fields, reason, channel, request_id, details } as EntryJson;
};
