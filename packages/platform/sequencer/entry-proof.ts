import { z } from 'zod';
import { defineCommand } from '@sintra/platform/commands';
import type { Tx } from '@sintra/platform/db';
import { canonicalJson, HOUSE, inclusionRanges, leafHash, readCheckpoint, verifyInclusion } from '@sintra/platform/log/proof';
import { problems } from '@sintra/platform/problems';
import { entryColumns, entryOf } from './entries.ts';
import { rangeHash } from './tiles.ts';

interface Leaf {
  readonly tree: string;
  readonly leaf_index: string;
  readonly hash: Buffer;
}

/** `waiting`: not in a tree or not under a checkpoint yet; `altered`: its content is not what entered the tree, or the tree is not what was signed. */
const entryStates = ['sealed', 'waiting', 'altered'] as const;

export const entryProof = z.object({
  state: z.enum(entryStates),
  tree: z.string(),
  index: z.int().nullable().describe('Place in the tree, from 0'),
  leaf: z.string().nullable(),
  checkpoint: z.object({ number: z.int(), time: z.iso.datetime(), size: z.int(), root: z.string(), proof: z.array(z.string()) }).nullable()
    .describe('Newest checkpoint and the inclusion proof under it (docs/log-format.md)'),
  canonical: z.string().describe('The entry as it enters the tree'),
}).meta({ id: 'EntryProof' });
type EntryProof = z.infer<typeof entryProof>;

async function sealedUnder(tx: Tx, { tree, leaf_index, hash }: Leaf): Promise<Pick<EntryProof, 'state' | 'checkpoint'>> {
  const [row] = await tx<{ body: string }[]>`select body from log_checkpoint order by number desc limit 1`;
  const note = row === undefined ? null : readCheckpoint(row.body);
  const [head, index] = [note?.trees.get(tree), Number(leaf_index)];
  if (note === null || head === undefined || index >= head.size) return { state: 'waiting', checkpoint: null };
  const proof = await Promise.all(inclusionRanges(index, { from: 0, until: head.size }).map((range) => rangeHash(tx, tree, range)));
  const isIn = verifyInclusion(hash, { index, size: head.size, proof }, head.root);
  const checkpoint = { number: note.number, time: note.time, size: head.size, root: head.root.toString('base64'), proof: proof.map((one) => one.toString('base64')) };
  return { state: isIn ? 'sealed' : 'altered', checkpoint };
}

/** One entry against its leaf, and the leaf against the newest checkpoint. @throws notFound */
export const proveEntry = defineCommand({
  name: 'log.prove', resource: 'log', action: 'read', input: z.strictObject({ id: z.uuid() }),
  handle: async ({ tx }, { id }): Promise<EntryProof> => {
    const [row] = await tx<Record<string, unknown>[]>`select ${entryColumns(tx)} from log_entry e where e.id = ${id}`;
    if (row === undefined) throw problems.notFound();
    const entry = entryOf(row);
    const canonical = canonicalJson(entry);
    const [leaf] = await tx<Leaf[]>`select institution_id as tree, leaf_index, hash from log_leaf where entry_id = ${id}`;
    const tree = entry.owner_institution_id ?? HOUSE;
    if (leaf === undefined) return { state: 'waiting', tree, index: null, leaf: null, checkpoint: null, canonical };
    const place = { tree: leaf.tree, index: Number(leaf.leaf_index), leaf: leaf.hash.toString('base64'), canonical };
    if (leaf.tree !== tree || !leafHash(canonical).equals(leaf.hash)) return { ...place, state: 'altered', checkpoint: null };
    return { ...place, ...(await sealedUnder(tx, leaf)) };
  },
  log: ({ id }, { state }) => ({ action: 'log.prove', resource: 'log', details: { entry: id, state } }),
});
