import { createHash } from 'node:crypto';
import type { Form } from '@sintra/definition';
import { cellWriter } from './cells.ts';
import { hiddenRow, sheetName, sheetsOf } from './layout.ts';
import { quote } from './quoting.ts';
import type { Catalogs, ExportAbout, ExportOptions, ExportRow, ExportSummary, ExportWriter, FormSheet, ProvenanceId, SheetColumn } from './types.ts';
import type { Book, BookSheet } from './write/book.ts';
import { CsvBook } from './write/csv-book.ts';
import type { Written } from './write/row-xml.ts';
import { XlsxBook } from './write/xlsx-book.ts';

type Take = (row: ExportRow) => Written;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const quoted = (words: string | null | undefined): Written => (words === undefined || words === null ? null : quote(words));

function takeColumn({ id, cell, names }: SheetColumn, catalogs: Catalogs): Take {
  if (names !== undefined) return ({ values, titles }) => quoted(titles?.get(String(values[names.id]))?.title);
  if (cell?.field.refers !== undefined) return ({ values, titles }) => quoted(titles === undefined ? text(values[cell.id]) : titles.get(String(values[cell.id]))?.folio);
  if (cell !== undefined) {
    const write = cellWriter(cell, catalogs);
    return ({ values }) => write(values[cell.id]);
  }
  return ({ provenance }) => {
    const value = provenance[id as ProvenanceId] ?? null;
    return typeof value === 'string' ? quote(value) : value;
  };
}

/** A digest of rows: each row's cells joined by tabs, a line feed after each, in UTF-8, in the order of the file. */
class RowDigest {
  readonly #hash = createHash('sha256');
  #pending = '';

  add(row: readonly Written[]): void {
    this.#pending += `${row.join('\t')}\n`;
    if (this.#pending.length > 64 * 1024) this.#flush();
  }

  hex(): string {
    this.#flush();
    return this.#hash.digest('hex');
  }

  #flush(): void {
    this.#hash.update(this.#pending);
    this.#pending = '';
  }
}

export const aboutName = 'Acerca de';

const instant = (at: Date): string => new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'America/Mexico_City' }).format(at);

const notesOf = (form: Form, about: ExportAbout, { rows, groups, sha256 }: ExportSummary): readonly (readonly [string, Written])[] => [
  ['Formulario', `${form.label.es} (${form.id}, versión ${form.version})`],
  ['Exportó', quote(about.user)],
  ['Institución', quote(about.institution)],
  ['Fecha y hora', `${instant(about.at)} (Ciudad de México)`],
  ['Filtro', quote(about.filter)],
  ['Registros', rows],
  ...form.groups.flatMap((group): readonly (readonly [string, Written])[] => (groups[group.id] === undefined ? [] : [[group.label.es, groups[group.id] ?? 0]])),
  ['Huella SHA-256 de los renglones', sha256],
  ['Cómo se calcula', 'Sobre los renglones de datos de todas las hojas, en orden: las celdas de cada renglón unidas por tabuladores y un salto de línea al final, en UTF-8.'],
  ['Para volver a importar', 'Este libro puede importarse de nuevo sin cambios. Una celda vacía no cambia nada; para borrar un dato escriba (borrar).'],
];

interface Target {
  readonly sheet: FormSheet;
  readonly takes: readonly Take[];
  rows: number;
}

/**
 * Begins an export in constant memory; read `output` while writing. Every text is kept from acting as a formula, and reading the
 * file again gives the same values.
 */
export function exportWriter(form: Form, options: ExportOptions): ExportWriter {
  const { format, catalogs, about, visible } = options;
  const all = sheetsOf(form, 'export', visible);
  const targets = (format === 'csv' ? all.slice(0, 1) : all).map((sheet): Target => ({ sheet, takes: sheet.columns.map((column) => takeColumn(column, catalogs)), rows: 0 }));
  const sheets = targets.map(({ sheet }): BookSheet => ({ name: sheet.name, columns: sheet.columns, header: sheet.columns.map((column) => column.header), hidden: hiddenRow(form, sheet) }));
  const name = sheetName(aboutName, new Set(sheets.map((sheet) => sheet.name.toLowerCase())));
  const book: Book = format === 'csv' ? new CsvBook(sheets) : new XlsxBook(sheets, name);
  // A reader that hangs up is told by the next write; without this listener it would end the whole server.
  book.output.on('error', () => undefined);
  const digest = new RowDigest();
  let at = -1;

  const put = (target: Target, row: ExportRow): Promise<void> | undefined => {
    const cells = target.takes.map((take) => take(row));
    digest.add(cells);
    target.rows += 1;
    return book.write(cells);
  };
  const goTo = async (index: number, target: Target, row: ExportRow): Promise<void> => {
    while (at < index) {
      at += 1;
      await book.next();
    }
    await put(target, row);
  };
  const write = (index: number, row: ExportRow): Promise<void> | undefined => {
    const target = targets[index];
    if (target === undefined || index < at) throw new Error('rows go in the order of the sheets, main rows first');
    return index === at ? put(target, row) : goTo(index, target, row);
  };

  return {
    output: book.output,
    main: (row) => write(0, row),
    group: (id, row) => write(targets.findIndex(({ sheet }) => sheet.group?.id === id), row),
    finish: async () => {
      if (at < 0) {
        at = 0;
        await book.next();
      }
      const groups = Object.fromEntries(targets.flatMap(({ sheet, rows }) => (sheet.group === null ? [] : [[sheet.group.id, rows] as const])));
      const summary: ExportSummary = { rows: targets[0]?.rows ?? 0, groups, sha256: digest.hex() };
      await book.finish(form.label.es, notesOf(form, about, summary));
      return summary;
    },
    abort: (reason) => { book.output.destroy(reason); },
  };
}
