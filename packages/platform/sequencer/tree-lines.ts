import type { Tx } from '@sintra/platform/db';
import { consistencyRanges, inclusionRanges, type EntryJson, type Line, type Range } from '@sintra/platform/log/proof';
import { entryColumns, entryOf } from './entries.ts';
import { rangeHash } from './tiles.ts';

/** Rows fetched at a time: bounds memory, whatever the export's size. */
const BATCH = 1000;

type Write = (line: Line) => Promise<void>;

/** Days of America/Mexico_City, both included; null is no limit. */
export interface Days {
  readonly from: string | null;
  readonly until: string | null;
}

interface TreeExport {
  readonly tree: string;
  readonly acronym: string | null;
  readonly days: Days;
  /** Sizes that the checkpoints of the export sign for this tree, each once, growing. */
  readonly sizes: readonly number[];
}

/** The leaves whose entries fall on these days, as one run without gaps: entries do not commit exactly in the order of their clocks. */
async function leavesOf(tx: Tx, tree: string, { from, until }: Days, size: number): Promise<Range> {
  const zone = 'America/Mexico_City';
  const [row] = await tx<{ first: number | null; last: number | null }[]>`
    select ${from === null ? tx`0` : tx`(select min(leaf_index) from log_leaf where institution_id = ${tree} and entry_at >= ${from}::date::timestamp at time zone ${zone})`}::float8 as first,
      ${until === null ? tx`${size - 1}` : tx`(select max(leaf_index) from log_leaf where institution_id = ${tree} and entry_at < (${until}::date + 1)::timestamp at time zone ${zone})`}::float8 as last`;
  const first = row?.first ?? size;
  return { from: Math.min(first, size), until: Math.max(Math.min((row?.last ?? -1) + 1, size), Math.min(first, size)) };
}

async function proof(tx: Tx, tree: string, ranges: readonly Range[]): Promise<string[]> {
  const hashes = await Promise.all(ranges.map((range) => rangeHash(tx, tree, range)));
  return hashes.map((hash) => hash.toString('base64'));
}

/** A tree's line, the consistency proofs that its entries do not replace, and its entries. @returns how many entries */
export async function writeTree(tx: Tx, { tree, acronym, days, sizes }: TreeExport, write: Write): Promise<number> {
  const size = sizes.at(-1) ?? 0;
  const range = await leavesOf(tx, tree, days, size);
  const count = range.until - range.from;
  const isPart = count > 0 && count < size;
  const inclusion = (index: number): Promise<string[]> => proof(tx, tree, inclusionRanges(index, { from: 0, until: size }));
  await write({
    type: 'tree', tree, acronym, first: range.from, count,
    first_proof: isPart ? await inclusion(range.from) : null, last_proof: isPart ? await inclusion(range.until - 1) : null,
  });
  for (const [at, old] of sizes.slice(0, -1).entries()) {
    const next = sizes[at + 1] ?? old;
    if (count > 0 && old >= range.from && next <= range.until) continue;
    await write({ type: 'consistency', tree, old_size: old, size: next, proof: await proof(tx, tree, consistencyRanges(old, next)) });
  }
  await writeEntries(tx, tree, range, write);
  return count;
}

interface LeafRow extends Record<string, unknown> {
  readonly leaf_index: string;
  readonly hash: Buffer;
  readonly id: string | null;
}

async function writeEntries(tx: Tx, tree: string, { from, until }: Range, write: Write): Promise<void> {
  const rows = tx<LeafRow[]>`
    select f.leaf_index, f.hash, ${entryColumns(tx)} from log_leaf f left join log_entry e on e.id = f.entry_id and e.at = f.entry_at
    where f.institution_id = ${tree} and f.leaf_index >= ${from} and f.leaf_index < ${until} order by f.leaf_index`.cursor(BATCH);
  for await (const batch of rows) {
    for (const row of batch) {
      const entry = row.id === null ? null : entryOf(row);
      await write({ type: 'entry', index: Number(row.leaf_index), leaf: row.hash.toString('base64'), entry });
    }
  }
}

/**
 * Entries older than the watermark that stand in no tree: the sequencer never leaves one behind, so somebody put them there.
 * @param owner only those of this institution; null for all
 */
export async function writeStrays(tx: Tx, owner: string | null, write: Write): Promise<void> {
  const rows = tx<Record<string, unknown>[]>`
    select ${entryColumns(tx)} from log_entry e
    where e.tx < (select watermark from log_sequence) and not exists (select from log_leaf f where f.entry_id = e.id and f.entry_at = e.at)
      ${owner === null ? tx`` : tx`and e.owner_institution_id = ${owner}`} order by e.id`.cursor(BATCH);
  for await (const batch of rows) for (const row of batch) await write({ type: 'stray', entry: entryOf(row) satisfies EntryJson });
}
