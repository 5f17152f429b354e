import type { Form } from '@sintra/definition';
import { exampleMark } from '../hidden-row.ts';
import { hiddenRow } from '../layout.ts';
import type { Catalogs, FormSheet, SheetColumn } from '../types.ts';
import { styles } from '../write/parts.ts';
import type { Written } from '../write/row-xml.ts';
import type { SmallSheet } from '../write/small-book.ts';
import { validationsXml } from '../write/validation-xml.ts';
import { lookOf } from '../write/xlsx-book.ts';
import { sampleOf } from './samples.ts';
import { validationOf } from './validations.ts';

/** The example stands where data begins: it may be typed over. */
const firstRow = 3;

const headStyle = ({ cell }: SheetColumn): number => (cell === undefined ? styles.provenance : cell.needed ? styles.needed : styles.header);

const exampleOf = ({ id, cell }: SheetColumn, catalogs: Catalogs): Written => {
  if (cell !== undefined) return sampleOf(cell, catalogs);
  return id === '@key' ? `${exampleMark} (este renglón no se importa)` : null;
};

/** One sheet to be filled in: the form's own or a group's. */
export function formSheet(form: Form, sheet: FormSheet, catalogs: Catalogs, ranges: ReadonlyMap<string, string>): SmallSheet {
  const { columns } = sheet;
  const looks = columns.map(lookOf);
  return {
    name: sheet.name,
    columns: looks,
    frozen: { rows: 2, columns: 1 },
    rows: [
      { cells: columns.map(({ header }) => header), styles: columns.map(headStyle), height: 48 },
      { cells: hiddenRow(form, sheet), styles: columns.map(() => styles.text), height: 0 },
      { cells: columns.map((column) => exampleOf(column, catalogs)), styles: looks.map(({ style }) => (style === styles.text ? styles.exampleText : styles.examplePlain)) },
    ],
    after: validationsXml(columns.flatMap(({ cell }, position) => (cell === undefined ? [] : [validationOf(cell, position, firstRow, ranges)]))),
  };
}
