import type { Form } from '@sintra/definition';
import { sheetName, sheetsOf } from './layout.ts';
import { catalogSheet } from './template/catalog-sheet.ts';
import { dictionarySheet } from './template/dictionary-sheet.ts';
import { formSheet } from './template/form-sheet.ts';
import { instructions } from './template/words.ts';
import type { Catalogs, TemplateOptions } from './types.ts';
import { styles } from './write/parts.ts';
import { smallWorkbook, type SmallSheet } from './write/small-book.ts';

const guideSheet = (name: string, { user, institution }: TemplateOptions): SmallSheet => ({
  name,
  columns: [{ width: 110 }],
  frozen: { rows: 0, columns: 0 },
  rows: [{ cells: [name], styles: [styles.header], height: 32 }, ...instructions(user, institution).map((line) => ({ cells: [line], styles: [styles.wrapped] }))],
});

/**
 * The workbook that people fill in for a form: a sheet for the form and one for each group with drop-downs, then how to fill it
 * in, the dictionary and the catalogues. Its hidden second row says which cell each column is and the form's version.
 */
export async function writeTemplate(form: Form, catalogs: Catalogs, options: TemplateOptions): Promise<Uint8Array> {
  const sheets = sheetsOf(form, 'template', options.visible);
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  const named = (name: string): string => sheetName(name, taken);
  const catalog = catalogSheet(form, catalogs, named('Catálogos'), options.today);
  return smallWorkbook([
    ...sheets.map((sheet) => formSheet(form, sheet, catalogs, catalog.ranges)),
    guideSheet(named('Cómo llenar'), options),
    dictionarySheet(sheets, catalogs, named('Diccionario')),
    catalog.sheet,
  ]);
}
