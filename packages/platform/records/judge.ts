import { sealedCells, type Group, type RecordInput, type Values } from '@sintra/definition';
import { checkValues, missingOf, type Missing } from '@sintra/projections/validation';
import { catalogsOf } from '../catalogs/index.ts';
import { clock } from '../clock/index.ts';
import type { Call } from '../commands/index.ts';
import { exactToken, openKeyring } from '../identity/index.ts';
import { problems, type CellProblem } from '../problems/index.ts';
import { tokenDomain } from './encode.ts';
import type { FormModule, Verdict } from './module.ts';
import type { OpenRecord } from './read.ts';

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

/** Everything wrong with an input: each cell by itself, then the rules across cells. */
export async function findProblems(call: Call, module: FormModule, input: RecordInput): Promise<CellProblem[]> {
  const catalogs = await catalogsOf(call.house);
  const today = clock.today();
  const own = checkValues(module.form, input.values, catalogs, today);
  const groups = module.form.groups.flatMap((group) =>
    (input.groups?.[group.id] ?? []).flatMap((row, index) => checkValues(group, row.values, catalogs, today).map(inGroup(group, index))));
  const rules = own.length === 0 ? verdictOf(module, input).problems : [];
  return [...own, ...groups, ...rules];
}

/** @throws invalidValues with every problem at once */
export async function requireValid(call: Call, module: FormModule, input: RecordInput): Promise<void> {
  const cells = await findProblems(call, module, input);
  if (cells.length > 0) throw problems.invalidValues({ cells });
}

/** @throws missingToSubmit */
export function requireComplete(module: FormModule, record: OpenRecord): void {
  const missing = missingOf(module.form, record.values);
  if (missing.length > 0) throw problems.missingToSubmit({ cells: missing.map(({ cell }) => cell) });
}

/** Records of the own institution that share an exact identifier (CURP, folio of elsewhere) with these values. */
export async function findRepeated(call: Call, module: FormModule, values: Values, except?: string): Promise<Repeated[]> {
  const { tx, house, context } = call;
  const { form } = module;
  const institution = context.institutionId;
  const keyring = openKeyring(house);
  await keyring.ready(institution);
  const asked = sealedCells(form).filter(({ field, id }) => field.search === 'exact' && typeof values[id] === 'string').flatMap((cell) => {
    const token = exactToken(keyring, institution, tokenDomain(form, cell.field.id), String(values[cell.id]));
    return token === null ? [] : [{ cell: cell.id, token }];
  });
  if (asked.length === 0) return [];
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
  const [found, repeated] = await Promise.all([findProblems(call, module, input), findRepeated(call, module, input.values, except)]);
  return { problems: found, warnings: verdict.warnings, prefill: verdict.prefill, missing: missingOf(module.form, input.values), repeated };
}
