import type { GroupRow } from '@sintra/definition';
import { run } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { Problem } from '@sintra/platform/problems';
import { recordCommands, type RecordView } from '@sintra/platform/records';
import { victims as module } from '@sintra/victims/server';
import type { People } from '../../test/people.ts';
import type { Action } from './acts.ts';
import type { Known, Model } from './model.ts';

const commands = recordCommands(module);
const sealed = new Set(['nameGiven', 'serviceNotes']);

type Done<T> = { readonly did: T } | { readonly refused: string };

async function attempt<T>(work: Promise<T>): Promise<Done<T>> {
  try {
    return { did: await work };
  } catch (error) {
    if (error instanceof Problem) return { refused: error.code };
    throw error;
  }
}

const clear = (values: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([id]) => !sealed.has(id)));

/** What the system shows of a record, and what the model says it should. */
const shown = (view: RecordView) => ({
  id: view.id, version: view.version, status: view.status, annulled: view.annulled !== null, values: view.values, hidden: view.identity !== 'absent',
  services: (view.groups['services'] ?? []).map(({ values }) => values),
});
const expected = (known: Known) => ({
  id: known.id, version: known.version, status: known.status, annulled: known.annulled, values: clear(known.values), hidden: known.values['nameGiven'] !== undefined,
  services: known.services.map(({ values }) => clear(values)),
});

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part));

function differ(what: string, was: unknown, should: unknown): void {
  if (sorted(was) !== sorted(should)) throw new Error(`${what}\n  was    ${sorted(was)}\n  should ${sorted(should)}`);
}

/** Plays acts against the system and the model, and fails at the first difference. */
export class Play {
  readonly #house: House;
  readonly #people: People;
  readonly #model: Model;
  acts = 0;

  constructor(house: House, people: People, model: Model) {
    this.#house = house;
    this.#people = people;
    this.#model = model;
  }

  #run<I, O>(act: Action, command: Parameters<typeof run<I, O>>[2], input: unknown): Promise<Done<O>> {
    return attempt(run(this.#house, this.#people[act.who], command, input));
  }

  async act(act: Action): Promise<void> {
    this.acts += 1;
    const known = this.#model.records.at(-1 - act.which);
    if (act.do === 'create') return this.#create(act);
    if (act.do === 'list' || act.do === 'count') return act.do === 'list' ? this.#list(act) : this.#count(act);
    return known === undefined ? undefined : this.#onRecord(act, known);
  }

  async #create(act: Extract<Action, { do: 'create' }>): Promise<void> {
    const done = await this.#run(act, commands.create, { values: act.values, groups: { services: act.services.map((values) => ({ values })) } });
    const refused = this.#model.refuses(act);
    if ('refused' in done || refused !== null) return differ('create', done, { refused });
    const rows = done.did.groups['services'] ?? [];
    const known: Known = {
      id: done.did.id, at: this.#model.home(act.who), version: 1, status: 'draft', annulled: false, values: act.values,
      services: act.services.map((values, index) => ({ id: rows[index]?.id ?? '', values })),
    };
    this.#model.records.push(known);
    differ('created', shown(done.did), expected(known));
  }

  async #list(act: Extract<Action, { do: 'list' }>): Promise<void> {
    const input = { limit: '20', annulled: String(act.annulled), ...(act.sex !== undefined && { sex: act.sex }), ...(act.name !== undefined && { q: act.name }) };
    const done = await this.#run(act, commands.list, input);
    const refused = this.#model.refuses(act);
    if ('refused' in done || refused !== null) return differ('list', done, { refused });
    const should = this.#model.listed(act.who, act);
    differ(`list for ${act.who}`, done.did.items.map(({ id, version, status }) => [id, version, status]), should.slice(0, 20).map(({ id, version, status }) => [id, version, status]));
    differ('next page', done.did.next !== null, should.length > 20);
  }

  async #count(act: Extract<Action, { do: 'count' }>): Promise<void> {
    const done = await this.#run(act, commands.count, { by: act.by });
    const refused = this.#model.refuses(act);
    if ('refused' in done || refused !== null) return differ('count', done, { refused });
    const should = act.by === 'sex' ? this.#model.counted(act.who, 'sex') : this.#byStatus(act);
    differ(`count by ${act.by} for ${act.who}`, Object.fromEntries(done.did.rows.map(({ key, count }) => [key[act.by], count])), should);
    differ('total', done.did.total, Object.values(should).reduce((sum, count) => sum + count, 0));
  }

  #byStatus(act: Action): Record<string, number> {
    return Object.fromEntries([...Map.groupBy(this.#model.listed(act.who, { annulled: false }), ({ status }) => status)].map(([status, all]) => [status, all.length]));
  }

  async #onRecord(act: Exclude<Action, { do: 'create' | 'list' | 'count' }>, known: Known): Promise<void> {
    const right = this.#model.refuses(act);
    const version = known.version - act.stale;
    const base = { id: known.id, version };
    if (act.do === 'read') return this.#settle(await this.#run(act, commands.read, { id: known.id }), right ?? (this.#model.sees(act.who, known) ? null : 'not_found'), known);
    if (act.do === 'annul') {
      const refused = right ?? this.#model.refusesAnnul(act.who, known, version, act.reason);
      const done = await this.#run(act, commands.annul, { ...base, reason: act.reason });
      if (refused === null) Object.assign(known, { annulled: true, version: known.version + 1 });
      return this.#settle(done, refused, known);
    }
    if (act.do === 'status') {
      const refused = right ?? this.#model.refusesStatus(act.who, known, version, act.to, act.reason);
      const done = await this.#run(act, commands.setStatus, { ...base, status: act.to, reason: act.reason });
      if (refused === null) Object.assign(known, { status: act.to, version: known.version + 1 });
      return this.#settle(done, refused, known);
    }
    return this.#update(act, known, right ?? this.#model.refusesUpdate(act.who, known, version), base);
  }

  async #update(act: Extract<Action, { do: 'update' }>, known: Known, refused: string | null, base: { id: string; version: number }): Promise<void> {
    const first = known.services[0];
    const rows: GroupRow[] = act.add.map((values) => ({ values }));
    if (first !== undefined && act.remove) rows.push({ id: first.id, remove: true, values: {} });
    else if (first !== undefined && act.change !== null) rows.push({ id: first.id, values: act.change });
    const done = await this.#run(act, commands.update, { ...base, values: act.values, groups: { services: rows } });
    if (refused === null) this.#model.update(known, act.values, { add: act.add, change: act.change, remove: act.remove });
    if (refused === null && 'did' in done) {
      const views = done.did.view.groups['services'] ?? [];
      known.services = known.services.map((row, index) => ({ id: views[index]?.id ?? '', values: row.values }));
    }
    this.#settle('did' in done ? { did: done.did.view } : done, refused, known);
  }

  #settle(done: Done<RecordView>, refused: string | null, known: Known): void {
    if ('refused' in done || refused !== null) return differ('refusal', done, { refused });
    differ('record', shown(done.did), expected(known));
  }
}
