import { sealedCells, type Form, type Group, type GroupRow, type Values } from '@sintra/definition';
import type { Call } from '../commands/index.ts';
import type { Tx } from '../db/index.ts';
import { openKeyring } from '../identity/index.ts';
import { resourceOf, scopeOf } from '../permissions/index.ts';
import { problems } from '../problems/index.ts';
import { titlesOf, type Titles } from './references.ts';
import { maskValues, openRow, readClear } from './encode.ts';

export type Status = 'draft' | 'submitted' | 'validated' | 'observed' | 'closed';
export type Origin = 'screen' | 'import' | 'api';

/** A record as the API hands it out. Sealed cells are in `values` only when identity is `open`. */
export interface RecordView {
  readonly id: string;
  readonly folio: string;
  readonly version: number;
  readonly status: Status;
  readonly institution: { readonly id: string; readonly acronym: string; readonly name: string };
  readonly capturedBy: { readonly id: string; readonly name: string };
  readonly capturedAt: string;
  readonly updatedAt: string;
  readonly origin: Origin;
  readonly annulled: null | { readonly at: string; readonly reason: string };
  readonly values: Values;
  readonly identity: 'absent' | 'masked' | 'open';
  readonly masked?: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, readonly GroupRow[]>>;
  /** Names of the records that the answers refer to, by id; absent when they refer to none. */
  readonly titles?: Titles;
}

interface GroupRaw extends Record<string, unknown> {
  readonly id: string;
  readonly position: number;
  readonly sealed: string | null;
}

export interface RecordRow extends Record<string, unknown> {
  readonly id: string;
  readonly institution_id: string;
  readonly folio: string;
  readonly version: number;
  readonly status: Status;
  readonly sealed: Buffer | null;
  readonly annulled_at: Date | null;
  readonly groups: Readonly<Record<string, readonly GroupRaw[]>>;
}

/** The current rows of every group, joined by PostgreSQL: one statement a record, never one a group. */
const groupsJson = (tx: Tx, form: Form) => {
  const parts = form.groups.map((group) => tx`${group.id}::text, (
    select coalesce(json_agg(to_jsonb(g) order by g.position), '[]') from ${tx(group.table)} g
    where g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null)`);
  const list = parts.reduce((all, part) => tx`${all}, ${part}`, tx`'_', null`);
  return tx`json_build_object(${list}) as groups`;
};

/** The row behind a record, with its groups. Out of scope answers as not found. @throws notFound */
export async function findRow(tx: Tx, form: Form, id: string): Promise<RecordRow> {
  const [row] = await tx<RecordRow[]>`
    select r.*, i.acronym as institution_acronym, i.name as institution_name, security.user_name(r.captured_by) as captured_by_name, ${groupsJson(tx, form)}
    from ${tx(form.table)} r join institution i on i.id = r.institution_id
    where r.id = ${id}`;
  if (row === undefined) throw problems.notFound();
  return row;
}

export const bytesOf = (sealed: string | Buffer | null): Buffer | null =>
  typeof sealed === 'string' ? Buffer.from(sealed.slice(2), 'hex') : sealed;

function openGroupRow(group: Group, raw: GroupRaw, row: RecordRow, key: Buffer | undefined): Values {
  const sealed = bytesOf(raw.sealed);
  if (sealed === null || key === undefined) return {};
  return openRow(sealed, key, { table: group.table, row: raw.id, institution: row.institution_id, person: row.id });
}

export interface OpenRecord {
  readonly values: Values;
  readonly groups: Readonly<Record<string, readonly GroupRow[]>>;
}

/** Sealed cells of a record and of its group rows, opened. Without a key (destroyed, or nobody's) they are absent. */
export async function openIdentity(call: Call, form: Form, row: RecordRow): Promise<OpenRecord> {
  const rows = form.groups.flatMap((group) => row.groups[group.id] ?? []);
  const none = row.sealed === null && rows.every((raw) => raw.sealed === null);
  const keys = none ? new Map<string, Buffer>() : await openKeyring(call.house).personKeys(row.institution_id, [row.id]);
  const key = keys.get(row.id);
  const own = row.sealed === null || key === undefined ? {} : openRow(row.sealed, key, { table: form.table, row: row.id, institution: row.institution_id, person: row.id });
  const groups = form.groups.map((group) => [
    group.id, (row.groups[group.id] ?? []).map((raw) => ({ id: raw.id, values: { ...readClear(group, raw), ...openGroupRow(group, raw, row, key) } })),
  ]);
  return { values: { ...readClear(form, row), ...own }, groups: Object.fromEntries(groups) };
}

const clearGroups = (form: Form, row: RecordRow): Record<string, GroupRow[]> =>
  Object.fromEntries(form.groups.map((group) => [group.id, (row.groups[group.id] ?? []).map((raw) => ({ id: raw.id, values: readClear(group, raw) }))]));

const text = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** The part of a view that is the same whatever the reader may see. */
export function headOf(row: RecordRow): Omit<RecordView, 'values' | 'identity' | 'groups'> {
  return {
    id: row.id,
    folio: row.folio,
    version: row.version,
    status: row.status,
    institution: { id: row.institution_id, acronym: text(row['institution_acronym']), name: text(row['institution_name']) },
    capturedBy: { id: text(row['captured_by']), name: text(row['captured_by_name'] ?? '') },
    capturedAt: text(row['captured_at']),
    updatedAt: text(row['updated_at']),
    origin: row['origin'] as Origin,
    annulled: row.annulled_at === null ? null : { at: row.annulled_at.toISOString(), reason: text(row['annulled_reason']) },
  };
}

const withTitles = async (call: Call, form: Form, view: RecordView): Promise<RecordView> => {
  const titles = await titlesOf(call, form, [view]);
  return Object.keys(titles).length === 0 ? view : { ...view, titles };
};

/** A record with its identity masked: initials for who may reveal it, nothing at all for who may not. */
export const maskedView = async (call: Call, form: Form, row: RecordRow): Promise<RecordView> => withTitles(call, form, await maskedOf(call, form, row));

async function maskedOf(call: Call, form: Form, row: RecordRow): Promise<RecordView> {
  const clear = readClear(form, row);
  const head = { ...headOf(row), values: clear, groups: clearGroups(form, row) };
  if (row.sealed === null) return { ...head, identity: 'absent' };
  const mayReveal = scopeOf(call.context.roles, resourceOf(form), 'reveal') !== null && row.institution_id === call.context.institutionId;
  if (!mayReveal) return { ...head, identity: 'masked', masked: {} };
  const opened = await openIdentity(call, form, row);
  const sealed = Object.fromEntries(Object.entries(opened.values).filter(([id]) => !(id in clear)));
  return { ...head, identity: 'masked', masked: maskValues(sealed) };
}

/** A record with its identity open. Only the command `reveal` uses it. @throws keyDestroyed */
export async function openView(call: Call, form: Form, row: RecordRow): Promise<RecordView> {
  const opened = await openIdentity(call, form, row);
  if (row.sealed !== null && !sealedCells(form).some((cell) => cell.id in opened.values)) throw problems.keyDestroyed();
  return withTitles(call, form, { ...headOf(row), ...opened, identity: row.sealed === null ? 'absent' : 'open' });
}
