import { escapeAttribute } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Numbers of the styles below: plain, text that no program reformats, header, and header of provenance. */
export const styles = { plain: 0, text: 1, header: 2, provenance: 3 } as const;

const font = (bold: boolean, colour: string): string => `<font>${bold ? '<b/>' : ''}<sz val="11"/><color rgb="${colour}"/><name val="Calibri"/><family val="2"/></font>`;
const fill = (colour: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const wrapped = (fontId: number, fillId: number): string =>
  `<xf numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`;

const stylesXml = `${declaration}<styleSheet xmlns="${main}"><fonts count="3">${font(false, 'FF1F2933')}${font(true, 'FFFFFFFF')}${font(true, 'FF1F2933')}</fonts>`
  + `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FF1F4E5F')}${fill('FFE4E7EB')}</fills>`
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + `<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>${wrapped(1, 2)}${wrapped(2, 3)}</cellXfs>`
  + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const each = (names: readonly string[], write: (name: string, number: number) => string): string => names.map((name, index) => write(name, index + 1)).join('');

/** Everything of a workbook but its sheets: [name of the part, its XML]. */
export const frame = (names: readonly string[]): readonly (readonly [string, string])[] => [
  ['[Content_Types].xml', `${declaration}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
    + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>`
    + `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>`
    + `${each(names, (_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`)}</Types>`],
  ['_rels/.rels', `${declaration}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`
    + `${each(names, (name, number) => `<sheet name="${escapeAttribute(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${declaration}<Relationships xmlns="${pack}/relationships">`
    + `${each(names, (_, number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}`
    + `<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', stylesXml],
];

export interface ColumnLook {
  readonly width: number;
  readonly hidden: boolean;
}

/** Start of a sheet: the first rows frozen, the columns' widths. */
export const sheetStart = (columns: readonly ColumnLook[], frozenRows: number): string =>
  `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">`
  + `${frozenRows === 0 ? '' : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`}</sheetView></sheetViews>`
  + `<cols>${columns.map(({ width, hidden }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"${hidden ? ' hidden="1"' : ''} customWidth="1"/>`).join('')}</cols><sheetData>`;

export const sheetEnd = '</sheetData></worksheet>';
