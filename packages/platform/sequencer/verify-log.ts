import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import type { House } from '@sintra/platform/database';
import { withContext, type Context } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { ExportCheck, linesOf, namesOf, sayFinding } from '@sintra/platform/log/proof';
import { exportLog, type LogExportRequest } from './export-log.ts';
import { filesOutside } from './checkpoint-file.ts';
import { sequencerProblems } from './problems.ts';

export const verification = z.object({
  entries: z.int(), trees: z.int(),
  checkpoints: z.object({ first: z.int(), last: z.int(), from: z.iso.datetime(), until: z.iso.datetime() }).nullable(),
  witnessed: z.int().describe('Checkpoints compared with the copies outside the database'),
  findings: z.array(z.string()).describe('What was manipulated and where, in Spanish; at most fifty'),
  total: z.int().describe('All findings'),
  key: z.string(),
}).meta({ id: 'LogVerification' });
export type Verification = z.infer<typeof verification>;

/** Findings beyond this are counted. */
const SHOWN = 50;
const busy = new WeakSet<House>();

/** The pieces of text that an export writes, as they come; the export waits while they are not taken. */
function written(house: House, context: Context, request: LogExportRequest): { readonly pieces: AsyncIterable<string>; readonly key: Promise<string> } {
  const stream = new PassThrough({ encoding: 'utf8' });
  const out = async (text: string): Promise<void> => {
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  };
  const finish = async (): Promise<string> => {
    try {
      const { key } = await exportLog(house, context, request, out);
      stream.end();
      return key;
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error('export failed'));
      throw error;
    }
  };
  const key = finish();
  key.catch(() => undefined);
  return { pieces: stream as AsyncIterable<string>, key };
}

/**
 * Exports the log and verifies it as `log verify` does, without writing it anywhere, against the copies of the checkpoints outside
 * the database. One at a time. Whoever does not trust this server downloads the export and verifies it on another machine.
 * @throws forbidden, no_such_institution, bad_dates, verification_busy
 */
export async function verifyLog(house: House, context: Context, request: LogExportRequest): Promise<Verification> {
  if (busy.has(house)) throw sequencerProblems.verificationBusy();
  busy.add(house);
  try {
    const check = new ExportCheck({ outside: await filesOutside(house) });
    const { pieces, key } = written(house, context, request);
    for await (const line of linesOf(pieces)) check.line(line);
    const { entries, trees, checkpoints, witnessed, findings, total } = check.finish();
    await withContext(house, context, (tx) => writeLog(tx, context, { action: 'log.verified', resource: 'log', details: { entries, findings: total } }));
    const names = namesOf(trees);
    return { entries, trees: trees.length, checkpoints, witnessed, total, key: await key, findings: findings.slice(0, SHOWN).map((finding) => sayFinding(finding, names)) };
  } finally {
    busy.delete(house);
  }
}
