import { clearCells, referencesOf, sealedCells, type Form } from '@sintra/definition';
import type { PendingQuery, Row } from 'postgres';
import type { Call } from '../commands/index.ts';
import type { Context, Tx } from '../db/index.ts';
import { exactToken, openKeyring, searchWords, soundTokens } from '../identity/index.ts';
import { readableClasses } from '../permissions/index.ts';
import { problems } from '../problems/index.ts';
import { tokenDomain } from './tokens.ts';
import { readFolio } from './folio.ts';
import { reachOf } from './reach.ts';
import { titleOf } from './references.ts';
import type { Dimension, FormModule, ReferredColumn } from './module.ts';

export type Fragment = PendingQuery<Row[]>;

/** Key under which records without an answer are counted and filtered. «Not identified» is an answer and has its own code. */
export const NO_ANSWER = 'no_answer';

/** What every form can be counted and filtered by besides the module's own dimensions. */
const houseDimensions: readonly Dimension[] = [
  {
    id: 'institution', sensitivity: 'internal', expression: '(select i.acronym from institution i where i.id = r.institution_id)',
    label: { es: 'Institución', en: 'Institution' },
    description: { es: 'Institución que atiende y es dueña del registro.', en: 'Institution that owns the record.' },
  },
  {
    id: 'status', sensitivity: 'internal', expression: 'r.status',
    label: { es: 'Estatus del registro', en: 'Record status' },
    description: { es: 'Paso en que va la captura: borrador, enviado, validado, observado o cerrado.', en: 'Step of capture.' },
  },
];

const ofCells = (form: Form): Dimension[] =>
  clearCells(form).filter(({ type }) => type === 'code' || type === 'codes').map((cell) => ({
    id: cell.id, label: cell.label, expression: `r.${cell.column}`, sensitivity: cell.field.sensitivity,
    description: { es: `Según la respuesta a «${cell.label.es}».`, en: `By the answer to “${cell.label.en}”.` },
    ...(cell.type === 'codes' && { many: true as const }),
    ...(cell.catalog !== undefined && { catalog: cell.catalog }),
  }));

/** A record that several rows of a group refer to counts once under each. */
const ofReferences = (form: Form): Dimension[] => referencesOf(form).map(({ id, cell, group, to }) => ({
  id, label: group === null ? cell.label : { es: `${cell.label.es} (${group.label.es})`, en: `${cell.label.en} (${group.label.en})` },
  description: { es: `Según la respuesta a «${cell.label.es}».`, en: `By the answer to “${cell.label.en}”.` },
  sensitivity: cell.field.sensitivity, refers: { path: to.path, column: cell.column, group: group?.table ?? null },
  ...(group === null ? { expression: `r.${cell.column}::text` } : { many: true as const, expression: `array(select distinct g.${cell.column}::text from ${group.table} g
    where g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null and g.${cell.column} is not null)` }),
}));

/**
 * Dimensions by id that who asks may count by: the module's, the house's, and every coded cell. The first to take a name keeps it.
 */
export function dimensionsOf(module: FormModule, { roles }: Pick<Context, 'roles'>): ReadonlyMap<string, Dimension> {
  const seen = readableClasses(roles, module.form);
  const dimensions = new Map<string, Dimension>();
  for (const dimension of [...module.dimensions, ...houseDimensions, ...ofCells(module.form), ...ofReferences(module.form)]) {
    if (!dimensions.has(dimension.id)) dimensions.set(dimension.id, dimension);
  }
  return new Map([...dimensions].filter(([, { sensitivity = 'confidential' }]) => seen.has(sensitivity)));
}

const noSuchFilter = (id: string) => problems.invalidRequest({ issues: [{ path: id, message: 'no es un campo por el que se pueda contar o filtrar' }] });

/** @throws invalidRequest naming the unknown dimension: what is hidden and what does not exist answer alike. */
export function dimensionOf(module: FormModule, id: string, context: Pick<Context, 'roles'>): Dimension {
  const dimension = dimensionsOf(module, context).get(id);
  if (dimension === undefined) throw noSuchFilter(id);
  return dimension;
}

const all = (tx: Tx, parts: readonly Fragment[], word: 'and' | 'or'): Fragment =>
  parts.reduce((left, right) => (word === 'and' ? tx`${left} and ${right}` : tx`${left} or ${right}`));

const joined = (tx: Tx, parts: readonly Fragment[], word: 'intersect' | 'union'): Fragment =>
  parts.reduce((left, right) => (word === 'union' ? tx`${left} union ${right}` : tx`(${left} intersect ${right})`));

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** By its column and not by its text, so that the index on the reference serves. @throws invalidRequest */
function referenceFilter(tx: Tx, { column, group }: ReferredColumn, ids: readonly string[], id: string): Fragment {
  if (!ids.every((one) => uuid.test(one))) throw problems.invalidRequest({ issues: [{ path: id, message: 'se esperaba el identificador de un registro' }] });
  if (group === null) return tx`r.${tx(column)} = any(${ids}::uuid[])`;
  return tx`r.id in (select g.parent_id from ${tx(group)} g where g.${tx(column)} = any(${ids}::uuid[]) and g.until_version is null)`;
}

/** The expression is the module's own constant text; the values are parameters. */
function dimensionFilter(tx: Tx, dimension: Dimension, values: readonly string[]): Fragment {
  if (dimension.refers !== undefined && !values.includes(NO_ANSWER)) return referenceFilter(tx, dimension.refers, values, dimension.id);
  const expression = tx.unsafe(dimension.expression);
  const asked = values.filter((value) => value !== NO_ANSWER);
  const none = dimension.many === true ? tx`coalesce(cardinality(${expression}), 0) = 0` : tx`${expression} is null`;
  if (asked.length === 0) return none;
  // One value compares with «=»: PostgreSQL may then read the index in order, and text equality is leakproof under row security.
  const single = asked.length === 1 ? tx`${expression} = ${asked[0] ?? ''}` : tx`${expression} = any(${asked}::text[])`;
  const some = dimension.many === true ? tx`${expression} && ${asked}::text[]` : single;
  return asked.length === values.length ? some : tx`(${some} or ${none})`;
}

/** Records whose title has every word, wherever it stands, without accents or capitals. */
export function titleWords(call: Call, form: Form, q: string): Fragment {
  const patterns = q.split(/\s+/).filter(Boolean).slice(0, 6).map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  return call.tx`security.plain(${titleOf(call, form)}) like all (array(select security.plain(p) from unnest(${patterns}::text[]) p))`;
}

/** What people type to find a record: its folio, words of its title, or of a name that is sealed. */
function textFilter(call: Call, form: Form, q: string): Fragment {
  const folio = readFolio(q);
  if (folio !== null) return call.tx`r.folio = ${folio}`;
  if (form.title === undefined) return nameFilter(call, form, q);
  return sealedCells(form).some(({ field }) => field.search !== undefined) ? call.tx`(${titleWords(call, form, q)} or ${nameFilter(call, form, q)})` : titleWords(call, form, q);
}

/**
 * Records that hold every word of `q` by sound in a name of theirs, or `q` whole as an identifier. Tokens are keyed per
 * institution: nobody finds a name outside their own.
 */
function nameFilter({ tx, house, context }: Call, form: Form, q: string): Fragment {
  // A name is found by who may read names: to the others no record bears it.
  if (!readableClasses(context.roles, form).has('identifying')) return tx`false`;
  const institution = context.institutionId;
  const keyring = openKeyring(house);
  const held = (tokens: readonly string[]): Fragment => tx`select t.id from ${tx(`${form.table}_token`)} t
    where t.institution_id = ${institution} and t.token = any(${[...tokens]}::bigint[])`;
  const fields = [...new Map(sealedCells(form).map(({ field }) => [field.id, field])).values()];
  const domains = (kind: string) => fields.filter((field) => field.search === kind).map((field) => tokenDomain(form, field.id));
  const words = searchWords(q).slice(0, 6);
  const byWord = words.map((word) => held(domains('name').flatMap((domain) => soundTokens(keyring, institution, domain, word))));
  const whole = domains('exact').flatMap((domain) => exactToken(keyring, institution, domain, q) ?? []);
  const either = [...(byWord.length > 0 ? [joined(tx, byWord, 'intersect')] : []), ...(whole.length > 0 ? [held(whole)] : [])];
  if (either.length === 0) return tx`false`;
  // One set of ids, not one test for each: PostgreSQL may then start from the few who bear the name. Two tests joined by «or»
  // made it walk the institution's records one by one.
  return tx`r.institution_id = ${institution} and r.id in (${joined(tx, either, 'union')})`;
}

export interface Filters {
  readonly q?: string | undefined;
  readonly annulled?: boolean | undefined;
  /** Dimension id → values; records must meet them all. */
  readonly by: Readonly<Record<string, readonly string[]>>;
}

/**
 * The WHERE of a list, a count or an export. The same filters give the same records in all three. In a box, because a bare
 * fragment is thenable and awaiting it would run it.
 */
export async function whereOf(call: Call, module: FormModule, filters: Filters): Promise<{ readonly where: Fragment }> {
  const { tx, context } = call;
  // Figures of the nation are not asked for one folio or one name: that would be reading.
  if (call.scope === 'aggregate' && filters.q !== undefined) throw noSuchFilter('q');
  await openKeyring(call.house).ready(context.institutionId);
  const own = reachOf(call, module.form);
  const standing = filters.annulled === true ? tx`r.annulled_at is not null` : tx`r.annulled_at is null`;
  const text = filters.q === undefined || filters.q.trim() === '' ? [] : [textFilter(call, module.form, filters.q.trim())];
  const dimensions = Object.entries(filters.by).map(([id, values]) => dimensionFilter(tx, dimensionOf(module, id, context), values));
  return { where: all(tx, [own, standing, ...dimensions, ...text], 'and') };
}
