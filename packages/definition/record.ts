/** A cell's value as it travels: text, number, list of codes, or null for «no answer yet». A date travels as people wrote it. */
export type Value = string | number | readonly string[] | null;

/** Cell id → value. An absent cell says nothing about it (a change that leaves it as it was); null erases it. */
export type Values = Readonly<Record<string, Value>>;

/** One row of a repeated group. Without `id` it is new; `remove` takes it out (kept in history). */
export interface GroupRow {
  readonly id?: string;
  readonly remove?: true;
  readonly values: Values;
}

/** What a person, an import or the API hands in for one record. An absent group changes nothing. */
export interface RecordInput {
  readonly values: Values;
  readonly groups?: Readonly<Record<string, readonly GroupRow[]>>;
}
