/** Shapes and reads of import runs, which the wizard and the start page share. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './http.ts';
import { keys } from './queries.ts';

export type ImportState = 'received' | 'reading' | 'mapping' | 'validating' | 'staged' | 'applying' | 'applied' | 'undone' | 'failed' | 'discarded';

export interface ImportRun {
  readonly id: string;
  readonly form: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly createdAt?: string;
  readonly progress?: { readonly done: number; readonly total: number } | null;
}

const unfinished: readonly ImportState[] = ['received', 'reading', 'mapping', 'validating', 'staged', 'applying'];
export const isUnfinished = (run: ImportRun): boolean => unfinished.includes(run.state);

export const importsQuery = (form: string) =>
  queryOptions({ queryKey: [...keys.imports, 'list', form], queryFn: () => get<readonly ImportRun[]>(`/imports?form=${form}`), retry: false });
