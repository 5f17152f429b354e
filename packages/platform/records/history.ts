import { referencesOf, type Form, type GroupRow, type Sensitivity, type Value, type Values } from '@sintra/definition';
import type { Call } from '../commands/index.ts';
import { classesFor, seenValues, type Origin, type RecordRow } from './read.ts';
import { nameAll, type Titles } from './references.ts';

export interface HistoryEntry {
  readonly version: number;
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly origin: Origin;
  readonly changes: readonly { readonly cell: string; readonly group?: string; readonly before: Value; readonly after: Value }[];
  /** Identity changed; its values are not part of the history's answer. */
  readonly identityChanged: boolean;
  /** Names of the records that the changes speak of, by id. */
  readonly titles: Titles;
}

interface VersionRow {
  readonly version: number;
  readonly at: Date;
  readonly by: string;
  readonly by_name: string | null;
  readonly origin: Origin;
  readonly content: Record<string, unknown>;
  readonly digest: string | null;
}

interface GroupVersion extends Record<string, unknown> {
  readonly id: string;
  readonly from_version: number;
  readonly until_version: number | null;
}

/** Every version, oldest first, the current one last; ciphertext only as a digest, to tell whether it moved. */
const versions = ({ tx }: Call, form: Form, row: RecordRow): Promise<VersionRow[]> => tx<VersionRow[]>`
  select version, written_at as at, written_by as by, security.user_name(written_by) as by_name, origin, content, md5(sealed) as digest
  from ${tx(`${form.table}_version`)} where institution_id = ${row.institution_id} and id = ${row.id}
  union all
  select version, updated_at, updated_by, security.user_name(updated_by), origin, to_jsonb(r) - 'sealed', md5(sealed)
  from ${tx(form.table)} r where institution_id = ${row.institution_id} and id = ${row.id}
  order by version`;

const differences = (before: Values, after: Values, group?: string) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((cell) => JSON.stringify(before[cell] ?? null) !== JSON.stringify(after[cell] ?? null))
    .map((cell) => ({ cell, ...(group !== undefined && { group }), before: before[cell] ?? null, after: after[cell] ?? null }));

async function groupVersions({ tx }: Call, form: Form, row: RecordRow): Promise<Map<string, GroupVersion[]>> {
  const read = form.groups.map(async (group) => [group.id, await tx<GroupVersion[]>`
    select * from ${tx(group.table)} where institution_id = ${row.institution_id} and parent_id = ${row.id}`] as const);
  return new Map(await Promise.all(read));
}

function groupChanges(form: Form, rows: ReadonlyMap<string, readonly GroupVersion[]>, version: number, seen: ReadonlySet<Sensitivity>) {
  return form.groups.flatMap((group) => {
    const all = rows.get(group.id) ?? [];
    const standing = (at: number): Map<string, GroupRow> =>
      new Map(all.filter((row) => row.from_version <= at && (row.until_version ?? Infinity) > at).map((row) => [row.id, { id: row.id, values: seenValues(group, row, seen) }]));
    const [before, after] = [standing(version - 1), standing(version)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => differences(before.get(id)?.values ?? {}, after.get(id)?.values ?? {}, group.id));
  });
}

/** What changed in each version, newest first. Clear cells with their values; identity only as «changed». */
export async function historyOf(call: Call, form: Form, row: RecordRow): Promise<HistoryEntry[]> {
  const [list, groups] = await Promise.all([versions(call, form, row), groupVersions(call, form, row)]);
  const seen = classesFor(call, form, row);
  const entries = list.map((entry, index): Untitled => {
    const before = list[index - 1];
    const own = differences(before === undefined ? {} : seenValues(form, before.content, seen), seenValues(form, entry.content, seen));
    const status = differences({ status: (before?.content['status'] as string | undefined) ?? null }, { status: entry.content['status'] as string });
    return {
      version: entry.version, at: entry.at.toISOString(), by: { id: entry.by, name: entry.by_name ?? '' }, origin: entry.origin,
      changes: [...status, ...own, ...groupChanges(form, groups, entry.version, seen)],
      identityChanged: before === undefined ? entry.digest !== null : entry.digest !== before.digest,
    };
  });
  const titles = await nameAll(call, entries.flatMap(({ changes }) => referred(form, changes)));
  return entries.toReversed().map((entry) => ({ ...entry, titles: Object.fromEntries(referred(form, entry.changes).flatMap(({ id }) => (titles[id] === undefined ? [] : [[id, titles[id]]]))) }));
}

type Untitled = Omit<HistoryEntry, 'titles'>;

/** Ids among the changes of references, before and after. */
const referred = (form: Form, changes: Untitled['changes']) => changes.flatMap(({ cell, group, before, after }) => {
  const reference = referencesOf(form).find((one) => one.cell.id === cell && one.group?.id === group);
  return reference === undefined ? [] : [before, after].flatMap((id) => (typeof id === 'string' ? [{ reference, id }] : []));
});
