import { clearCells, referencesOf, type Form, type GroupRow, type Reference, type Values } from '@sintra/definition';
import type { PendingQuery, Row } from 'postgres';
import type { Call } from '../commands/index.ts';
import { readableClasses, resourceOf, scopeOf } from '../permissions/index.ts';
import { reachOf } from './reach.ts';

/** How a record that another one refers to is named. */
export interface Title {
  /** API path of its form. */
  readonly path: string;
  /** null: the reader may not see that record. */
  readonly folio: string | null;
  readonly title: string;
}

export type Titles = Readonly<Record<string, Title>>;

/** The one thing said of a record that the reader may not see: not even its folio. */
export const HIDDEN = 'Registro de otra institución';

/** A record found by its id, with what only the server needs to know. */
export interface Referred extends Title {
  readonly folio: string;
  readonly key: string | null;
  readonly annulled: boolean;
}

interface Answers {
  readonly values: Values;
  readonly groups?: Readonly<Record<string, readonly GroupRow[]>> | undefined;
}

/** Ids that some answers refer to, by reference, each with the place of its answer (`group[index].cell` in groups). */
export function* idsIn(form: Form, { values, groups }: Answers): Generator<{ readonly reference: Reference; readonly id: string; readonly place: string }> {
  for (const reference of referencesOf(form)) {
    const { cell, group } = reference;
    if (group === null) yield* idOf(reference, values, cell.id);
    else for (const [index, row] of (groups?.[group.id] ?? []).entries()) yield* idOf(reference, row.values, `${group.id}[${String(index)}].${cell.id}`);
  }
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function* idOf(reference: Reference, values: Values, place: string) {
  const id = values[reference.cell.id];
  if (typeof id === 'string' && uuid.test(id)) yield { reference, id: id.toLowerCase(), place };
}

type Fragment = PendingQuery<Row[]>;

/** The cell's column; null where there is no such cell, or its class of fields is not the reader's to see. */
function cellOf({ tx, context }: Call, form: Form, id: string | undefined): Fragment {
  const cell = clearCells(form).find((one) => one.id === id);
  return cell !== undefined && readableClasses(context.roles, form).has(cell.field.sensitivity) ? tx`r.${tx(cell.column)}` : tx`null::text`;
}

/** The reader's own reach over another form; null when they may not read it at all. */
export function reachInto(call: Call, form: Form): Fragment | null {
  const scope = scopeOf(call.context.roles, resourceOf(form), 'read');
  return scope === null ? null : reachOf({ ...call, scope }, form);
}

/** Title column of a form under the alias `r`: the folio where it has none. */
export const titleOf = (call: Call, form: Form): Fragment => call.tx`coalesce(nullif(${cellOf(call, form, form.title)}, ''), r.folio)`;
export const keyOf = (call: Call, form: Form): Fragment => cellOf(call, form, form.key);

/** The records behind these ids, one statement for all forms. Row security and the first wall decide which are found. */
export async function findReferred(call: Call, ids: Iterable<{ readonly reference: Reference; readonly id: string }>): Promise<ReadonlyMap<string, Referred>> {
  const byForm = new Map<Form, Set<string>>();
  for (const { reference: { to }, id } of ids) byForm.set(to, (byForm.get(to) ?? new Set<string>()).add(id));
  const { tx } = call;
  const parts = [...byForm].flatMap(([form, wanted]) => {
    const reach = reachInto(call, form);
    return reach === null ? [] : [tx`select ${form.path}::text as path, r.id, r.folio, ${titleOf(call, form)} as title, ${keyOf(call, form)} as key, r.annulled_at is not null as annulled
      from ${tx(form.table)} r where r.id = any(${[...wanted]}::uuid[]) and ${reach}`];
  });
  if (parts.length === 0) return new Map();
  const rows = await tx<(Referred & { id: string })[]>`${parts.reduce((all, part) => tx`${all} union all ${part}`)}`;
  return new Map(rows.map(({ id, ...record }) => [id, record]));
}

/** How every record that these answers refer to is called. What the reader may not see has a name all the same, and no folio. */
export async function titlesOf(call: Call, form: Form, answers: readonly Answers[]): Promise<Titles> {
  const asked = answers.flatMap((one) => [...idsIn(form, one)]);
  if (asked.length === 0) return {};
  return nameAll(call, asked);
}

/** The same for ids that came from elsewhere: keys of a count, answers of an older version. */
export async function nameAll(call: Call, asked: readonly { readonly reference: Reference; readonly id: string }[]): Promise<Titles> {
  const found = await findReferred(call, asked);
  return Object.fromEntries(asked.map(({ reference, id }): [string, Title] => {
    const record = found.get(id);
    return [id, { path: reference.to.path, folio: record?.folio ?? null, title: record?.title ?? HIDDEN }];
  }));
}
