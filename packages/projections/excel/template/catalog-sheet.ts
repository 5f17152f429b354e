import { cellsOf, type CatalogEntry, type Cell, type Form } from '@sintra/definition';
import { lookupOf } from '../lookup.ts';
import type { Catalogs } from '../types.ts';
import { styles } from '../write/parts.ts';
import type { SmallRow, SmallSheet } from '../write/small-book.ts';
import { protectionXml } from '../write/validation-xml.ts';
import { columnLetters } from '../write/xml-text.ts';

interface CatalogSheet {
  readonly sheet: SmallSheet;
  /** Where the options of a catalogue stand, as a validation names them. */
  readonly ranges: ReadonlyMap<string, string>;
}

interface Used {
  readonly id: string;
  /** The columns that answer from it, as they are called: people know those, not the catalogue's id. */
  readonly title: string;
  readonly options: readonly { readonly code: string; readonly shown: string }[];
}

/** Options in force at `today`; without it, those without an end. */
const inForce = ({ until }: CatalogEntry, today: string | undefined): boolean => until === undefined || (today !== undefined && until > today);

const titleOf = (cells: readonly Cell[]): string => {
  const labels = [...new Set(cells.map((cell) => cell.label.es))];
  return labels.slice(0, 3).join(' / ') + (labels.length > 3 ? ' / …' : '');
};

function usedBy(form: Form, catalogs: Catalogs, today: string | undefined): readonly Used[] {
  const cells = [form, ...form.groups].flatMap((source) => cellsOf(source)).filter((cell) => cell.catalog !== undefined);
  return [...Map.groupBy(cells, (cell) => cell.catalog ?? '')].flatMap(([id, answering]) => {
    const entries = catalogs.get(id);
    if (entries === undefined) return [];
    const lookup = lookupOf(entries);
    const options = [...entries.values()].filter((entry) => inForce(entry, today)).map(({ code }) => ({ code, shown: lookup.write(code) }));
    return [{ id, title: titleOf(answering), options }];
  });
}

/**
 * A sheet with two columns for each catalogue: what the drop-downs offer, and the code beside it. Each option is written so that
 * an import reads it as that very code.
 */
export function catalogSheet(form: Form, catalogs: Catalogs, name: string, today: string | undefined): CatalogSheet {
  const used = usedBy(form, catalogs, today);
  const headers = used.flatMap(({ title }) => [title, 'Clave']);
  const height = Math.max(0, ...used.map(({ options }) => options.length));
  const all = (style: number): readonly number[] => headers.map(() => style);
  const rows = Array.from({ length: height }, (_, row): SmallRow => ({
    cells: used.flatMap(({ options }) => [options[row]?.shown ?? null, options[row]?.code ?? null]), styles: all(styles.text),
  }));
  const ranges = new Map(used.flatMap(({ id, options }, position) => {
    const letters = columnLetters(position * 2);
    return options.length === 0 ? [] : [[id, `'${name}'!$${letters}$2:$${letters}$${options.length + 1}`] as const];
  }));
  const columns = headers.map((_, column) => ({ width: column % 2 === 0 ? 44 : 18 }));
  const header: SmallRow = { cells: headers, styles: all(styles.header), height: 32 };
  return { sheet: { name, columns, rows: [header, ...rows], frozen: { rows: 1, columns: 0 }, after: protectionXml }, ranges };
}
