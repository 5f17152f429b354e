/** Shapes and reads of import runs, which the wizard and the start page share. */
import { queryOptions } from '@tanstack/react-query';
import type { Value } from '@sintra/definition';
import { get, request } from './http.ts';
import { keys } from './queries.ts';

export type ImportState = 'received' | 'reading' | 'mapping' | 'validating' | 'staged' | 'applying' | 'applied' | 'undone' | 'failed' | 'discarded';

export interface UnderstoodColumn {
  readonly sheet: string;
  readonly column: number;
  readonly header: string;
  readonly cell: string | null;
  readonly label: string | null;
  readonly by: 'id' | 'label' | 'former' | null;
  readonly suggestion?: { readonly id: string; readonly label: string };
}

export interface ValueToMatch {
  readonly sheet: string;
  readonly column: string;
  readonly cell: string;
  readonly found: string;
  readonly count: number;
  readonly suggestion?: string;
}

export interface Understood {
  readonly sheets: readonly { readonly name: string; readonly group: string | null; readonly rows: number; readonly used: boolean }[];
  readonly matched: readonly UnderstoodColumn[];
  readonly unmatched: readonly UnderstoodColumn[];
  readonly valuesToMatch: readonly ValueToMatch[];
}

export interface Cause {
  readonly cause: string;
  readonly message: string;
  readonly sheet: string;
  readonly column: string | null;
  readonly cell: string | null;
  readonly found?: string;
  readonly accepted?: string;
  readonly suggestion?: string;
  readonly count: number;
  readonly rows: readonly number[];
}

export interface ImportReport {
  readonly ready: number;
  readonly toCorrect: number;
  readonly repeated: number;
  readonly unchanged: number;
  readonly groups: readonly Cause[];
  readonly more?: number;
}

interface ImportBalance {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly repeated: number;
  readonly rejected: number;
}

export type MappedValues = Readonly<Record<string, Value>>;
export type MappingColumn =
  | { readonly from: string; readonly to: string; readonly values?: MappedValues; readonly empty?: Value }
  | { readonly from: string; readonly set: Readonly<Record<string, MappedValues>> };

export interface Mapping {
  readonly name?: string;
  readonly title?: string;
  readonly columns: readonly MappingColumn[];
  readonly others?: 'match' | 'ignore';
}

export interface KnownMapping {
  readonly name: string;
  readonly title: string;
  readonly shipped: boolean;
}

export interface ImportRun {
  readonly id: string;
  readonly form: string;
  /** Whose import it is; another's when it was sent on its behalf. */
  readonly institution: { readonly id: string; readonly acronym: string };
  readonly sentBy: string | null;
  readonly fileName: string;
  readonly state: ImportState;
  readonly receivedAt: string;
  readonly mapping?: Mapping | null;
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly understood: Understood | null;
  readonly report: ImportReport | null;
  readonly balance: ImportBalance | null;
  readonly problem: string | null;
  readonly undone?: { readonly at: string; readonly reason: string } | null;
}

const unfinished: readonly ImportState[] = ['received', 'reading', 'mapping', 'validating', 'staged', 'applying'];
export const isUnfinished = (run: { readonly state: ImportState }): boolean => unfinished.includes(run.state);

const working: readonly ImportState[] = ['received', 'reading', 'validating', 'applying'];
export const isWorking = (run: { readonly state: ImportState }): boolean => working.includes(run.state);

export const importsQuery = (form: string) =>
  queryOptions({ queryKey: [...keys.imports, 'list', form], queryFn: () => get<readonly ImportRun[]>(`/imports?form=${form}`), retry: false });

const everySecond = 1000;

/** One run; asked again every second while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: keys.import(id),
    queryFn: () => get<ImportRun>(`/imports/${id}`),
    refetchInterval: (query) => (query.state.data !== undefined && isWorking(query.state.data) ? everySecond : false),
  });

/** Mappings of one's own institution, or of the one on whose behalf a file is sent. */
export const mappingsQuery = (form: string, onBehalfOf: string | undefined) =>
  queryOptions({ queryKey: ['import-mappings', form, onBehalfOf ?? ''], queryFn: ({ signal }) => request<readonly KnownMapping[]>('GET', `/import-mappings?form=${form}`, undefined, signal, onBehalfOf), retry: false });
