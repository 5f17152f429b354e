import { createHash } from 'node:crypto';
import { clock } from '@sintra/platform/clock';
import { logRefusal } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { endText, FORMAT, HOUSE, readCheckpoint, signNote, writeLine, type Checkpoint, type Line } from '@sintra/platform/log/proof';
import { requireRight, type Scope } from '@sintra/platform/permissions';
import { Problem } from '@sintra/platform/problems';
import { checkpointLog } from './checkpoint.ts';
import { copyCheckpoints } from './checkpoint-file.ts';
import { sequencerProblems } from './problems.ts';
import { sequenceLog } from './sequence.ts';
import { openSigningKey, publishedKeys, type SigningKey } from './signing-key.ts';
import { writeStrays, writeTree, type Days } from './tree-lines.ts';
import { onTrees } from './worker.ts';

export interface LogExportRequest {
  /** Acronym; absent: all that the person may read. */
  readonly institution?: string | undefined;
  /** YYYY-MM-DD, days of Mexico City, both included. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface LogExportSummary {
  readonly entries: number;
  readonly lines: number;
  /** Of the whole file. */
  readonly sha256: string;
  readonly checkpoint: number;
  /** The public key that signed it, as published. */
  readonly key: string;
}

interface Asked extends Days {
  /** One institution's tree, or null for all. */
  readonly institution: { readonly id: string; readonly acronym: string } | null;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function daysOf({ from = null, until = null }: { readonly from?: string | null | undefined; readonly until?: string | null | undefined }): Days {
  const isDay = (day: string | null): boolean => day === null || (DAY.test(day) && !Number.isNaN(Date.parse(day)));
  if (!isDay(from) || !isDay(until) || (from !== null && until !== null && from > until)) throw sequencerProblems.badDates();
  return { from, until };
}

async function resolve(house: House, context: Context, scope: Scope, request: LogExportRequest): Promise<Asked> {
  const days = daysOf(request);
  if (scope === 'national' && request.institution === undefined) return { ...days, institution: null };
  const [found] = await withContext(house, context, (tx) => tx<{ id: string; acronym: string }[]>`
    select id, acronym from institution where ${request.institution === undefined ? tx`id = ${context.institutionId}` : tx`acronym = ${request.institution}`}`);
  const isTheirs = found !== undefined && (scope === 'national' || found.id === context.institutionId);
  if (!isTheirs) throw sequencerProblems.noSuchInstitution({ acronym: request.institution ?? '' });
  return { ...days, institution: found };
}

async function ask(house: House, context: Context, request: LogExportRequest): Promise<Asked> {
  try {
    return await resolve(house, context, requireRight(context, 'log', 'read'), request);
  } catch (error) {
    if (error instanceof Problem) await logRefusal(house, context, 'log.export', error);
    throw error;
  }
}

/** Writes lines and keeps what closes the file: how many there were and the hash of their bytes. */
class Sink {
  readonly #out: (text: string) => Promise<void>;
  readonly #digest = createHash('sha256');
  lines = 0;

  constructor(out: (text: string) => Promise<void>) {
    this.#out = out;
  }

  readonly write = async (line: Line): Promise<void> => {
    const text = `${writeLine(line)}\n`;
    this.#digest.update(text);
    this.lines += 1;
    await this.#out(text);
  };

  sha256(): string {
    return this.#digest.copy().digest('hex');
  }
}

/**
 * Notes between two checkpoints of the table, in order, then the last one. Filtered by days, they begin with the last one before
 * the days and go to the first one after them.
 */
async function writeCheckpoints(tx: Tx, { from, until }: Days, { write }: Sink): Promise<Signed> {
  const zone = 'America/Mexico_City';
  const rows = tx<{ body: string }[]>`
    with edge as (select
      coalesce(${from === null ? tx`null::bigint` : tx`(select max(number) from log_checkpoint where at < ${from}::date::timestamp at time zone ${zone})`}, 1) as first,
      ${until === null ? tx`null::bigint` : tx`(select min(number) from log_checkpoint where at >= (${until}::date + 1)::timestamp at time zone ${zone})`} as last)
    select body from log_checkpoint, edge
    where number >= edge.first and (number <= coalesce(edge.last, number) or number = (select max(number) from log_checkpoint)) order by number`.cursor(100);
  const signed: Signed = { last: null, sizes: new Map() };
  for await (const batch of rows) {
    for (const { body } of batch) {
      await write({ type: 'checkpoint', note: body });
      remember(signed, readCheckpoint(body));
    }
  }
  return signed;
}

/** What of the checkpoints the trees' lines need: little, however many there are. */
interface Signed {
  last: Checkpoint | null;
  /** By tree, the sizes that were signed, each once, growing. */
  readonly sizes: Map<string, number[]>;
}

function remember(signed: Signed, checkpoint: Checkpoint | null): void {
  if (checkpoint === null) return;
  signed.last = checkpoint;
  for (const [tree, { size }] of checkpoint.trees) {
    const known = signed.sizes.get(tree) ?? [];
    if (known.length === 0) signed.sizes.set(tree, known);
    if (size > (known.at(-1) ?? 0)) known.push(size);
  }
}

async function writeAll(tx: Tx, asked: Asked, sink: Sink): Promise<{ entries: number; checkpoint: number }> {
  const { institution, from, until } = asked;
  const keys = await publishedKeys(tx);
  await sink.write({ type: 'header', format: FORMAT, keys, exported_at: clock.now().toISOString(), institution: institution?.acronym ?? null, from, until });
  const { last, sizes } = await writeCheckpoints(tx, asked, sink);
  if (last === null) throw sequencerProblems.nothingToExport();
  const acronyms = new Map((await tx<{ id: string; acronym: string }[]>`select id, acronym from institution`).map(({ id, acronym }) => [id, acronym]));
  let entries = 0;
  for (const tree of last.trees.keys()) {
    if (institution !== null && institution.id !== tree) continue;
    entries += await writeTree(tx, { tree, acronym: tree === HOUSE ? null : (acronyms.get(tree) ?? null), days: asked, sizes: sizes.get(tree) ?? [] }, sink.write);
  }
  await writeStrays(tx, institution?.id ?? null, sink.write);
  return { entries, checkpoint: last.number };
}

/** Everything up to now is in a tree and signed before it is exported, the export's own entry included. */
async function seal(house: House): Promise<SigningKey> {
  await sequenceLog(house);
  await checkpointLog(house);
  await copyCheckpoints(house);
  return onTrees(house, (tx) => openSigningKey(house, tx));
}

/**
 * Writes the log with its proofs as NDJSON (docs/log-format.md), in constant memory, from one moment of the database. A log
 * that was tampered with is exported as it is, so that the verifier can say where.
 * @param out takes some text; awaited, so that a slow file holds the reading back
 * @throws forbidden, no_such_institution, bad_dates, nothing_to_export
 */
export async function exportLog(house: House, context: Context, request: LogExportRequest, out: (text: string) => Promise<void>): Promise<LogExportSummary> {
  const asked = await ask(house, context, request);
  const filters = { institution: asked.institution?.acronym ?? null, from: asked.from, until: asked.until };
  const owner = asked.institution === null ? {} : { ownerInstitutionId: asked.institution.id };
  const logged = (action: string, details: Record<string, unknown>): Promise<void> =>
    withContext(house, context, (tx) => writeLog(tx, context, { action, resource: 'log', ...owner, details: { ...filters, ...details } }));
  await logged('log.export', {});
  const { privateKey, publicKey } = await seal(house);
  const sink = new Sink(out);
  const written = await withContext(house, context, (tx) => writeAll(tx, asked, sink), { snapshot: true });
  await sink.write({ type: 'end', entries: written.entries, note: signNote(endText(sink.sha256(), sink.lines), privateKey, publicKey) });
  const sha256 = sink.sha256();
  await logged('log.exported', { entries: written.entries, sha256 });
  const keys = await withContext(house, context, publishedKeys);
  return { ...written, lines: sink.lines, sha256, key: keys.at(-1) ?? '' };
}
