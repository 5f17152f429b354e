import { cellsOf, type Form, type Group } from '@sintra/definition';
import { hiddenMark } from './hidden-row.ts';
import type { FormSheet, ProvenanceId, SheetColumn } from './types.ts';

export type SheetUse = 'template' | 'export';

export const provenanceLabels: Readonly<Record<ProvenanceId, string>> = {
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
};

const hiddenIds: ReadonlySet<string> = new Set<ProvenanceId>(['@version', '@row']);

const mainProvenance: Readonly<Record<SheetUse, readonly ProvenanceId[]>> = {
  template: ['@key', '@folio'],
  export: ['@folio', '@version', '@status', '@institution', '@user', '@userName', '@capturedAt', '@updatedAt', '@origin', '@annulled'],
};
const groupProvenance: Readonly<Record<SheetUse, readonly ProvenanceId[]>> = {
  template: ['@key', '@folio'],
  export: ['@folio', '@row', '@institution', '@userName'],
};

const provenanceColumn = (id: ProvenanceId): SheetColumn => ({ id, header: provenanceLabels[id], hidden: hiddenIds.has(id) });

const withUniqueHeaders = (columns: readonly SheetColumn[]): readonly SheetColumn[] => {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const count = (seen.get(column.header) ?? 0) + 1;
    seen.set(column.header, count);
    return count === 1 ? column : { ...column, header: `${column.header} (${count})` };
  });
};

function columnsOf(source: Form | Group, provenance: readonly ProvenanceId[], prefix: string, visible: ReadonlySet<string> | undefined): readonly SheetColumn[] {
  const cells = cellsOf(source).filter((cell) => visible === undefined || visible.has(prefix + cell.id));
  const columns = cells.map((cell) => ({ id: cell.id, header: cell.label.es, hidden: false, cell }));
  return withUniqueHeaders([...provenance.map(provenanceColumn), ...columns]);
}

/** Excel's rule for a sheet's name: 31 characters, none of []:*?/\ and no apostrophe at the ends. */
export const sheetName = (label: string, taken: ReadonlySet<string>): string => {
  const base = label.replace(/[[\]:*?/\\]/g, ' ').replace(/\s+/g, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 31).trim() || 'Hoja';
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? base : `${base.slice(0, 27)} (${copy})`;
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
  const main: FormSheet = { name: named(form.label.es), group: null, columns: columnsOf(form, mainProvenance[use], '', visible) };
  const groups = form.groups.map((group): FormSheet => ({
    name: named(group.label.es), group, columns: columnsOf(group, groupProvenance[use], `${group.id}.`, visible),
  }));
  return [main, ...groups];
}

/** The hidden second row of a sheet: the ids of its columns, the first one preceded by form, version and group. */
export const hiddenRow = (form: Form, sheet: FormSheet): readonly string[] =>
  sheet.columns.map((column, index) => (index === 0 ? hiddenMark(form.id, form.version, sheet.group?.id ?? '', column.id) : column.id));
