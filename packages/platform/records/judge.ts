import { clearCells, isAnswered, sealedCells, type Group, type RecordInput, type Values } from '@sintra/definition';
import { checkValues, missingOf, type Missing } from '@sintra/projections/validation';
import { catalogsOf } from '../catalogs/index.ts';
import { clock } from '../clock/index.ts';
import type { Call } from '../commands/index.ts';
import { exactToken, openKeyring } from '../identity/index.ts';
import { readableClasses } from '../permissions/index.ts';
import { problems, type CellProblem } from '../problems/index.ts';
import { readClear } from './encode.ts';
import { tokenDomain } from './tokens.ts';
import { fileProblems } from './attachments.ts';
import type { FormModule, Verdict } from './module.ts';
import { findRow, type OpenRecord } from './read.ts';
import { findReferred, idsIn } from './references.ts';

const silent: Verdict = { problems: [], warnings: [], prefill: {} };

export interface Repeated {
  readonly id: string;
  readonly folio: string;
  /** Cells that coincide. */
  readonly reasons: readonly string[];
}

export interface Check extends Verdict {
  readonly missing: readonly Missing[];
  /** Records of the same institution with the same CURP or folio; nothing across institutions (issue of repetition). */
  readonly repeated: readonly Repeated[];
}

const inGroup = (group: Group, index: number) => (finding: CellProblem): CellProblem => ({ ...finding, cell: `${group.id}[${String(index)}].${finding.cell}` });

const verdictOf = ({ judge }: FormModule, { values, groups }: RecordInput): Verdict => judge?.(values, clock.today(), groups) ?? silent;

/** Everything wrong with an input: each cell by itself, then the rules across cells. @param save it is about to be written */
async function findProblems(call: Call, module: FormModule, input: RecordInput, before: Before = nothing, save = false): Promise<CellProblem[]> {
  const catalogs = await catalogsOf(call.house);
  const today = clock.today();
  const own = checkValues(module.form, input.values, catalogs, today);
  const groups = module.form.groups.flatMap((group) =>
    (input.groups?.[group.id] ?? []).flatMap((row, index) => checkValues(group, row.values, catalogs, today).map(inGroup(group, index))));
  const rules = own.length === 0 ? verdictOf(module, input).problems : [];
  return [...own, ...groups, ...rules, ...(await referenceProblems(call, module, input, before)), ...(await keyProblems(call, module, input, before)), ...(await uniqueProblems(call, module, input, before, save)), ...(await acrossProblems(call, module, input, before)), ...(await fileProblems(call, module, input, before))];
}

/** A record as it was, with its id; nothing of a new one. */
type Before = OpenRecord & { readonly id?: string };
const nothing: Before = { values: {}, groups: {} };

/** References that point to no standing record that the writer may see. Those that were there before are let be. */
async function referenceProblems(call: Call, { form }: FormModule, input: RecordInput, before: OpenRecord): Promise<CellProblem[]> {
  const kept = new Set([...idsIn(form, before)].map(({ id }) => id));
  const asked = [...idsIn(form, input)].filter(({ id }) => !kept.has(id));
  if (asked.length === 0) return [];
  const found = await findReferred(call, asked);
  return asked.filter(({ id }) => found.get(id)?.annulled !== false).map(({ reference: { cell }, id, place }) => ({
    cell: place, code: found.has(id) ? 'annulled_reference' : 'unknown_reference',
    message: found.has(id) ? `${cell.label.es}: ese registro está anulado. Elija otro de la lista.` : `${cell.label.es}: ese registro no existe, o no pertenece a lo que usted puede consultar. Elíjalo de la lista.`,
  }));
}

/** A key stands for one record of the institution that owns it. */
async function keyProblems(call: Call, { form }: FormModule, { values }: RecordInput, before: OpenRecord): Promise<CellProblem[]> {
  const key = form.key === undefined ? undefined : clearCells(form).find(({ id }) => id === form.key);
  const value = key === undefined ? undefined : values[key.id];
  if (key === undefined || typeof value !== 'string' || value === before.values[key.id]) return [];
  const { tx, context } = call;
  const [taken] = await tx<{ folio: string }[]>`select folio from ${tx(form.table)} where institution_id = ${context.institutionId} and ${tx(key.column)} = ${value} and annulled_at is null limit 1`;
  return taken === undefined ? [] : [{ cell: key.id, code: 'key_taken', message: `${key.label.es}: «${value}» ya es de otro registro de su institución, ${taken.folio}.` }];
}

/** Answers that another standing record already has together. Those that were there before are let be. */
async function uniqueProblems(call: Call, { form, unique }: FormModule, { values }: RecordInput, before: OpenRecord, save: boolean): Promise<CellProblem[]> {
  const { tx } = call;
  const cells = clearCells(form).filter(({ id }) => unique?.cells.includes(id) === true);
  const given = cells.every(({ id }) => isAnswered(values[id]));
  if (unique === undefined || !given || cells.every(({ id }) => values[id] === before.values[id])) return [];
  // Two who save the same answers at once come one after the other, so that the second is told whose they are.
  if (save) await tx`select pg_advisory_xact_lock(hashtextextended(${[form.table, ...cells.map(({ id }) => String(values[id]))].join('|')}, 0))`;
  const same = cells.reduce((where, { id, column }) => tx`${where} and r.${tx(column)} = ${values[id] as string | number}`, tx`r.annulled_at is null`);
  const [taken] = await tx<{ folio: string }[]>`select r.folio from ${tx(form.table)} r where ${same} limit 1`;
  return taken === undefined ? [] : [{ cell: unique.cells[0] ?? '', code: unique.code, message: unique.message(taken.folio) }];
}

/** Rules that look at other records: of the institution that owns this one, or that makes it. */
async function acrossProblems({ tx, context }: Call, { form, across }: FormModule, { values }: RecordInput, before: Before): Promise<CellProblem[]> {
  if (across === undefined) return [];
  const [owner] = before.id === undefined ? [] : await tx<{ institution: string }[]>`select institution_id as institution from ${tx(form.table)} where id = ${before.id}`;
  return (await across(tx, [{ id: before.id ?? null, institution: owner?.institution ?? context.institutionId, values }])).filter((problem) => problem !== null);
}

/** @throws invalidValues with every problem at once */
export async function requireValid(call: Call, module: FormModule, input: RecordInput, before?: Before): Promise<void> {
  const cells = await findProblems(call, module, input, before, true);
  if (cells.length > 0) throw problems.invalidValues({ cells });
}

/** @throws missingToSubmit */
export function requireComplete(module: FormModule, record: OpenRecord): void {
  const missing = missingOf(module.form, record.values);
  if (missing.length > 0) throw problems.missingToSubmit({ cells: missing.map(({ cell }) => cell) });
}

/** Records of the own institution that share an exact identifier (CURP, folio of elsewhere) with these values. */
async function findRepeated(call: Call, module: FormModule, values: Values, except?: string): Promise<Repeated[]> {
  const { tx, house, context } = call;
  const { form } = module;
  const institution = context.institutionId;
  const keyring = openKeyring(house);
  await keyring.ready(institution);
  const asked = sealedCells(form).filter(({ field, id }) => field.search === 'exact' && typeof values[id] === 'string').flatMap((cell) => {
    const token = exactToken(keyring, institution, tokenDomain(form, cell.field.id), String(values[cell.id]));
    return token === null ? [] : [{ cell: cell.id, token }];
  });
  // Who may not read identity is not told who else bears it.
  if (asked.length === 0 || !readableClasses(context.roles, form).has('identifying')) return [];
  const rows = await tx<{ id: string; folio: string; tokens: string[] }[]>`
    select r.id, r.folio, array_agg(t.token::text) as tokens
    from ${tx(`${form.table}_token`)} t join ${tx(form.table)} r on r.institution_id = t.institution_id and r.id = t.id
    where t.institution_id = ${institution} and t.token = any(${asked.map(({ token }) => token)}::bigint[])
      and r.annulled_at is null and r.id is distinct from ${except ?? null}
    group by r.id, r.folio order by r.id desc limit 10`;
  return rows.map((row) => ({ id: row.id, folio: row.folio, reasons: asked.filter(({ token }) => row.tokens.includes(token)).map(({ cell }) => cell) }));
}

/** What the form shows while people type. Nothing is stored. */
export async function checkInput(call: Call, module: FormModule, input: RecordInput, except?: string): Promise<Check> {
  const verdict = verdictOf(module, input);
  const before = except === undefined ? nothing : await storedClear(call, module, except);
  const [found, repeated] = await Promise.all([findProblems(call, module, input, before), findRepeated(call, module, input.values, except)]);
  return { problems: found, warnings: verdict.warnings, prefill: verdict.prefill, missing: missingOf(module.form, input.values), repeated };
}

/** What a stored record says in the clear: enough to know which references it already had. */
async function storedClear(call: Call, { form }: FormModule, id: string): Promise<Before> {
  const row = await findRow(call, form, id);
  const groups = form.groups.map((group) => [group.id, (row.groups[group.id] ?? []).map((raw) => ({ id: raw.id, values: readClear(group, raw) }))] as const);
  return { id, values: readClear(form, row), groups: Object.fromEntries(groups) };
}
