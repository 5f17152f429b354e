import type { GroupRow, Value, Values } from '@sintra/definition';
import type { Desired, FormId, Ref, Wanted } from './desired.ts';
import type { Existing, Standing } from './existing.ts';

/** One cell that is not as the document says. */
export interface Difference {
  readonly cell: string;
  readonly stored: Value;
  readonly document: Value;
}

/** What has to be done for one record that the document asks for. */
export interface Step {
  readonly desired: Desired;
  readonly standing: Standing | null;
  readonly kind: 'create' | 'update' | 'same';
  readonly differences: readonly Difference[];
  /** Rows of its group that are missing; those of the data that the document does not name stay. */
  readonly missingRows: readonly Wanted[];
}

const isRef = (value: Wanted[string] | undefined): value is Ref => typeof value === 'object' && value !== null && 'ref' in value;

/** Uuids of the records that the plan knows already, and of those that it makes on the way. */
export class Ids {
  readonly #existing: Existing;
  readonly #names: ReadonlyMap<string, string>;
  readonly #made = new Map<string, string>();

  constructor(existing: Existing, desired: readonly Desired[]) {
    this.#existing = existing;
    this.#names = new Map(desired.map(({ form, key, label }) => [`${form} ${key}`, label]));
  }

  made(form: FormId, key: string, id: string): void {
    this.#made.set(`${form} ${key}`, id);
  }

  of({ ref, key }: Ref): string | null {
    return this.#made.get(`${ref} ${key}`) ?? this.#existing.find(ref, key, this.#names.get(`${ref} ${key}`) ?? key)?.id ?? null;
  }

  resolve(wanted: Wanted): Values {
    return Object.fromEntries(Object.entries(wanted).map(([id, value]) => [id, isRef(value) ? this.of(value) : value]));
  }
}

const isEmpty = (value: Value | undefined): boolean => value === undefined || value === null || value === '';
/** Spaces and the last full stop are no difference. */
const plain = (value: Value | undefined): unknown => (typeof value === 'string' ? value.replace(/\s+/g, ' ').replace(/[.\s]+$/, '') : value);
const same = (a: Value | undefined, b: Value | undefined): boolean => (isEmpty(a) && isEmpty(b)) || JSON.stringify(plain(a)) === JSON.stringify(plain(b));

function differencesOf(desired: Desired, standing: Standing, ids: Ids): readonly Difference[] {
  const wanted = ids.resolve(desired.values);
  return Object.entries(wanted).flatMap(([cell, document]) => {
    const stored = standing.values[cell] ?? null;
    // What the document leaves out is not taken away from the record.
    const stands = same(stored, document) || isEmpty(document) || (desired.fillsOnly === true && !isEmpty(stored));
    return stands ? [] : [{ cell, stored, document }];
  });
}

const hasRow = (rows: readonly GroupRow[], row: Values, by: string): boolean =>
  rows.some(({ values }) => same(values[by], row[by]) || (!isEmpty(row['organization']) && values['organization'] === row['organization']));

function missingRows(desired: Desired, standing: Standing | null, ids: Ids): readonly Wanted[] {
  const { rows } = desired;
  if (rows === undefined) return [];
  const present = standing?.groups[rows.group] ?? [];
  return rows.wanted.filter((row) => !hasRow(present, ids.resolve(row), rows.by));
}

/** Compares what the document asks for with what there is, one record at a time. Nothing is written. */
export function stepOf(desired: Desired, existing: Existing, ids: Ids): Step {
  const standing = existing.find(desired.form, desired.key, desired.label);
  const differences = standing === null ? [] : differencesOf(desired, standing, ids);
  const rows = missingRows(desired, standing, ids);
  const kind = standing === null ? 'create' : differences.length > 0 || rows.length > 0 ? 'update' : 'same';
  return { desired, standing, kind, differences, missingRows: rows };
}

export function planOf(desired: readonly Desired[], existing: Existing): readonly Step[] {
  const ids = new Ids(existing, desired);
  return desired.map((one) => stepOf(one, existing, ids));
}
