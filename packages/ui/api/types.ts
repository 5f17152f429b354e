/** Shapes of the API as the screens use them; the API's own description is /api/openapi.json. */
import type { Bilingual, CellType, GroupRow, Kind, Maps, Sensitivity, ShowIf, Value, Values } from '@sintra/definition';

export interface CellView {
  readonly id: string;
  readonly type: CellType;
  readonly label: Bilingual;
  readonly catalog?: string;
  /** Catalogue whose labels are offered while the text is typed. */
  readonly suggests?: string;
  /** Form whose records are its answers. */
  readonly refers?: { readonly form: string; readonly path: string };
  /** Its answer is a file. */
  readonly file?: true;
}

export interface FileName {
  readonly name: string;
  readonly size: number;
}
export type FileNames = Readonly<Record<string, FileName>>;

/** How a record that another one refers to is called; without folio, it is out of this person's reach. */
export interface Title {
  readonly path: string;
  readonly folio: string | null;
  readonly title: string;
}
export type Titles = Readonly<Record<string, Title>>;

/** A record as a picker offers it. */
export interface RecordOption {
  readonly id: string;
  readonly folio: string;
  readonly title: string;
}

/** A form with a cell that may point to this one. */
export interface Pointer {
  readonly form: string;
  readonly path: string;
  readonly label: Bilingual;
  /** Name of the filter. */
  readonly cell: string;
  readonly cellLabel: Bilingual;
  readonly title?: string;
}

export interface FieldView {
  readonly id: string;
  readonly kind: Kind;
  readonly label: Bilingual;
  readonly help?: Bilingual;
  readonly sensitivity: Sensitivity;
  readonly maps?: Maps;
  readonly needed?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly showIf?: ShowIf;
  readonly cells: readonly CellView[];
}

export interface SectionView {
  readonly id: string;
  readonly label: Bilingual;
  readonly help?: Bilingual;
  readonly fields: readonly FieldView[];
}

export interface GroupView extends SectionView {
  readonly singular: Bilingual;
}

export interface FormView {
  readonly id: string;
  readonly path: string;
  readonly version: number;
  readonly label: Bilingual;
  readonly singular: Bilingual;
  /** Cell that names a record. */
  readonly title?: string;
  readonly pointers: readonly Pointer[];
  readonly sections: readonly SectionView[];
  readonly groups: readonly GroupView[];
}

export interface CatalogEntryView {
  readonly code: string;
  readonly label: Bilingual;
  readonly parent?: string | null;
  readonly law?: string | null;
  readonly until?: string | null;
}
export type Catalogs = Readonly<Record<string, readonly CatalogEntryView[]>>;

export type Status = 'draft' | 'submitted' | 'validated' | 'observed' | 'closed';

export interface RecordView {
  readonly id: string;
  readonly folio: string;
  readonly version: number;
  readonly status: Status;
  readonly institution: { readonly id: string; readonly acronym: string; readonly name: string };
  readonly capturedBy: { readonly id: string; readonly name: string };
  readonly capturedAt: string;
  readonly updatedAt: string;
  readonly origin: 'screen' | 'import' | 'api';
  /** Why it was sent back, while it is. */
  readonly observed: { readonly reason: string } | null;
  readonly annulled: { readonly at: string; readonly reason: string } | null;
  readonly values: Values;
  readonly identity: 'absent' | 'masked' | 'open';
  readonly masked?: Readonly<Record<string, string>>;
  readonly groups?: Readonly<Record<string, readonly { readonly id: string; readonly values: Values }[]>>;
  readonly titles?: Titles;
  /** Names of the files among the answers, by id. */
  readonly files?: FileNames;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
export interface RecordPage extends Page<RecordView> {
  readonly titles: Titles;
}

export interface Change {
  readonly cell: string;
  readonly before?: Value;
  readonly after?: Value;
  readonly group?: string;
}
export interface HistoryEntry {
  readonly version: number;
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly identityChanged?: boolean;
  readonly origin: string;
  readonly changes: readonly Change[];
  readonly titles: Titles;
}

/** One line of the log, as far as the screens use it. */
export interface LogEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string | null;
  readonly actor_institution: string | null;
  readonly owner_institution: string | null;
  readonly action: string;
  readonly resource: string;
  readonly record_id: string | null;
  readonly version: number | null;
  readonly fields: readonly string[] | null;
  readonly reason: string | null;
  readonly channel: string;
}

export interface CellNote {
  readonly cell: string;
  readonly code?: string;
  readonly message: string;
}
export interface CheckResult {
  readonly problems: readonly CellNote[];
  readonly warnings: readonly CellNote[];
  readonly missing: readonly { readonly section: string; readonly cell: string }[];
  readonly prefill: Values;
  readonly repeated: readonly { readonly id: string; readonly folio: string; readonly reasons: readonly string[] }[];
}

export interface Draft {
  readonly id: string;
  readonly savedAt: string;
  readonly values?: Values;
  readonly groups?: Readonly<Record<string, readonly GroupRow[]>>;
}

export interface Dimension {
  readonly id: string;
  readonly label: Bilingual | string;
  readonly description?: Bilingual | string;
  /** Catalogue of its values, when they come from one. */
  readonly catalog?: string;
  /** A record counts once under each of its values. */
  readonly many?: true;
  readonly values?: readonly { readonly code: string; readonly label: Bilingual | string }[];
  /** API path of the form whose records are its values. */
  readonly refers?: string;
}

export interface CountResult {
  readonly by: readonly string[];
  readonly rows: readonly { readonly key: Readonly<Record<string, string | null>>; readonly count: number }[];
  readonly total: number;
  readonly definition: Bilingual | string;
  readonly asOf: string;
  readonly titles?: Titles;
}

export interface Right {
  readonly resource: string;
  readonly action: string;
  readonly scope: string;
}
export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly institution: { readonly id: string; readonly acronym: string; readonly name: string };
  readonly roles: readonly string[];
  readonly rights: readonly Right[];
  readonly noticeAccepted: boolean;
  readonly secondFactor: 'enrolled' | 'optional' | 'postponable' | 'needed';
  readonly secondFactorDue: string | null;
}
