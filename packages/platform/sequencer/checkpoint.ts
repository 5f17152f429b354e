import { clock } from '@sintra/platform/clock';
import type { House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import { checkpointHash, readCheckpoint, writeCheckpoint, type Checkpoint, type TreeHead } from '@sintra/platform/log/proof';
import { deliver } from './deliver.ts';
import { openSigningKey } from './signing-key.ts';
import { rangeHash } from './tiles.ts';
import { onTrees } from './worker.ts';

export interface Made {
  /** The new checkpoint, or null when no tree had grown. */
  readonly checkpoint: Checkpoint | null;
  /** Trees that no longer begin with what was signed: they keep their last signed root, and somebody must look. */
  readonly damaged: readonly string[];
}

interface Stored {
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

/** Signs one checkpoint over the roots of all trees, unless none has grown. Waits for the sequencer to finish. */
export const checkpointLog = (house: House): Promise<Made> => onTrees(house, (tx) => make(house, tx));

async function lastCheckpoint(tx: Tx): Promise<Stored | null> {
  const [row] = await tx<{ body: string }[]>`select body from log_checkpoint order by number desc limit 1`;
  const checkpoint = row === undefined ? null : readCheckpoint(row.body);
  if (row !== undefined && checkpoint === null) throw new Error('the last checkpoint of the log cannot be read');
  return row === undefined || checkpoint === null ? null : { note: row.body, checkpoint };
}

/** Sizes of all trees, jumping from one to the next through the key. */
async function treeSizes(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx<{ tree: string; size: number }[]>`
    with recursive tree (id) as (
      (select institution_id from log_leaf order by institution_id limit 1)
      union all
      select (select f.institution_id from log_leaf f where f.institution_id > tree.id order by f.institution_id limit 1) from tree where tree.id is not null
    )
    select id as tree, (select max(leaf_index) + 1 from log_leaf where institution_id = id)::float8 as size from tree where id is not null`;
  return new Map(rows.map(({ tree, size }) => [tree, size]));
}

async function grow(tx: Tx, tree: string, size: number, old: TreeHead | undefined): Promise<TreeHead | null> {
  if (old !== undefined && (size < old.size || !(await rangeHash(tx, tree, { from: 0, until: old.size })).equals(old.root))) return null;
  return { size, root: await rangeHash(tx, tree, { from: 0, until: size }) };
}

async function make(house: House, tx: Tx): Promise<Made> {
  const last = await lastCheckpoint(tx);
  const trees = new Map<string, TreeHead>(last?.checkpoint.trees);
  const sizes = await treeSizes(tx);
  const damaged = [...trees.keys()].filter((tree) => !sizes.has(tree));
  let isNew = false;
  for (const [tree, size] of sizes) {
    const old = trees.get(tree);
    if (old?.size === size) continue;
    const head = await grow(tx, tree, size, old);
    if (head === null) damaged.push(tree);
    else trees.set(tree, head);
    isNew ||= head !== null;
  }
  return { checkpoint: isNew ? await store(house, tx, last, trees) : null, damaged };
}

async function store(house: House, tx: Tx, last: Stored | null, trees: ReadonlyMap<string, TreeHead>): Promise<Checkpoint> {
  const { privateKey, publicKey } = await openSigningKey(house, tx);
  const now = clock.now().toISOString();
  // A clock that was set back must not make time run backwards in what is signed.
  const time = last !== null && last.checkpoint.time > now ? last.checkpoint.time : now;
  const checkpoint = {
    number: (last?.checkpoint.number ?? 0) + 1, time, trees,
    previous: last === null ? null : checkpointHash(last.note),
  };
  const note = writeCheckpoint(checkpoint, privateKey, publicKey);
  await tx`insert into log_checkpoint (number, at, body) values (${checkpoint.number}, ${time}, ${note})`;
  await deliver(tx, checkpoint, note);
  return checkpoint;
}

/** When the last checkpoint was signed, and whether a tree has grown since. */
export const proofState = (house: House): Promise<{ readonly last: Date | null; readonly isBehind: boolean }> => onTrees(house, async (tx) => {
  const last = await lastCheckpoint(tx);
  const sizes = await treeSizes(tx);
  const isBehind = [...sizes].some(([tree, size]) => last?.checkpoint.trees.get(tree)?.size !== size);
  return { last: last === null ? null : new Date(last.checkpoint.time), isBehind };
});
