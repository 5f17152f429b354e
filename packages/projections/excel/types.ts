import type { Readable } from 'node:stream';
import type { CatalogEntry, Cell, Group, Value, Values } from '@sintra/definition';

/** What one cell of somebody's sheet holds. A formula is reported as such: neither its text nor its last result is data. */
export type RawCell = string | number | boolean | null | { readonly formula: true } | { readonly date: string };

export interface SheetRow {
  /** Number of the row as the person sees it in the file, from 1. */
  readonly number: number;
  readonly cells: readonly RawCell[];
}

/** What the hidden second row of our own sheets says. */
export interface HiddenIds {
  readonly form: string;
  readonly version: number;
  /** Id of the repeated group whose sheet this is; null on the main sheet. */
  readonly group: string | null;
  /** By column: a cell's id, a provenance id («@folio»), or '' for a column that somebody added. */
  readonly ids: readonly string[];
}

/** What reading a file tells, sheet by sheet: sheet, header, rows…, end. A sheet without any content has neither header nor rows. */
export type SheetEvent =
  | { readonly type: 'sheet'; readonly name: string; readonly index: number; readonly hidden: boolean }
  | { readonly type: 'header'; readonly row: number; readonly headers: readonly string[]; readonly hidden: HiddenIds | null }
  | { readonly type: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'end'; readonly rows: number };

/** The bytes of a file that somebody handed in. */
export type SheetSource =
  | { readonly path: string; readonly fileName: string }
  | { readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly stream: Readable; readonly fileName: string };

export interface ReadLimits {
  readonly bytesIn: number;
  readonly bytesInflated: number;
  readonly ratio: number;
  readonly entries: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
  readonly memoryBytes: number;
  readonly seconds: number;
}

export interface ReadOptions {
  /** Names of the sheets to read; the others are announced and skipped. Without it, every sheet is read. */
  readonly sheets?: readonly string[];
  /** Only this many rows of each sheet: for showing what was understood. */
  readonly preview?: number;
  readonly limits?: Partial<ReadLimits>;
  readonly signal?: AbortSignal;
}

/** Catalogue id → code → entry, in order, as the database holds them today. */
export type Catalogs = ReadonlyMap<string, ReadonlyMap<string, CatalogEntry>>;

/** Columns that say where a row comes from. On import `@folio`, `@key`, `@version` and `@row` are keys; the others are ignored. */
export type ProvenanceId =
  | '@key' | '@folio' | '@version' | '@row' | '@status' | '@institution' | '@user' | '@userName' | '@capturedAt' | '@updatedAt' | '@origin' | '@annulled' | '@problems';

export interface SheetColumn {
  readonly id: string;
  /** What people see in row 1; unique in its sheet. */
  readonly header: string;
  readonly hidden: boolean;
  /** Absent on columns of provenance. */
  readonly cell?: Cell;
  /** The reference whose record this column names, for people. */
  readonly names?: Cell;
}

export interface FormSheet {
  readonly name: string;
  /** null: the form's own sheet. */
  readonly group: Group | null;
  readonly columns: readonly SheetColumn[];
}

/** Why a cell was not accepted, ready to show. */
export interface CellProblem {
  readonly code: 'formula' | 'wrong_type' | 'not_in_catalog' | 'impossible_date';
  readonly message: string;
  /** Words for what would be accepted. */
  readonly accepted?: string;
  /** The nearest accepted value, as people would write it. */
  readonly suggestion?: string;
}

/** `value: undefined` says nothing (an empty cell); null erases («(borrar)»). */
export type CellReading = { readonly value: Value | undefined } | { readonly problem: CellProblem };

export interface ColumnMatch {
  /** Position of the column in the file, from 0. */
  readonly column: number;
  readonly header: string;
  /** Cell id or provenance id; null when nothing fits. */
  readonly id: string | null;
  readonly by: 'id' | 'label' | 'former' | null;
  /** Nearest label of the form when nothing fits. */
  readonly suggestion?: { readonly id: string; readonly label: string };
}

export interface ExportAbout {
  readonly user: string;
  readonly institution: string;
  /** The filter in words; «Todos los registros» when there is none. */
  readonly filter: string;
  readonly at: Date;
}

export interface ExportOptions {
  readonly format: 'xlsx' | 'csv';
  readonly catalogs: Catalogs;
  readonly about: ExportAbout;
  /** Ids of the cells that the exporter may see; in groups `groupId.cellId`. Without it, every cell. Others are absent, never masked. */
  readonly visible?: ReadonlySet<string>;
}

export interface ExportRow {
  readonly provenance: Readonly<Partial<Record<ProvenanceId, string | number | null>>>;
  readonly values: Values;
  /** Records that the values refer to, by id; one that the exporter may not see has no folio, and its cell stays empty. */
  readonly titles?: ReadonlyMap<string, { readonly folio: string | null; readonly title: string }>;
}

export interface ExportSummary {
  readonly rows: number;
  readonly groups: Readonly<Record<string, number>>;
  /** SHA-256 over the rows as written, hexadecimal; the last sheet says it too. */
  readonly sha256: string;
}

/**
 * Writes main rows first, then each group's in the order of the form. A call gives a promise when the reader of `output` is slow:
 * await it and memory stays flat at any number of rows.
 */
export interface ExportWriter {
  readonly output: Readable;
  main(row: ExportRow): Promise<void> | undefined;
  /** Rows of a group: provenance holds at least `@folio` and `@row`. CSV has one table: group rows are refused there. */
  group(id: string, row: ExportRow): Promise<void> | undefined;
  finish(): Promise<ExportSummary>;
  /** Breaks the output off: whoever was reading gets an error, never a file that looks whole. */
  abort(reason: Error): void;
}

export interface TemplateOptions {
  readonly user: string;
  readonly institution: string;
  readonly visible?: ReadonlySet<string>;
  /** ISO day of the clock: options that end later are still offered. */
  readonly today?: string;
}
