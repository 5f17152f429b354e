import { clearCells, sealedCells, type Form } from '@sintra/definition';
import type { PendingQuery, Row } from 'postgres';
import type { Call } from '../commands/index.ts';
import type { Tx } from '../db/index.ts';
import { exactToken, openKeyring, searchWords, soundTokens } from '../identity/index.ts';
import { problems } from '../problems/index.ts';
import { tokenDomain } from './encode.ts';
import { readFolio } from './folio.ts';
import { reachOf } from './reach.ts';
import type { Dimension, FormModule } from './module.ts';

export type Fragment = PendingQuery<Row[]>;

/** Key under which records without an answer are counted and filtered. «Not identified» is an answer and has its own code. */
export const NO_ANSWER = 'no_answer';

/** What every form can be counted and filtered by besides the module's own dimensions. */
const houseDimensions: readonly Dimension[] = [
  {
    id: 'institution', expression: '(select i.acronym from institution i where i.id = r.institution_id)',
    label: { es: 'Institución', en: 'Institution' },
    description: { es: 'Institución que atiende y es dueña del registro.', en: 'Institution that owns the record.' },
  },
  {
    id: 'status', expression: 'r.status',
    label: { es: 'Estatus del registro', en: 'Record status' },
    description: { es: 'Paso en que va la captura: borrador, enviado, validado, observado o cerrado.', en: 'Step of capture.' },
  },
];

const ofCells = (form: Form): Dimension[] =>
  clearCells(form).filter(({ type }) => type === 'code' || type === 'codes').map((cell) => ({
    id: cell.id, label: cell.label, expression: `r.${cell.column}`,
    description: { es: `Según la respuesta a «${cell.label.es}».`, en: `By the answer to “${cell.label.en}”.` },
    ...(cell.type === 'codes' && { many: true as const }),
    ...(cell.catalog !== undefined && { catalog: cell.catalog }),
  }));

/** Dimensions by id: the module's, the house's, and every coded cell. The first to take a name keeps it. */
export function dimensionsOf(module: FormModule): ReadonlyMap<string, Dimension> {
  const dimensions = new Map<string, Dimension>();
  for (const dimension of [...module.dimensions, ...houseDimensions, ...ofCells(module.form)]) {
    if (!dimensions.has(dimension.id)) dimensions.set(dimension.id, dimension);
  }
  return dimensions;
}

/** @throws invalidRequest naming the unknown dimension: what is hidden and what does not exist answer alike. */
export function dimensionOf(module: FormModule, id: string): Dimension {
  const dimension = dimensionsOf(module).get(id);
  if (dimension === undefined) throw problems.invalidRequest({ issues: [{ path: id, message: 'no es un campo por el que se pueda contar o filtrar' }] });
  return dimension;
}

const all = (tx: Tx, parts: readonly Fragment[], word: 'and' | 'or'): Fragment =>
  parts.reduce((left, right) => (word === 'and' ? tx`${left} and ${right}` : tx`${left} or ${right}`));

const joined = (tx: Tx, parts: readonly Fragment[], word: 'intersect' | 'union'): Fragment =>
  parts.reduce((left, right) => (word === 'union' ? tx`${left} union ${right}` : tx`(${left} intersect ${right})`));

/** The expression is the module's own constant text; the values are parameters. */
function dimensionFilter(tx: Tx, dimension: Dimension, values: readonly string[]): Fragment {
  const expression = tx.unsafe(dimension.expression);
  const asked = values.filter((value) => value !== NO_ANSWER);
  const none = dimension.many === true ? tx`coalesce(cardinality(${expression}), 0) = 0` : tx`${expression} is null`;
  if (asked.length === 0) return none;
  // One value compares with «=»: PostgreSQL may then read the index in order, and text equality is leakproof under row security.
  const single = asked.length === 1 ? tx`${expression} = ${asked[0] ?? ''}` : tx`${expression} = any(${asked}::text[])`;
  const some = dimension.many === true ? tx`${expression} && ${asked}::text[]` : single;
  return asked.length === values.length ? some : tx`(${some} or ${none})`;
}

/**
 * Records that hold every word of `q` by sound in a name of theirs, or `q` whole as an identifier. Tokens are keyed per
 * institution: nobody finds a name outside their own.
 */
function textFilter({ tx, house, context }: Call, form: Form, q: string): Fragment {
  const folio = readFolio(q);
  if (folio !== null) return tx`r.folio = ${folio}`;
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
  await openKeyring(call.house).ready(context.institutionId);
  const own = reachOf(call, module.form);
  const standing = filters.annulled === true ? tx`r.annulled_at is not null` : tx`r.annulled_at is null`;
  const text = filters.q === undefined || filters.q.trim() === '' ? [] : [textFilter(call, module.form, filters.q.trim())];
  const dimensions = Object.entries(filters.by).map(([id, values]) => dimensionFilter(tx, dimensionOf(module, id), values));
  return { where: all(tx, [own, standing, ...dimensions, ...text], 'and') };
}
