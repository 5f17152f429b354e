import { cellsOf, normalize, type Cell, type Field, type Form, type Group } from '@sintra/definition';
import { hiddenMark } from './hidden-row.ts';
import type { FormSheet, ProvenanceId, SheetColumn } from './types.ts';

/** Last column of a workbook of rows to correct: it speaks to people, and an import ignores it. */
export const problemsHeader = 'Qué corregir';

/** An import accepts every column that a template or an export may have. */
type SheetUse = 'template' | 'export' | 'import';

const provenanceLabels: Readonly<Record<ProvenanceId, string>> = {
  '@key': 'Clave',
  '@folio': 'Folio',
  '@version': 'Versión',
  '@row': 'Renglón',
  '@status': 'Estado del registro',
  '@institution': 'Institución',
  '@user': 'Usuario',
  '@userName': 'Nombre de usuario',
  '@capturedAt': 'Fecha de captura',
  '@updatedAt': 'Última modificación',
  '@origin': 'Origen',
  '@annulled': 'Anulado',
  '@problems': problemsHeader,
};

const hiddenIds: ReadonlySet<string> = new Set<ProvenanceId>(['@version', '@row']);

const mainProvenance: Readonly<Record<SheetUse, readonly ProvenanceId[]>> = {
  template: ['@key', '@folio'],
  export: ['@folio', '@version', '@status', '@institution', '@user', '@userName', '@capturedAt', '@updatedAt', '@origin', '@annulled'],
  import: ['@key', '@folio', '@version', '@status', '@institution', '@user', '@userName', '@capturedAt', '@updatedAt', '@origin', '@annulled', '@problems'],
};
const groupProvenance: Readonly<Record<SheetUse, readonly ProvenanceId[]>> = {
  template: ['@key', '@folio'],
  export: ['@folio', '@row', '@institution', '@userName'],
  import: ['@key', '@folio', '@row', '@institution', '@userName', '@problems'],
};

const provenanceColumn = (id: ProvenanceId): SheetColumn => ({ id, header: provenanceLabels[id], hidden: hiddenIds.has(id) });

/** Beside the folio of another record, its name: for people, said on the way out and not heard on the way in. */
const titleColumn = (cell: Cell, header: string): SheetColumn => ({ id: `@title.${cell.id}`, header: `${header} (título)`, hidden: false, names: cell });

/** Section labels by field: what tells two columns of the same label apart. */
const sectionLabels = (source: Form | Group): ReadonlyMap<Field, string> =>
  new Map('sections' in source ? source.sections.flatMap((section) => section.fields.map((field) => [field, section.label.es] as const)) : []);

/** Over all cells, whoever looks: a header never changes because another column is hidden from somebody. */
function uniqueHeaders(source: Form | Group): ReadonlyMap<Cell, string> {
  const sections = sectionLabels(source);
  const taken = new Set<string>(Object.values(provenanceLabels).map(normalize));
  const free = (header: string): boolean => !taken.has(normalize(header));
  return new Map(cellsOf(source).map((cell) => {
    const label = cell.label.es;
    const named = `${label} (${sections.get(cell.field) ?? cell.id})`;
    const header = [label, named].find(free) ?? `${label} (${cell.id})`;
    taken.add(normalize(header));
    return [cell, header] as const;
  }));
}

function columnsOf(source: Form | Group, use: SheetUse, provenance: readonly ProvenanceId[], prefix: string, visible: ReadonlySet<string> | undefined): readonly SheetColumn[] {
  const headers = uniqueHeaders(source);
  const cells = cellsOf(source).filter((cell) => visible === undefined || visible.has(prefix + cell.id));
  const columns = cells.flatMap((cell) => {
    const column = { id: cell.id, header: headers.get(cell) ?? cell.id, hidden: false, cell };
    return use === 'template' || cell.field.refers === undefined ? [column] : [column, titleColumn(cell, column.header)];
  });
  return [...provenance.map(provenanceColumn), ...columns];
}

/** Excel's rule for a sheet's name: 31 characters, none of []:*?/\ and no apostrophe at the ends. */
export const sheetName = (label: string, taken: ReadonlySet<string>): string => {
  const clean = label.replace(/[[\]:*?/\\]/g, ' ').replace(/\s+/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Hoja';
  const base = clean.length <= 31 ? clean : clean.slice(0, 32).replace(/ \S*$/, '').slice(0, 31).trim();
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? base : `${base.slice(0, 27).trim()} (${copy})`;
    if (!taken.has(name.toLowerCase())) return name;
  }
};

/**
 * The one schema of a form's workbook, for template, import and export: the form's own sheet, then one for each repeated group.
 * @param visible cell ids (`groupId.cellId` in groups) that the person may see; without it, all.
 */
export function sheetsOf(form: Form, use: SheetUse, visible?: ReadonlySet<string>): readonly FormSheet[] {
  const taken = new Set<string>();
  const named = (label: string): string => {
    const name = sheetName(label, taken);
    taken.add(name.toLowerCase());
    return name;
  };
  const main: FormSheet = { name: named(form.label.es), group: null, columns: columnsOf(form, use, mainProvenance[use], '', visible) };
  const groups = form.groups.map((group): FormSheet => ({
    name: named(group.label.es), group, columns: columnsOf(group, use, groupProvenance[use], `${group.id}.`, visible),
  }));
  return [main, ...groups];
}

/** The hidden second row of a sheet: the ids of its columns, the first one preceded by form, version and group. */
export const hiddenRow = (form: Form, sheet: FormSheet): readonly string[] =>
  sheet.columns.map((column, index) => (index === 0 ? hiddenMark(form.id, form.version, sheet.group?.id ?? '', column.id) : column.id));
