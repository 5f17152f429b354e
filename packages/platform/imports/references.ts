import { clearCells, normalize, referencesOf, type Form, type Group, type Reference } from '@sintra/definition';
import { nearestOf } from '@sintra/projections/validation';
import { findReferred, keyOf, reachInto, readFolio, titleOf, type Referred } from '../records/index.ts';
import type { Bench } from './main-rows.ts';
import type { RowDraft, RowProblem } from './row.ts';
import type { SheetPlan } from './sheet.ts';

interface Candidate {
  readonly id: string;
  readonly folio: string;
  readonly title: string;
  readonly key: string | null;
}

/** Titles offered as «¿Quiso decir …?»; beyond these nobody is guessing a title by heart. */
const MOST_CANDIDATES = 5_000;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const shown = (text: string): string => `«${text.length > 60 ? `${text.slice(0, 60)}…` : text}»`;

/** What a sheet says in place of a record: its folio, its key, or a title that only one record has. */
export class SheetReferences {
  readonly #bench: Omit<Bench, 'references'>;
  readonly #candidates = new Map<string, Promise<readonly Candidate[]>>();
  readonly #known = new Map<string, Referred>();
  readonly #keysSeen = new Map<string, number>();

  constructor(bench: Omit<Bench, 'references'>) {
    this.#bench = bench;
  }

  /** A record that some row refers to, once `resolve` or `know` has met it. */
  of = (id: unknown): Referred | undefined => (typeof id === 'string' ? this.#known.get(id) : undefined);

  /** Puts ids in place of what the rows say, one question for each form referred to; what is nobody's name is a problem of its row. */
  async resolve({ group, matches }: SheetPlan, drafts: readonly RowDraft[]): Promise<void> {
    const { module: { form } } = this.#bench;
    const headers = new Map(matches.map(({ id, header }) => [id, header]));
    for (const reference of referencesOf(form).filter((one) => one.group?.id === group?.id)) {
      await this.#resolveColumn(reference, headers.get(reference.cell.id) ?? reference.cell.label.es, drafts);
    }
    if (group === null) await this.#adoptKeys(form, drafts);
  }

  /** Looks up records that stored rows already refer to. */
  async know(ids: readonly { readonly reference: Reference; readonly id: string }[]): Promise<void> {
    const found = await findReferred({ ...this.#bench, scope: 'national' }, ids.filter(({ id }) => !this.#known.has(id)));
    for (const [id, record] of found) this.#known.set(id, record);
  }

  async #resolveColumn(reference: Reference, header: string, drafts: readonly RowDraft[]): Promise<void> {
    const { id } = reference.cell;
    const asking = drafts.filter(({ values }) => typeof values[id] === 'string');
    if (asking.length === 0) return;
    const texts = [...new Set(asking.map(({ values }) => String(values[id]).trim()))];
    const named = await this.#find(reference.to, texts);
    const answers = new Map<string, string | RowProblem>();
    for (const text of texts) answers.set(text, await this.#answer(reference, header, text, named));
    for (const draft of asking) {
      const answer = answers.get(String(draft.values[id]).trim());
      if (typeof answer === 'string') draft.values[id] = answer;
      else if (answer !== undefined) {
        delete draft.values[id];
        draft.problems.push(answer);
      }
    }
    await this.know(texts.flatMap((text) => (typeof answers.get(text) === 'string' ? [{ reference, id: answers.get(text) as string }] : [])));
  }

  /** Standing records within the importer's reach whose id, folio, key or title is among the texts. */
  async #find(to: Form, texts: readonly string[]): Promise<readonly Candidate[]> {
    const call = { ...this.#bench, scope: 'national' as const };
    const { tx } = call;
    const reach = reachInto(call, to);
    if (reach === null) return [];
    const folios = texts.flatMap((text) => readFolio(text) ?? []);
    const ids = texts.filter((text) => uuid.test(text));
    const names = [to.key, to.title].flatMap((name) => clearCells(to).find(({ id }) => id === name)?.column ?? [])
      .map((column) => tx`or r.${tx(column)} = any(${texts}::text[])`);
    return tx<Candidate[]>`select r.id, r.folio, ${titleOf(call, to)} as title, ${keyOf(call, to)} as key from ${tx(to.table)} r
      where r.annulled_at is null and ${reach}
        and (r.id = any(${ids}::uuid[]) or r.folio = any(${folios}::text[]) ${names.reduce((all, part) => tx`${all} ${part}`, tx``)})`;
  }

  async #answer(reference: Reference, header: string, text: string, named: readonly Candidate[]): Promise<string | RowProblem> {
    const folio = readFolio(text);
    const ways: ((one: Candidate) => boolean)[] = [({ id }) => id === text.toLowerCase(), (one) => one.folio === folio, ({ key }) => key === text, ({ title }) => title === text];
    const exact = ways.map((way) => named.filter(way)).find((found) => found.length > 0) ?? [];
    const all = exact.length > 0 ? [] : await this.#allOf(reference.to);
    const found = exact.length > 0 ? exact : all.filter(({ title, key }) => [title, key ?? ''].some((name) => normalize(name) === normalize(text)));
    if (found.length === 1 && found[0] !== undefined) return found[0].id;
    return found.length > 1 ? severalOf(reference, header, text, found) : unknownOf(reference, header, text, nearestOf(text, all, ({ title }) => normalize(title)));
  }

  /** Asked once for an import, and only when something was not found as written. */
  #allOf(to: Form): Promise<readonly Candidate[]> {
    const known = this.#candidates.get(to.id) ?? this.#readAll(to);
    this.#candidates.set(to.id, known);
    return known;
  }

  async #readAll(to: Form): Promise<readonly Candidate[]> {
    const call = { ...this.#bench, scope: 'national' as const };
    const reach = reachInto(call, to);
    if (reach === null || (to.title === undefined && to.key === undefined)) return [];
    return call.tx<Candidate[]>`select r.id, r.folio, ${titleOf(call, to)} as title, ${keyOf(call, to)} as key from ${call.tx(to.table)} r
      where r.annulled_at is null and ${reach} order by r.id desc limit ${MOST_CANDIDATES}`;
  }

  /** A key in place of the folio: the row speaks of the standing record that has it. The same key twice in a file is a slip. */
  async #adoptKeys(form: Form, drafts: readonly RowDraft[]): Promise<void> {
    const key = clearCells(form).find(({ id }) => id === form.key);
    if (key === undefined) return;
    const keyed = drafts.filter(({ folio, values }) => folio === null && typeof values[key.id] === 'string');
    const { tx, owner } = this.#bench;
    const rows = keyed.length === 0 ? [] : await tx<{ folio: string; key: string }[]>`select folio, ${tx(key.column)} as key from ${tx(form.table)}
      where institution_id = ${owner.id} and annulled_at is null and ${tx(key.column)} = any(${keyed.map(({ values }) => String(values[key.id]))}::text[])`;
    const standing = new Map(rows.map((row) => [row.key, row.folio]));
    for (const draft of keyed) {
      const text = String(draft.values[key.id]);
      const first = this.#keysSeen.get(text);
      if (first !== undefined) draft.problems.push({ code: 'key_twice', column: key.label.es, cell: key.id, found: text, message: `${key.label.es}: ${shown(text)} está también en el renglón ${String(first)}.` });
      this.#keysSeen.set(text, first ?? draft.number);
      draft.folio = standing.get(text) ?? null;
    }
  }
}

function unknownOf({ cell, to }: Reference, header: string, text: string, near: Candidate | undefined): RowProblem {
  const hint = near === undefined ? '' : ` ¿Quiso decir «${near.title}»?`;
  return {
    code: 'unknown_reference', column: header, cell: cell.id, found: text.slice(0, 80),
    message: `${cell.label.es}: ${shown(text)} no es ningún registro de «${to.label.es}» que usted pueda consultar.${hint}`,
    accepted: 'el folio, o el título exacto cuando solo un registro lo tiene', ...(near !== undefined && { suggestion: near.title }),
  };
}

const severalOf = ({ cell, to }: Reference, header: string, text: string, found: readonly Candidate[]): RowProblem => ({
  code: 'ambiguous_reference', column: header, cell: cell.id, found: text.slice(0, 80), accepted: found.slice(0, 5).map(({ folio }) => folio).join(', '),
  message: `${cell.label.es}: hay ${String(found.length)} registros de «${to.label.es}» llamados ${shown(text)}. Escriba el folio.`,
});

/** References of a source that stored values already have. */
export const storedIds = (form: Form, source: Form | Group, values: Readonly<Record<string, unknown>>): { reference: Reference; id: string }[] =>
  referencesOf(form).filter(({ group }) => (group ?? form) === source).flatMap((reference) => {
    const id = values[reference.cell.id];
    return typeof id === 'string' && uuid.test(id) ? [{ reference, id }] : [];
  });
