import type { House } from '../database/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import { scopeOf } from '../permissions/index.ts';
import { problems } from '../problems/index.ts';
import { discreetReport, mayName } from './discreet.ts';
import type { ImportModule, Mapping } from './mapping.ts';
import type { Report, Tally } from './report.ts';
import { openWords } from './sealed-words.ts';

export type RunState = 'received' | 'reading' | 'mapping' | 'validating' | 'staged' | 'applying' | 'applied' | 'undone' | 'failed' | 'discarded';

/** A column of the file as the screen shows it. */
export interface UnderstoodColumn {
  readonly sheet: string;
  readonly column: number;
  readonly header: string;
  readonly cell: string | null;
  readonly label: string | null;
  readonly by: 'id' | 'label' | 'former' | null;
  readonly suggestion?: { readonly id: string; readonly label: string };
}

export interface Understood {
  readonly sheets: readonly { readonly name: string; readonly group: string | null; readonly rows: number; readonly used: boolean }[];
  readonly matched: readonly UnderstoodColumn[];
  readonly unmatched: readonly UnderstoodColumn[];
  /** Values of catalogues that were not understood, the most frequent first. */
  readonly valuesToMatch: readonly { readonly sheet: string; readonly column: string; readonly cell: string; readonly found: string; readonly count: number; readonly suggestion?: string }[];
}

/** Records by what became of them, and the rows of each group apart. */
export interface Balance extends Tally {
  readonly groups: Readonly<Record<string, Tally>>;
}

export interface RunRow {
  readonly id: string;
  readonly institution_id: string;
  readonly user_id: string;
  readonly user_institution_id: string;
  /** Siglas of that institution, and who sent the file, when the reader may know. */
  readonly acronym: string;
  readonly sent_by: string | null;
  readonly form: string;
  readonly file_id: string;
  readonly file_name: string;
  readonly file_size: string;
  readonly file_sha256: Buffer;
  readonly state: RunState;
  readonly attempts: number;
  readonly mapping: Mapping | null;
  readonly done: number;
  readonly total: number | null;
  readonly understood: Understood | null;
  readonly report: Report | null;
  readonly balance: Balance | null;
  readonly problem: string | null;
  readonly received_at: Date;
  readonly applied_at: Date | null;
  readonly undone_at: Date | null;
  readonly undone_reason: string | null;
}

/** Columns of a RunRow, from import_run as `r`. */
export const runRows = (tx: Tx) => tx`select r.*, i.acronym, security.user_name(r.user_id) as sent_by from import_run r join institution i on i.id = r.user_institution_id`;

/**
 * Whether a run is this reader's to see: its institution's, or anybody's for who imports for the nation. The same as row security
 * says, a second time.
 */
const sees = (reader: Context, row: RunRow): boolean => row.user_institution_id === reader.institutionId || scopeOf(reader.roles, 'record', 'import') === 'national';

/** A run with the words of its file opened, which stand sealed. @throws notFound, also when it is not this reader's */
export async function readRun(tx: Tx, id: string, house: House, reader: Context): Promise<RunRow> {
  const row = await findRun(tx, id, house);
  if (!sees(reader, row)) throw problems.notFound();
  return row;
}

/** The same for the work itself, which knows whose it is. @throws notFound */
export async function findRun(tx: Tx, id: string, house: House): Promise<RunRow> {
  const [row] = await tx<RunRow[]>`${runRows(tx)} where r.id = ${id}`;
  if (row === undefined) throw problems.notFound();
  return openWords(house, row);
}

export type RunChange = Partial<Record<'state' | 'problem' | 'wanted', string | null> & Record<'done' | 'total' | 'attempts', number | null>
  & Record<'staged_at' | 'applied_at' | 'undone_at', Date> & Record<'heartbeat_at', Date | null> & Record<'institution_id' | 'applied_by' | 'undone_by' | 'undone_reason', string>
  & { understood: Understood | null; report: Report | null; balance: Balance | null; mapping: Mapping | null }>;

const asJson = new Set(['understood', 'report', 'balance', 'mapping']);

export async function changeRun(tx: Tx, id: string, change: RunChange): Promise<void> {
  const row = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, asJson.has(key) && value !== null ? tx.json(value as never) : value]));
  await tx`update import_run set ${tx(row as never)} where id = ${id}`;
}

/** A change of its own, outside whatever transaction the work is in: people watch it. */
export const noteRun = (house: House, context: Context, id: string, change: RunChange): Promise<void> =>
  withContext(house, context, (tx) => changeRun(tx, id, change));

/** As the API hands it out to this reader. */
export const runView = (row: RunRow, reader: Context, modules: readonly ImportModule[]) => ({
  id: row.id,
  form: row.form,
  fileName: row.file_name,
  /** Whose import it is: another institution than the sender's own when it was sent on its behalf. */
  institution: { id: row.user_institution_id, acronym: row.acronym },
  sentBy: row.sent_by,
  fileSize: Number(row.file_size),
  sha256: row.file_sha256.toString('hex'),
  state: row.state,
  mapping: row.mapping,
  progress: { done: row.done, total: row.total },
  understood: row.understood,
  report: row.report === null ? null : discreetReport(mayName(reader, modules, row.form), row.report),
  balance: row.balance,
  problem: row.problem,
  receivedAt: row.received_at.toISOString(),
  appliedAt: row.applied_at?.toISOString() ?? null,
  undone: row.undone_at === null ? null : { at: row.undone_at.toISOString(), reason: row.undone_reason },
});

export type RunView = ReturnType<typeof runView>;
