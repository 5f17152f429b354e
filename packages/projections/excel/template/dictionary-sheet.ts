import type { Cell } from '@sintra/definition';
import type { Catalogs, FormSheet } from '../types.ts';
import { styles } from '../write/parts.ts';
import type { Written } from '../write/row-xml.ts';
import type { SmallRow, SmallSheet } from '../write/small-book.ts';
import { acceptedOf, optionsInWords, sensitivityWords } from './words.ts';

const headers = ['Hoja', 'Columna', 'Ayuda', 'Valores aceptados', 'Opciones', '¿Necesario para enviar?', 'Protección', 'Ley', 'Identificador'];
const widths = [22, 36, 60, 50, 50, 16, 28, 20, 26];
const all = (style: number): readonly number[] => headers.map(() => style);

const cellsOf = (sheet: FormSheet, header: string, cell: Cell, catalogs: Catalogs): readonly Written[] => [
  sheet.name, header, cell.field.help?.es ?? null, acceptedOf(cell), optionsInWords(cell, catalogs),
  cell.needed ? 'Sí' : 'No', sensitivityWords[cell.field.sensitivity], cell.field.maps?.law ?? null, cell.id,
];

/** Every column of the template, explained. */
export function dictionarySheet(sheets: readonly FormSheet[], catalogs: Catalogs, name: string): SmallSheet {
  const rows = sheets.flatMap((sheet) => sheet.columns.flatMap(({ header, cell }): SmallRow[] =>
    (cell === undefined ? [] : [{ cells: cellsOf(sheet, header, cell, catalogs), styles: all(styles.wrapped) }])));
  return { name, rows: [{ cells: headers, styles: all(styles.header), height: 32 }, ...rows], columns: widths.map((width) => ({ width })), frozen: { rows: 1, columns: 2 } };
}
