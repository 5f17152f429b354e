import type { Values } from '@sintra/definition';
import { clock } from '@sintra/platform/clock';
import type { Tx } from '@sintra/platform/db';
import type { CellProblem } from '@sintra/platform/problems';
import { readClear, type Standing } from '@sintra/platform/records';
import { rules as rulesGroup } from '../forms/groups/rules.ts';
import { rulesInForce } from '../rules/body-rules.ts';
import { firstDay } from '../rules/days.ts';
import { candidateKey, isBeyond, type TermHeld } from '../rules/re-election.ts';

/** Six a cohort: more than that in an institution would be another kind of record. */
const MOST_TERMS = 5_000;

interface Held extends TermHeld {
  readonly id: string;
  readonly key: string;
}

const text = (values: Values, id: string): string | null => (typeof values[id] === 'string' && values[id] !== '' ? values[id] : null);
const keyOf = ({ values }: Standing): string => candidateKey(text(values, 'candidateName') ?? '');
const termOf = ({ values }: Standing) => ({ from: firstDay(text(values, 'termFrom')), renewed: values['renewed'] === 'yes' });

async function heldIn(tx: Tx, institution: string): Promise<Held[]> {
  const rows = await tx<{ id: string; folio: string; name: string | null; from: string | null; renewed: string | null }[]>`
    select id, folio, candidate_name as name, term_from as from, renewed from candidacy
    where institution_id = ${institution} and annulled_at is null and decision = 'selected' order by id limit ${MOST_TERMS}`;
  return rows.map(({ id, folio, name, from, renewed }) => ({ id, folio, key: candidateKey(name ?? ''), from: firstDay(from), renewed: renewed === 'yes' }));
}

/** Re-elections that each candidacy's body allows on the day of its term: its own body, or that of the session that decided. */
async function renewalsOf(tx: Tx, rows: readonly Standing[]): Promise<(row: Standing) => number> {
  const ids = (cell: string): string[] => rows.flatMap(({ values }) => text(values, cell) ?? []);
  const sessions = await tx<{ id: string; body: string }[]>`select id, body from body_session where id = any(${ids('session')}::uuid[]) and body is not null`;
  const ofSession = new Map(sessions.map(({ id, body }) => [id, body]));
  const bodyOf = ({ values }: Standing): string | undefined => text(values, 'body') ?? ofSession.get(text(values, 'session') ?? '');
  const asked = rows.flatMap((row) => bodyOf(row) ?? []);
  const types = new Map((await tx<{ id: string; type: string | null }[]>`select id, body_type as type from body where id = any(${asked}::uuid[])`).map(({ id, type }) => [id, type]));
  const raw = await tx<({ parent_id: string } & Record<string, unknown>)[]>`select * from body_rule where parent_id = any(${asked}::uuid[]) and until_version is null`;
  const written = Map.groupBy(raw, ({ parent_id: body }) => body);
  return (row) => {
    const body = bodyOf(row) ?? '';
    const day = termOf(row).from ?? firstDay(text(row.values, 'decidedOn')) ?? clock.today();
    return rulesInForce((written.get(body) ?? []).map((one) => readClear(rulesGroup, one)), types.get(body) ?? 'other', day).termRenewals;
  };
}

const times = (renewals: number): string => (renewals === 0 ? 'no permite la reelección' : renewals === 1 ? 'permite una sola reelección' : `permite ${String(renewals)} reelecciones`);

const beyond = (name: string, others: readonly TermHeld[], renewals: number): CellProblem => ({
  cell: 'decision', code: 'beyond_re_election',
  message: `«${name}» no puede seleccionarse otra vez: ${others.length === 0 ? 'es reelección' : `ya tiene ${others.length === 1 ? 'un periodo' : `${String(others.length)} periodos`} (${others.map(({ folio }) => folio).join(', ')})`} `
    + `y la regla ${times(renewals)} (Reglamento Interno, artículo 18). Si la norma de su órgano es otra, escríbala en la ficha del órgano, «Reglas de sesión», con la fecha desde la que rige.`,
});

/**
 * Refuses a term beyond the re-elections that the rule of the body allows, among the rows of one save or of one sheet.
 * A candidacy that was already selected is let be: its decision was taken.
 */
export async function refuseReElection(tx: Tx, rows: readonly Standing[]): Promise<readonly (CellProblem | null)[]> {
  const selected = rows.filter(({ values }) => values['decision'] === 'selected' && text(values, 'candidateName') !== null);
  if (selected.length === 0) return rows.map(() => null);
  // Two who select the same one at once come one after the other.
  for (const key of [...new Set(selected.map(keyOf))].sort()) await tx`select pg_advisory_xact_lock(hashtextextended(${`candidacy|${key}`}, 0))`;
  const held = new Map<string, Held[]>();
  for (const institution of new Set(selected.map((row) => row.institution))) held.set(institution, await heldIn(tx, institution));
  const renewals = await renewalsOf(tx, selected);
  return rows.map((row, index) => {
    if (!selected.includes(row)) return null;
    const known = held.get(row.institution) ?? [];
    const mine = known.filter(({ key }) => key === keyOf(row));
    if (mine.some(({ id }) => id === row.id)) return null;
    if (isBeyond(mine, termOf(row), renewals(row))) return beyond(text(row.values, 'candidateName') ?? '', mine, renewals(row));
    known.push({ id: row.id ?? '', folio: row.place ?? `renglón ${String(index + 1)}`, key: keyOf(row), ...termOf(row) });
    return null;
  });
}
