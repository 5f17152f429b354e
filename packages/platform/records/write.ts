import { sealedCells, type Form, type Group, type GroupRow, type RecordInput, type Values } from '@sintra/definition';
import { v7 as uuidv7 } from 'uuid';
import type { Call } from '../commands/index.ts';
import { clock } from '../clock/index.ts';
import type { Tx } from '../db/index.ts';
import { openKeyring, type Token } from '../identity/index.ts';
import { problems } from '../problems/index.ts';
import { clearColumnNames, clearValues, hasSealed, sealRow } from './encode.ts';
import { tokensOf } from './tokens.ts';
import { commitTo, filledFields, houseFields, houseOf, type HouseField, type VersionPlace } from './commitments.ts';
import { newFolio } from './folio.ts';
import type { OpenRecord, Origin, RecordRow } from './read.ts';

export interface Owner {
  readonly id: string;
  readonly acronym: string;
  readonly state: string | null;
}

type Row = Record<string, unknown>;

const rowOf = (names: readonly string[], values: readonly unknown[]): Row => Object.fromEntries(names.map((name, index) => [name, values[index]]));

const rowHasIdentity = (form: Form, row: RecordRow): boolean =>
  row.sealed !== null || form.groups.some(({ id }) => (row.groups[id] ?? []).some(({ sealed }) => sealed !== null));

/** The key of a stored record. What was sealed under a key that is gone is not sealed again under another. @throws keyDestroyed */
async function knownKey(call: Call, form: Form, row: RecordRow): Promise<Buffer> {
  const keyring = openKeyring(call.house);
  const known = (await keyring.personKeys(row.institution_id, [row.id])).get(row.id);
  const key = known ?? (rowHasIdentity(form, row) ? null : await keyring.ensurePerson(row.institution_id, row.id));
  if (key === null) throw problems.keyDestroyed();
  return key;
}

/**
 * The person's key: an existing one, or a new one made before the record (an orphan is swept). Undefined when nothing of
 * the record is identifying.
 */
async function personKey(call: Call, form: Form, owner: string, id: string, record: OpenRecord, row: RecordRow | null): Promise<Buffer | undefined> {
  const rows = form.groups.flatMap((group) => (record.groups[group.id] ?? []).map(({ values }) => hasSealed(group, values)));
  if (!hasSealed(form, record.values) && !rows.includes(true)) return undefined;
  return row === null ? (await openKeyring(call.house).newPersons(owner, [id])).get(id) : knownKey(call, form, row);
}

async function writeTokens(tx: Tx, form: Form, owner: string, id: string, tokens: readonly Token[]): Promise<void> {
  if (tokens.length === 0) return;
  await tx`insert into ${tx(`${form.table}_token`)} (institution_id, token, spelling, id)
    select ${owner}, t.token, t.spelling, ${id} from unnest(${tokens.map(({ token }) => token)}::bigint[],
      ${tokens.map(({ spelling }) => spelling)}::bigint[]) as t (token, spelling) on conflict do nothing`;
}

/** The old ones are known from the identity as it was: looking them up by record would need an index as large as they are. */
async function dropTokens(tx: Tx, form: Form, owner: string, id: string, tokens: readonly Token[]): Promise<void> {
  await tx`delete from ${tx(`${form.table}_token`)}
    where institution_id = ${owner} and token = any(${tokens.map(({ token }) => token)}::bigint[]) and id = ${id}`;
}

interface GroupPlace {
  readonly group: Group;
  readonly owner: string;
  readonly parent: string;
  readonly key: Buffer | undefined;
}

const groupRow = ({ group, owner, parent, key }: GroupPlace, row: GroupRow, position: number, version: number): Row => {
  const id = row.id ?? uuidv7();
  return {
    institution_id: owner, id, parent_id: parent, position, from_version: version,
    sealed: sealRow(group, row.values, key, { table: group.table, row: id, institution: owner, person: parent }),
    ...rowOf(clearColumnNames(group), clearValues(group, row.values)),
  };
};

async function insertGroup(tx: Tx, place: GroupPlace, rows: readonly GroupRow[], from: number, version: number): Promise<void> {
  if (rows.length === 0) return;
  await tx`insert into ${tx(place.group.table)} ${tx(rows.map((row, index) => groupRow(place, row, from + index, version)) as never)}`;
}

const now = (): Date => clock.now();

/** What is written with a new record, given where it stands and its person's key. */
type Beside = (place: VersionPlace, key: Buffer | undefined) => Promise<void>;

/** Stores a new record with its groups, its tokens and what is written beside it. The values have been checked. @returns its id */
export async function insertWith(beside: Beside, call: Call, form: Form, owner: Owner, record: OpenRecord, origin: Origin): Promise<string> {
  const { tx, context, house } = call;
  const id = uuidv7();
  const keyring = openKeyring(house);
  await keyring.ready(owner.id);
  const key = await personKey(call, form, owner.id, id, record, null);
  const at = now();
  const row: Row = {
    institution_id: owner.id, id, folio: newFolio(owner.acronym, at.getUTCFullYear()), state: owner.state, origin,
    captured_by: context.userId, captured_at: at, updated_by: context.userId, updated_at: at,
    sealed: sealRow(form, record.values, key, { table: form.table, row: id, institution: owner.id, person: id }),
    ...rowOf(clearColumnNames(form), clearValues(form, record.values)),
  };
  // Sent together, answered together: one round trip for the record, its tokens and its groups. The record goes first (a
  // query waits to be awaited unless told to execute), so that the groups find their parent.
  await Promise.all([
    tx`insert into ${tx(form.table)} ${tx(row as never)}`.execute(),
    writeTokens(tx, form, owner.id, id, tokensOf(form, record.values, keyring, owner.id)),
    ...form.groups.map((group) => insertGroup(tx, { group, owner: owner.id, parent: id, key }, record.groups[group.id] ?? [], 0, 1)),
    beside({ institution: owner.id, id, version: 1 }, key),
  ]);
  return id;
}

/** The same with its commitments, as every record is stored. @returns its id */
export const insertRecord = (call: Call, form: Form, owner: Owner, record: OpenRecord, origin: Origin): Promise<string> =>
  insertWith((place, key) => commitTo(call.tx, form, place, record, filledFields(form, record), key), call, form, owner, record, origin);

/** What changed between two open records: cells of the form, and rows of each group to close and to insert. */
export interface Change {
  readonly cells: readonly string[];
  readonly groups: Readonly<Record<string, { readonly close: readonly string[]; readonly insert: readonly GroupRow[] }>>;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const changedCells = (before: Values, after: Values): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => !same(before[id], after[id]));

const definedOnly = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** The record as it will be: an absent cell or group row stays, null erases, `remove` closes. */
export function merge(before: OpenRecord, input: RecordInput): OpenRecord {
  const groups = Object.fromEntries(Object.entries(before.groups).map(([id, rows]) => [id, mergeRows(rows, input.groups?.[id] ?? [])]));
  return { values: definedOnly({ ...before.values, ...input.values }), groups };
}

function mergeRows(before: readonly GroupRow[], changes: readonly GroupRow[]): GroupRow[] {
  const byId = new Map(changes.flatMap((row) => (row.id === undefined ? [] : [[row.id, row] as const])));
  const kept = before.flatMap((row) => {
    const change = byId.get(row.id ?? '');
    if (change?.remove === true) return [];
    return [{ ...row, values: definedOnly({ ...row.values, ...change?.values }) }];
  });
  const added = changes.filter((row) => row.id === undefined && row.remove !== true).map((row) => ({ values: definedOnly(row.values) }));
  return [...kept, ...added];
}

/** Compares a record before and after. */
export function changeBetween(form: Form, before: OpenRecord, after: OpenRecord): Change {
  const groups = form.groups.map((group) => {
    const old = new Map((before.groups[group.id] ?? []).map((row) => [row.id, row]));
    const rows = after.groups[group.id] ?? [];
    const moved = rows.filter((row) => row.id === undefined || changedCells(old.get(row.id)?.values ?? {}, row.values).length > 0);
    const gone = [...old.keys()].filter((id) => !rows.some((row) => row.id === id));
    const close = [...gone, ...moved.map((row) => row.id)].filter((id): id is string => id !== undefined);
    return [group.id, { close, insert: moved }] as const;
  });
  return { cells: changedCells(before.values, after.values), groups: Object.fromEntries(groups) };
}

/** Names of what a change touches, for the log. */
export const fieldsOf = (change: Change): string[] => [
  ...change.cells,
  ...Object.entries(change.groups).filter(([, rows]) => rows.close.length + rows.insert.length > 0).map(([id]) => id),
];

async function updateGroup(tx: Tx, place: GroupPlace, change: { readonly close: readonly string[]; readonly insert: readonly GroupRow[] }, version: number): Promise<void> {
  const { group, owner } = place;
  const closed = change.close.length === 0 ? [] : await tx<{ id: string; position: number }[]>`
    update ${tx(group.table)} set until_version = ${version}
    where institution_id = ${owner} and id = any(${[...change.close]}::uuid[]) and until_version is null returning id, position`;
  const last = change.insert.length === 0 ? 0 : (await tx<{ next: number }[]>`
    select coalesce(max(position), -1) + 1 as next from ${tx(group.table)} where institution_id = ${owner} and parent_id = ${place.parent}`)[0]?.next ?? 0;
  const position = new Map(closed.map((row) => [row.id, row.position]));
  const rows = change.insert.map((row, index) => groupRow(place, row, position.get(row.id ?? '') ?? last + index, version));
  if (rows.length > 0) await tx`insert into ${tx(group.table)} ${tx(rows as never)}`;
}

interface Update {
  readonly row: RecordRow;
  readonly before: OpenRecord;
  readonly after: OpenRecord;
  readonly change: Change;
}

/** Stores a change as the next version; the trigger keeps the one before. Groups close and open rows at that version. */
export async function updateRecord(call: Call, form: Form, { row, before, after, change }: Update, origin: Origin): Promise<void> {
  const { tx, context, house } = call;
  const [owner, id, version] = [row.institution_id, row.id, row.version + 1];
  const keyring = openKeyring(house);
  await keyring.ready(owner);
  const key = await personKey(call, form, owner, id, after, row);
  // An identity that did not change keeps its ciphertext: the history tells by it whether it moved.
  const resealed = sealedCells(form).some((cell) => change.cells.includes(cell.id));
  const fresh: Row = {
    version, origin, updated_by: context.userId, updated_at: now(),
    sealed: resealed ? sealRow(form, after.values, key, { table: form.table, row: id, institution: owner, person: id }) : row.sealed,
    ...rowOf(clearColumnNames(form), clearValues(form, after.values)),
  };
  const { count } = await tx`update ${tx(form.table)} set ${tx(fresh as never)}
    where institution_id = ${owner} and id = ${id} and version = ${row.version}`;
  // Somebody saved between our reading and our writing: their version stands.
  if (count === 0) throw problems.versionMoved({ current: version });
  if (resealed) {
    await dropTokens(tx, form, owner, id, tokensOf(form, before.values, keyring, owner));
    await writeTokens(tx, form, owner, id, tokensOf(form, after.values, keyring, owner));
  }
  for (const group of form.groups) {
    const rows = change.groups[group.id];
    if (rows !== undefined) await updateGroup(tx, { group, owner, parent: id, key }, rows, version);
  }
  await commitTo(tx, form, { institution: owner, id, version }, after, fieldsOf(change), key);
}

/**
 * Writes what is the house's own of a record (its review, its annulment) as the next version. `also` are columns that say when and by whom.
 * @throws versionMoved: between the reading and the writing somebody else saved
 */
export async function updateHouse({ tx, context }: Call, form: Form, row: RecordRow, given: Readonly<Partial<Record<HouseField, string | null>>>, also: Row = {}): Promise<void> {
  const before = houseOf(row);
  const fields = (Object.keys(given) as HouseField[]).filter((field) => given[field] !== before[field]);
  const place = { institution: row.institution_id, id: row.id, version: row.version + 1 };
  const columns = Object.fromEntries(fields.map((field) => [houseFields[field], given[field] ?? null]));
  const fresh: Row = { ...columns, ...also, version: place.version, updated_by: context.userId, updated_at: now() };
  const { count } = await tx`update ${tx(form.table)} set ${tx(fresh as never)}
    where institution_id = ${place.institution} and id = ${place.id} and version = ${row.version}`;
  if (count === 0) throw problems.versionMoved({ current: place.version });
  await commitTo(tx, form, place, { values: {}, groups: {}, house: given }, fields, undefined);
}
