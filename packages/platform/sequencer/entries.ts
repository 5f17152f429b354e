import type { Tx } from '@sintra/platform/db';
import type { EntryJson } from '@sintra/platform/log/proof';

/**
 * The fields of an entry as they enter the tree, from log_entry as `e`. The instant is text, so that its microseconds
 * survive; `tx` is the database's own affair and stays out.
 */
export const entryColumns = (tx: Tx) => tx`
  e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor_id, e.actor_institution_id, e.owner_institution_id,
  e.action, e.resource, e.record_id, e.version, e.fields, e.reason, e.channel, e.request_id, e.details, e.on_behalf_of, e.commitments`;

const always = [
  'id', 'at', 'actor_id', 'actor_institution_id', 'owner_institution_id', 'action', 'resource', 'record_id', 'version', 'fields', 'reason', 'channel', 'request_id', 'details',
] as const;
/** Came later: left out where there is nothing, so that the leaves made before them stay what they were. */
const whenGiven = ['on_behalf_of', 'commitments'] as const;

/** A row of these columns is the entry, once the driver's own additions are gone. */
export const entryOf = (row: Record<string, unknown>): EntryJson => Object.fromEntries([
  ...always.map((field) => [field, row[field]]),
  ...whenGiven.filter((field) => row[field] !== null && row[field] !== undefined).map((field) => [field, row[field]]),
]) as EntryJson;
