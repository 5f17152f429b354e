import type { Tx } from '@sintra/platform/db';
import { HASH, rootOf, type Range } from '@sintra/platform/log/proof';

/** Leaves of a tile; a tile of the next level covers as many of these. */
const WIDTH = 256;

const width = (level: number): number => WIDTH ** level;

/** Neighbouring hashes of one level: leaves are level 0. What is missing reads as zeros, so that the verifier finds it. */
async function readHashes(tx: Tx, tree: string, level: number, { from, until }: Range): Promise<Buffer[]> {
  const rows = level === 0
    ? await tx<{ at: string; hash: Buffer }[]>`
      select leaf_index as at, hash from log_leaf where institution_id = ${tree} and leaf_index >= ${from} and leaf_index < ${until}`
    : await tx<{ at: string; hash: Buffer }[]>`
      select tile_index as at, hash from log_tile where institution_id = ${tree} and level = ${level} and tile_index >= ${from} and tile_index < ${until}`;
  const hashes: Buffer[] = Array.from({ length: until - from }, () => Buffer.alloc(HASH));
  for (const { at, hash } of rows) hashes[Number(at) - from] = hash;
  return hashes;
}

/** Stores the tiles that `until - from` new leaves completed, level by level. */
export async function completeTiles(tx: Tx, tree: string, { from, until }: Range, level = 1): Promise<void> {
  const [first, end] = [Math.floor(from / WIDTH), Math.floor(until / WIDTH)];
  if (first === end) return;
  for (let tile = first; tile < end; tile += 1) {
    const hash = rootOf(await readHashes(tx, tree, level - 1, { from: tile * WIDTH, until: (tile + 1) * WIDTH }));
    await tx`insert into log_tile (institution_id, level, tile_index, hash) values (${tree}, ${level}, ${tile}, ${Buffer.from(hash)})`;
  }
  await completeTiles(tx, tree, { from: first, until: end }, level + 1);
}

/** Complete subtrees, from left to right, that make up a range which begins where one of its own size could. */
function subtrees({ from, until }: Range): Range[] {
  const parts: Range[] = [];
  for (let at = from; at < until;) {
    let size = 1;
    while (at + size * 2 <= until && (at - from) % (size * 2) === 0) size *= 2;
    parts.push({ from: at, until: at + size });
    at += size;
  }
  return parts;
}

/** Hash of one complete subtree, from at most 128 hashes of the highest level that has it. */
async function subtreeHash(tx: Tx, tree: string, { from, until }: Range): Promise<Uint8Array> {
  let level = 0;
  while (width(level + 1) <= until - from) level += 1;
  return rootOf(await readHashes(tx, tree, level, { from: from / width(level), until: until / width(level) }));
}

/** RFC 6962 hash of a range of a tree's leaves, as proofs name them (`inclusionRanges`); the whole tree's is its root. */
export async function rangeHash(tx: Tx, tree: string, range: Range): Promise<Buffer> {
  const hashes = await Promise.all(subtrees(range).map((part) => subtreeHash(tx, tree, part)));
  return Buffer.from(hashes.reduceRight((right, left) => rootOf([left, right])));
}
