import type { Value, Values } from '@sintra/definition';
import { missingOf } from '@sintra/projections/validation';
import { victims as module } from '@sintra/victims/server';
import type { Action, Person, Where } from './acts.ts';

/** A record as the model keeps it: the least that tells right from wrong. */
export interface Known {
  readonly id: string;
  readonly at: Where;
  version: number;
  status: string;
  annulled: boolean;
  values: Values;
  services: { readonly id: string; values: Values }[];
}

export type Outcome = { readonly refused: string } | { readonly record: Known };

const rights: Readonly<Record<Person, { readonly at: Where; readonly scope: 'own' | 'all' | 'none'; readonly may: readonly Action['do'][]; readonly validates: boolean }>> = {
  ana: { at: 'jalisco', scope: 'own', may: ['create', 'update', 'status', 'read', 'list', 'count'], validates: false },
  beto: { at: 'jalisco', scope: 'own', may: ['create', 'update', 'status', 'annul', 'read', 'list', 'count'], validates: true },
  carla: { at: 'chiapas', scope: 'own', may: ['create', 'update', 'status', 'read', 'list', 'count'], validates: false },
  diana: { at: 'secretariat', scope: 'all', may: ['create', 'update', 'status', 'annul', 'read', 'list', 'count'], validates: true },
  // Figures of the nation, and no record behind them.
  elena: { at: 'secretariat', scope: 'all', may: ['count'], validates: false },
  fabian: { at: 'secretariat', scope: 'none', may: [], validates: false },
  gloria: { at: 'secretariat', scope: 'none', may: [], validates: false },
};

const ways: Readonly<Record<string, readonly string[]>> = {
  draft: ['submitted'], submitted: ['validated', 'observed'], observed: ['submitted'], validated: ['closed', 'observed'], closed: ['observed'],
};

const without = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
const text = (value: unknown): string => JSON.stringify(value ?? null);
const sameValues = (a: Values, b: Values): boolean => [...new Set([...Object.keys(a), ...Object.keys(b)])].every((id) => text(a[id]) === text(b[id]));

/** What the system should hold, and answer, written without a database. */
export class Model {
  readonly records: Known[] = [];

  refuses(act: Action): string | null {
    return rights[act.who].may.includes(act.do) ? null : 'forbidden';
  }

  sees(who: Person, record: Known): boolean {
    const { scope, at } = rights[who];
    return scope === 'all' || (scope === 'own' && record.at === at);
  }

  home = (who: Person): Where => rights[who].at;

  #toWrite(who: Person, record: Known, version: number): string | null {
    if (!this.sees(who, record)) return 'not_found';
    if (record.annulled) return 'annulled';
    return record.version === version ? null : 'version_moved';
  }

  /** Why an update is refused, or null; then `update` does it. */
  refusesUpdate = (who: Person, record: Known, version: number): string | null => this.#toWrite(who, record, version);

  update(record: Known, values: Values, services: { readonly add: readonly Values[]; readonly change: Values | null; readonly remove: boolean }): number {
    const after = without({ ...record.values, ...values });
    const first = record.services[0];
    const kept = record.services.flatMap((row, index) => {
      if (index > 0) return [row];
      if (services.remove) return [];
      return [{ id: row.id, values: without({ ...row.values, ...services.change }) }];
    });
    const moved = !sameValues(record.values, after) || services.add.length > 0 || (first !== undefined && (services.remove || !sameValues(first.values, kept[0]?.values ?? {})));
    record.values = after;
    record.services = [...kept, ...services.add.map((row) => ({ id: '', values: without(row) }))];
    if (moved) record.version += 1;
    return record.version;
  }

  refusesStatus(who: Person, record: Known, version: number, to: string, reason: string): string | null {
    const refused = this.#toWrite(who, record, version);
    if (refused !== null) return refused;
    if (!(ways[record.status] ?? []).includes(to)) return 'status_step';
    if (to !== 'submitted' && !rights[who].validates) return 'forbidden';
    if (to === 'observed' && reason.length < 10) return 'reason_needed';
    return to === 'submitted' && missingOf(module.form, record.values).length > 0 ? 'missing_to_submit' : null;
  }

  refusesAnnul = (who: Person, record: Known, version: number, reason: string): string | null =>
    (reason.length < 10 ? 'reason_needed' : this.#toWrite(who, record, version));

  /** Records that a person should be shown under these filters, newest first. */
  listed(who: Person, filters: { readonly sex?: string | undefined; readonly annulled: boolean; readonly name?: string | undefined }): Known[] {
    return this.records.toReversed().filter((record) => this.sees(who, record) && record.annulled === filters.annulled
      && (filters.sex === undefined || record.values['sex'] === filters.sex)
      // A name is found by who may read names, in their own institution.
      && (filters.name === undefined || (rights[who].scope === 'own' && record.at === rights[who].at && record.values['nameGiven'] === filters.name)));
  }

  counted(who: Person, by: string): Readonly<Record<string, number>> {
    const shown = this.listed(who, { annulled: false });
    const keyOf = (value: Value | undefined): string => (typeof value === 'string' ? value : 'no_answer');
    return Object.fromEntries([...Map.groupBy(shown, ({ values }) => keyOf(values[by]))].map(([key, all]) => [key, all.length]));
  }
}
