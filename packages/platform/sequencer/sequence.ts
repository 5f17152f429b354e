import type { House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import { canonicalJson, HOUSE, leafHash } from '@sintra/platform/log/proof';
import { entryColumns, entryOf } from './entries.ts';
import { completeTiles } from './tiles.ts';
import { onFreeTrees, onTrees } from './worker.ts';

/** Entries hashed at a time: some milliseconds of the server's one thread, and bounded memory for any backlog. */
const CHUNK = 1000;

interface SequenceOptions {
  /** Told after each chunk how many entries were taken so far in this transaction. */
  onChunk?(taken: number): void | Promise<void>;
}

interface Leaf {
  readonly tree: string;
  readonly id: string;
  readonly at: string;
  readonly hash: Buffer;
}

/**
 * Appends every committed entry that stands in no tree yet, in one transaction; waits for another sequencer to finish.
 * @returns how many were appended
 */
export const sequenceLog = (house: House, options: SequenceOptions = {}): Promise<number> => onTrees(house, (tx) => sequence(tx, options));

/** The same, but null at once when another sequencer is at it. */
export const sequenceLogIfFree = (house: House): Promise<number | null> => onFreeTrees(house, (tx) => sequence(tx, {}));

/**
 * Entries commit in another order than their transactions began. The watermark is a transaction number below which none was
 * still running when it was taken (pg_snapshot_xmin): everything below it is visible for ever or never will be. From it
 * upwards whatever has no leaf yet is taken, so that a late commit is found however late it comes, and nothing twice. The next
 * watermark is read *before* the entries: at worst it is too low, which costs a second look and loses nothing.
 */
async function sequence(tx: Tx, { onChunk }: SequenceOptions): Promise<number> {
  const [mark] = await tx<{ next: string; isOther: boolean }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as next, pg_snapshot_xmin(pg_current_snapshot()) < watermark as "isOther" from log_sequence`;
  if (mark === undefined) throw new Error('log_sequence has no row');
  // Numbers that run backwards are those of another server, to which this database was moved: look at everything once.
  if (mark.isOther) await tx`update log_sequence set watermark = '0'`;
  await tx`
    declare fresh no scroll cursor for select ${entryColumns(tx)} from log_entry e
    where e.tx >= (select watermark from log_sequence) and not exists (select from log_leaf f where f.entry_id = e.id) order by e.tx, e.id`;
  const sizes = new Map<string, number>();
  let taken = 0;
  for (let rows = await fetchChunk(tx); rows.length > 0; rows = await fetchChunk(tx)) {
    await append(tx, rows.map(leafOf), sizes);
    taken += rows.length;
    await onChunk?.(taken);
  }
  if (taken > 0 || mark.isOther) await tx`update log_sequence set watermark = ${mark.next}::text::xid8`;
  return taken;
}

const fetchChunk = (tx: Tx) => tx<Record<string, unknown>[]>`fetch forward ${tx.unsafe(String(CHUNK))} from fresh`;

function leafOf(row: Record<string, unknown>): Leaf {
  const entry = entryOf(row);
  return { tree: entry.owner_institution_id ?? HOUSE, id: entry.id, at: entry.at, hash: leafHash(canonicalJson(entry)) };
}

async function append(tx: Tx, leaves: readonly Leaf[], sizes: Map<string, number>): Promise<void> {
  const trees = [...new Set(leaves.map(({ tree }) => tree))];
  await readSizes(tx, trees.filter((tree) => !sizes.has(tree)), sizes);
  const before = new Map(sizes);
  const indexes = leaves.map(({ tree }) => next(sizes, tree));
  await tx`
    insert into log_leaf (institution_id, leaf_index, entry_id, entry_at, hash)
    select tree, leaf_index, entry_id, entry_at::timestamptz, decode(hash, 'hex') from unnest(${leaves.map(({ tree }) => tree)}::uuid[], ${indexes}::bigint[],
      ${leaves.map(({ id }) => id)}::uuid[], ${leaves.map(({ at }) => at)}::text[], ${leaves.map(({ hash }) => hash.toString('hex'))}::text[])
      as fresh (tree, leaf_index, entry_id, entry_at, hash)`;
  for (const tree of trees) await completeTiles(tx, tree, { from: before.get(tree) ?? 0, until: sizes.get(tree) ?? 0 });
}

function next(sizes: Map<string, number>, tree: string): number {
  const index = sizes.get(tree) ?? 0;
  sizes.set(tree, index + 1);
  return index;
}

async function readSizes(tx: Tx, trees: readonly string[], sizes: Map<string, number>): Promise<void> {
  const rows = await tx<{ tree: string; size: number }[]>`
    select tree, coalesce((select max(leaf_index) + 1 from log_leaf where institution_id = tree), 0)::float8 as size from unnest(${trees as string[]}::uuid[]) tree`;
  for (const { tree, size } of rows) sizes.set(tree, size);
}
