import type { House } from '../database/index.ts';
import { openBytes, openKeyring, sealBytes } from '../identity/index.ts';
import type { RunChange, RunRow } from './runs.ts';

/** What repeats words of the file: headers, values that are in no catalogue. Somebody's name may stand in any cell. */
const wordy = ['understood', 'mapping', 'report'] as const;

type Owner = Pick<RunRow, 'id' | 'file_id' | 'user_institution_id'>;

const placeOf = ({ id, user_institution_id: institution }: Owner, column: string) => ({ table: `import_run.${column}`, row: id, institution, keyId: 'file' });

/** The key of the run's file: where the file is forgotten, so are the words that were read in it. */
const keyOf = async (house: House, { file_id: file, user_institution_id: institution }: Owner): Promise<Buffer | undefined> =>
  (await openKeyring(house).personKeys(institution, [file])).get(file);

const isSealed = (value: unknown): value is { readonly sealed: string } => typeof value === 'object' && value !== null && 'sealed' in value;

/** A change whose words of the file are sealed under the file's own key. Without the key they are not kept. */
export async function sealWords(house: House, run: Owner, change: RunChange): Promise<RunChange> {
  const some = wordy.filter((column) => change[column] !== undefined && change[column] !== null);
  const key = some.length === 0 ? undefined : await keyOf(house, run);
  const sealed = some.map((column) => [column, key === undefined ? null : { sealed: sealBytes(key, Buffer.from(JSON.stringify(change[column])), placeOf(run, column)).toString('base64') }]);
  return { ...change, ...(Object.fromEntries(sealed) as Partial<RunChange>) };
}

/** A run with the words of its file, or without them where the file's key is gone. */
export async function openWords(house: House, run: RunRow): Promise<RunRow> {
  const some = wordy.filter((column) => isSealed(run[column]));
  const key = some.length === 0 ? undefined : await keyOf(house, run);
  const opened = some.map((column) => {
    const value: unknown = run[column];
    if (key === undefined || !isSealed(value)) return [column, null];
    return [column, JSON.parse(openBytes(key, Buffer.from(value.sealed, 'base64'), placeOf(run, column)).toString())];
  });
  return { ...run, ...(Object.fromEntries(opened) as Partial<RunRow>) };
}
