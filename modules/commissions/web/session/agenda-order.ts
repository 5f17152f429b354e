import type { Values } from '@sintra/definition';

export interface AgendaRow {
  readonly id: string;
  readonly values: Values;
}

/** What a row says is written whole: what the other had and this one has not is erased. */
const whole: Values = { topic: null, presenter: null, agendaMinutes: null, agendaFile: null, documentLink: null };
const says = (id: string, values: Values) => ({ id, values: { ...whole, ...values } });

/** Two items change places by changing what they say: rows keep their ids and their history. */
export function moved(agenda: readonly AgendaRow[], from: number, to: number): readonly object[] {
  const [one, other] = [agenda[from], agenda[to]];
  return one === undefined || other === undefined ? [] : [says(one.id, other.values), says(other.id, one.values)];
}

/** An item that was taken out, where it was: those after it say what the one before them said, and the last becomes a new row. */
export function putBack(agenda: readonly AgendaRow[], { values }: AgendaRow, index: number): readonly object[] {
  const after = agenda.slice(index);
  const before = [values, ...after.map((row) => row.values)];
  return [...after.map((row, place) => says(row.id, before[place] ?? {})), { values: before.at(-1) ?? {} }];
}
