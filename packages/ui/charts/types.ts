/** One mark of a chart: a bar, a slice of a stacked bar, a state of the map. */
export interface Mark {
  /** Category: one per bar, row or state. */
  readonly code: string;
  readonly label: string;
  /** Series within the category, in charts of two dimensions; `fill` is its place in the palette, where its colour means something. */
  readonly series?: { readonly code: string; readonly label: string; readonly fill?: number };
  readonly count: number;
}

export type ChartKind = 'bars' | 'columns' | 'stacked' | 'map';

export interface ChartData {
  readonly kind: ChartKind;
  readonly marks: readonly Mark[];
  /** What is on the category axis: «Entidad federativa». */
  readonly category: string;
  readonly seriesName?: string;
  /** What is counted, when it is not victims: «Asuntos». */
  readonly counted?: string;
}

export interface ChartLook {
  readonly dark: boolean;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  readonly fills: readonly string[];
}

/** Screen and filters of the list behind a mark. */
export type Address = (mark: Mark) => { readonly to: string; readonly search: Readonly<Record<string, string>> };
