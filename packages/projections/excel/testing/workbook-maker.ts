import { makeZip, type MadePart } from './zip-maker.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';

interface MadeSheet {
  readonly name?: string;
  readonly state?: string;
  /** XML inside <sheetData>. */
  readonly rows?: string;
  /** The whole part, instead of `rows`. */
  readonly xml?: string;
}

interface MadeWorkbook {
  readonly sheets?: readonly MadeSheet[];
  readonly strings?: string;
  readonly styles?: string;
  readonly properties?: string;
  /** Parts that replace those of the same name, or are added. */
  readonly parts?: readonly MadePart[];
  readonly without?: readonly string[];
}

export const sheetXml = (rows: string): string => `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

/** Cells of one row as XML: texts go inline, numbers as they are. */
export const rowXml = (number: number, cells: readonly (string | number)[]): string =>
  `<row r="${number}">${cells.map((cell, index) => `<c r="${String.fromCharCode(65 + index)}${number}"${typeof cell === 'number' ? `><v>${cell}</v>` : ` t="inlineStr"><is><t>${cell}</t></is>`}</c>`).join('')}</row>`;

/** The parts of a small workbook, as a producer of our own would write them. */
export function workbookParts(made: MadeWorkbook = {}): readonly MadePart[] {
  const sheets = made.sheets ?? [{ rows: rowXml(1, ['Uno', 'Dos']) + rowXml(2, ['a', 2]) }];
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const parts: MadePart[] = [
    { name: '[Content_Types].xml', data: `<Types xmlns="${pack}/content-types"/>` },
    { name: '_rels/.rels', data: `<Relationships xmlns="${pack}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    { name: 'xl/workbook.xml', data: `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${made.properties ?? ''}/><sheets>${sheets.map((sheet, index) => `<sheet name="${sheet.name ?? `Hoja${index + 1}`}" sheetId="${index + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships xmlns="${pack}/relationships">${sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdT', 'styles', 'styles.xml')}</Relationships>` },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data: sheet.xml ?? sheetXml(sheet.rows ?? '') })),
    ...(made.strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${main}">${made.strings}</sst>` }]),
    ...(made.styles === undefined ? [] : [{ name: 'xl/styles.xml', data: `<styleSheet xmlns="${main}">${made.styles}</styleSheet>` }]),
  ];
  const replaced = parts.map((part) => made.parts?.find((other) => other.name === part.name) ?? part).filter((part) => made.without?.includes(part.name) !== true);
  return [...replaced, ...(made.parts ?? []).filter((part) => !replaced.includes(part))];
}

export const makeWorkbook = (made: MadeWorkbook = {}): Buffer => makeZip(workbookParts(made));
