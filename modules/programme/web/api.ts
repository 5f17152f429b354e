import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, query } from '@sintra/ui/api/http.ts';
import { keys as recordKeys } from '@sintra/ui/api/queries.ts';
import type { RecordPage } from '@sintra/ui/api/types.ts';
import { sayWrittenDay } from '@sintra/ui/words.ts';

export type Light = 'done' | 'green' | 'amber' | 'red' | 'grey';

export interface SheetLine {
  readonly kind: 'activity' | 'session';
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  readonly date: string | null;
  readonly ranges: readonly (readonly [string, string])[];
  readonly dateKind: string | null;
  readonly percent: number | null;
  readonly bodyName: string | null;
  readonly objective: string | null;
  readonly responsibles: readonly { readonly asWritten: string; readonly organization: string | null; readonly acronym: string | null }[];
  readonly light: Light;
  readonly rule: string;
}
export interface Sheet {
  readonly year: number;
  readonly today: string;
  readonly years: readonly number[];
  readonly lines: readonly SheetLine[];
  readonly more: boolean;
}
export interface Round {
  readonly total: number;
  readonly askedAt: string | null;
  readonly waiting: readonly SheetLine[];
}
interface Brief {
  readonly id: string;
  readonly title: string;
  readonly status: string | null;
}
interface YearCount {
  readonly total: number;
  readonly done: number;
  readonly open: number;
}
export interface Compared {
  readonly year: number;
  readonly other: number;
  readonly now: YearCount;
  readonly before: YearCount;
  readonly goesOn: readonly (Brief & { readonly before: string | null })[];
  readonly isNew: readonly Brief[];
  readonly gone: readonly Brief[];
}
export type Outcome = 'understood' | 'to_complete' | 'dismissed';
export interface DocumentHead {
  readonly id: string;
  readonly year: number;
  readonly fileName: string;
  readonly state: 'staged' | 'applied' | 'discarded';
  readonly receivedAt: string;
  readonly applied: Readonly<Record<string, { readonly created: number; readonly updated: number; readonly unchanged: number }>> | null;
}
export interface DocumentView extends DocumentHead {
  readonly counts: { readonly passages: number; readonly understood: number; readonly toComplete: number; readonly dismissed: number; readonly items: Readonly<Record<string, number>> };
  readonly causes: readonly { readonly reason: string; readonly reasonText: string; readonly about: string | null; readonly count: number; readonly passages: readonly number[] }[];
  readonly different: readonly { readonly form: string; readonly label: string; readonly differences: readonly { readonly cell: string; readonly stored: string | number | null; readonly document: string | number | null }[] }[];
  readonly wouldCreate: number;
  readonly wouldUpdate: number;
  /** Of an applied document: records that nobody has validated yet. */
  readonly toValidate: number;
}
export interface PassageView {
  readonly number: number;
  readonly lines: readonly number[];
  readonly text: string;
  readonly chapter: string;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly reasonText: string;
  readonly about: string | null;
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly notes: readonly string[];
  readonly choice: unknown;
}
export interface Goal {
  readonly id: string;
  readonly level: 'objective' | 'strategy' | 'action';
  readonly title: string;
  readonly parent: string | null;
  readonly activities: number;
  readonly open: number;
}

export const keys = { all: ['programme'] as const, documents: ['programme', 'documents'] as const, document: (id: string) => ['programme', 'documents', id] as const };
const base = (year: number): string => `/annual-programme/${String(year)}`;

/** A date that is one day is read in words; the rest, as the document has it. */
const said = (line: SheetLine): SheetLine => ({ ...line, date: line.date === null ? null : sayWrittenDay(line.date) });

export const sheetQuery = (year: number) => queryOptions({ queryKey: [...keys.all, 'sheet', year], queryFn: () => get<Sheet>(`${base(year)}/sheet`), select: (sheet) => ({ ...sheet, lines: sheet.lines.map(said) }) });
/** Resolutions that point to an activity, with the titles of their sessions: the first twenty. */
export const behindQuery = (activity: string) => queryOptions({
  queryKey: [...recordKeys.records('resolutions'), 'behind', activity], queryFn: () => get<RecordPage>(`/resolutions${query({ activity, columns: 'title,session', limit: 20 })}`),
});
export const comparedQuery = (year: number, other: number) => queryOptions({ queryKey: [...keys.all, 'compared', year, other], queryFn: () => get<Compared>(`${base(year)}/compared-with/${String(other)}`) });
export const roundQuery = (year: number, half: number) => queryOptions({ queryKey: [...keys.all, 'round', year, half], queryFn: () => get<Round>(`${base(year)}/rounds/${String(half)}`), select: (round) => ({ ...round, waiting: round.waiting.map(said) }) });
export const treeQuery = (year: number) => queryOptions({ queryKey: [...keys.all, 'tree', year], queryFn: () => get<readonly Goal[]>(`${base(year)}/tree`) });
export const documentsQuery = queryOptions({ queryKey: keys.documents, queryFn: () => get<readonly DocumentHead[]>('/programme-documents') });
export const documentQuery = (id: string) => queryOptions({ queryKey: keys.document(id), queryFn: () => get<DocumentView>(`/programme-documents/${id}`) });
export const passagesQuery = (id: string, outcome: Outcome, limit: number) => queryOptions({
  queryKey: [...keys.document(id), 'passages', outcome, limit], queryFn: () => get<{ items: readonly PassageView[]; more: boolean }>(`/programme-documents/${id}/passages${query({ outcome, limit })}`), placeholderData: keepPreviousData,
});
