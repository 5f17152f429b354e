import { cellsOf, clearCells, domainOf, isSealed, sealedCells, type Form, type Group, type GroupRow, type Sensitivity, type Values } from '@sintra/definition';
import type { Call } from '../commands/index.ts';
import type { Tx } from '../db/index.ts';
import { openKeyring } from '../identity/index.ts';
import { readableClasses, resourceOf, scopeOf } from '../permissions/index.ts';
import { problems } from '../problems/index.ts';
import { fileNames, type FileName } from './attachments.ts';
import { titlesOf, type Titles } from './references.ts';
import { maskValues, openRow, readClear } from './encode.ts';
import { readReachOf, scopeRows } from './reach.ts';

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
  /** Why it was sent back, while it is. */
  readonly observed: null | { readonly reason: string };
  readonly annulled: null | { readonly at: string; readonly reason: string };
  readonly values: Values;
  readonly identity: 'absent' | 'masked' | 'open';
  readonly masked?: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, readonly GroupRow[]>>;
  /** Names of the records that the answers refer to, by id; absent when they refer to none. */
  readonly titles?: Titles;
  /** Names of the files among the answers, by id; absent when there are none. */
  readonly files?: Readonly<Record<string, FileName>>;
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
  /** The scope of the call covers it; if not, a grant shows it, and only these classes of fields. */
  readonly in_scope: boolean;
  readonly granted_classes: readonly Sensitivity[] | null;
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

/**
 * The row behind a record, with its groups. `read` reaches what a grant opens; `write` only what the scope of the call covers.
 * Out of reach answers as not existing. @throws notFound
 */
export async function findRow(call: Call, form: Form, id: string, how: 'read' | 'write' = 'read'): Promise<RecordRow> {
  const { tx } = call;
  const [row] = await tx<RecordRow[]>`
    select r.*, i.acronym as institution_acronym, security.institution_name(r.institution_id, r.captured_at) as institution_name, security.user_name(r.captured_by) as captured_by_name, ${groupsJson(tx, form)},
      ${scopeRows(call)} as in_scope,
      case when not ${scopeRows(call)} or r.institution_id <> ${call.context.institutionId} then security.granted_classes(r.institution_id, r.id) end as granted_classes
    from ${tx(form.table)} r join institution i on i.id = r.institution_id
    where r.id = ${id} and ${how === 'read' ? readReachOf(call, form) : scopeRows(call)}`;
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

/** Classes of fields that the reader of this row sees: those of their roles where their scope covers it, else those of the grant. */
export const classesFor = ({ context }: Call, form: Form, row: RecordRow): ReadonlySet<Sensitivity> =>
  (row.in_scope || domainOf(form) === 'work' ? readableClasses(context.roles, form) : new Set(row.granted_classes ?? []));

/** Clear values of the classes that may be seen; the others are absent, as if never answered. */
export function seenValues(source: Form | Group, raw: Readonly<Record<string, unknown>>, seen: ReadonlySet<Sensitivity>): Values {
  const hidden = new Set(clearCells(source).filter((cell) => !seen.has(cell.field.sensitivity)).map(({ id }) => id));
  const values = readClear(source, raw);
  return hidden.size === 0 ? values : Object.fromEntries(Object.entries(values).filter(([id]) => !hidden.has(id)));
}

const seenGroups = (form: Form, row: RecordRow, seen: ReadonlySet<Sensitivity>): Record<string, GroupRow[]> =>
  Object.fromEntries(form.groups.map((group) => [group.id, (row.groups[group.id] ?? []).map((raw) => ({ id: raw.id, values: seenValues(group, raw, seen) }))]));

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
    observed: typeof row['observed_reason'] === 'string' ? { reason: row['observed_reason'] } : null,
    annulled: row.annulled_at === null ? null : { at: row.annulled_at.toISOString(), reason: text(row['annulled_reason']) },
  };
}

const withNames = async (call: Call, form: Form, view: RecordView): Promise<RecordView> => {
  const [titles, files] = await Promise.all([titlesOf(call, form, [view]), fileNames(call, form, view.id, view)]);
  return { ...view, ...(Object.keys(titles).length > 0 && { titles }), ...(Object.keys(files).length > 0 && { files }) };
};

/** Whether the identity of this row opens to who asks: by the scope of revealing, or by a grant that says so. */
export function mayReveal({ context }: Call, form: Form, row: RecordRow): boolean {
  const scope = scopeOf(context.roles, resourceOf(form), 'reveal');
  if (scope === null) return false;
  const own = row.institution_id === context.institutionId && (scope !== 'own' || row['captured_by'] === context.userId);
  return scope === 'national' || (scope !== 'granted' && own) || (row.granted_classes ?? []).includes('identifying');
}

/** A record with its identity masked: initials for who may reveal it, nothing at all for who may not. */
export const maskedView = async (call: Call, form: Form, row: RecordRow): Promise<RecordView> => withNames(call, form, await maskedOf(call, form, row));

async function maskedOf(call: Call, form: Form, row: RecordRow): Promise<RecordView> {
  const seen = classesFor(call, form, row);
  const clear = readClear(form, row);
  const head = { ...headOf(row), values: seenValues(form, row, seen), groups: seenGroups(form, row, seen) };
  if (row.sealed === null) return { ...head, identity: 'absent' };
  if (!mayReveal(call, form, row)) return { ...head, identity: 'masked', masked: {} };
  const opened = await openIdentity(call, form, row);
  const sealed = Object.fromEntries(Object.entries(opened.values).filter(([id]) => !(id in clear)));
  return { ...head, identity: 'masked', masked: maskValues(sealed) };
}

const pick = (source: Form | Group, values: Values, seen: ReadonlySet<Sensitivity>): Values => {
  const shown = new Set(cellsOf(source).filter((cell) => isSealed(cell) || seen.has(cell.field.sensitivity)).map(({ id }) => id));
  return Object.fromEntries(Object.entries(values).filter(([id]) => shown.has(id)));
};

const onlySeen = (form: Form, open: OpenRecord, seen: ReadonlySet<Sensitivity>): OpenRecord => ({
  values: pick(form, open.values, seen),
  groups: Object.fromEntries(form.groups.map((group) => [group.id, (open.groups[group.id] ?? []).map((row) => ({ ...row, values: pick(group, row.values, seen) }))])),
});

/** A record with its identity open. Only the command `reveal` uses it. @throws keyDestroyed */
export async function openView(call: Call, form: Form, row: RecordRow): Promise<RecordView> {
  const opened = await openIdentity(call, form, row);
  if (row.sealed !== null && !sealedCells(form).some((cell) => cell.id in opened.values)) throw problems.keyDestroyed();
  return withNames(call, form, { ...headOf(row), ...onlySeen(form, opened, classesFor(call, form, row)), identity: row.sealed === null ? 'absent' : 'open' });
}
