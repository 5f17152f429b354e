import type { Tx } from '../db/index.ts';

/** Field → commitment of the value that a write gave it (records/commitments.ts). */
export type Commitments = Readonly<Record<string, string>>;

/** What each transaction wrote and no entry of the log has said yet, by record and version. */
const unsaid = new WeakMap<Tx, Map<string, Commitments>>();

const placeOf = (id: string, version: number): string => `${id}/${String(version)}`;

/** A write of values says what it wrote; the entry of that record and version takes it (`writeLog`), whoever writes the entry. */
export function noteWritten(tx: Tx, { id, version }: { readonly id: string; readonly version: number }, commitments: Commitments): void {
  unsaid.set(tx, (unsaid.get(tx) ?? new Map<string, Commitments>()).set(placeOf(id, version), commitments));
}

/** What was written of this version, once; undefined when nothing was. */
export function takeWritten(tx: Tx, id: string | undefined, version: number | undefined): Commitments | undefined {
  if (id === undefined || version === undefined) return undefined;
  const place = placeOf(id, version);
  const commitments = unsaid.get(tx)?.get(place);
  unsaid.get(tx)?.delete(place);
  return commitments;
}

/** @throws Error: a record was written and no entry says so. A mistake of ours, and it undoes the act. */
export function requireAllSaid(tx: Tx, command: string): void {
  const left = [...(unsaid.get(tx)?.keys() ?? [])];
  if (left.length > 0) throw new Error(`${command} wrote ${left.join(', ')} without an entry in the log`);
}
