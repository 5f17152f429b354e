import { SheetProblem } from '../refusals.ts';
import { inflateText } from './inflate.ts';
import { isDateFormat } from './serials.ts';
import { inside, tags } from './xml.ts';
import type { ZipEntry } from './zip.ts';

type Entries = ReadonlyMap<string, ZipEntry>;

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipEntry;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly from1904: boolean;
  readonly strings: ZipEntry | undefined;
  /** By style number of a cell: whether it shows a date. */
  readonly dateStyles: readonly boolean[];
}

const partNamed = (entries: Entries, name: string): ZipEntry => {
  const entry = entries.get(name);
  if (entry === undefined) throw new SheetProblem('damaged');
  return entry;
};

/** «worksheets/sheet1.xml» seen from «xl/workbook.xml» → «xl/worksheets/sheet1.xml». */
const resolve = (base: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const parts = base.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

interface Relation {
  readonly id: string;
  /** Last word of the type: «worksheet», «sharedStrings», «styles», «officeDocument». */
  readonly type: string;
  readonly part: string;
}

async function relationsOf(entries: Entries, part: string): Promise<readonly Relation[]> {
  const cut = part.lastIndexOf('/') + 1;
  const entry = entries.get(`${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`);
  if (entry === undefined) return [];
  return tags(await inflateText(entry), 'Relationship')
    .filter((tag) => tag.get('TargetMode') !== 'External')
    .map((tag) => ({ id: tag.get('Id') ?? '', type: tag.get('Type')?.split('/').at(-1) ?? '', part: resolve(part, tag.get('Target') ?? '') }));
}

async function dateStylesOf(entry: ZipEntry | undefined): Promise<readonly boolean[]> {
  if (entry === undefined) return [];
  const xml = await inflateText(entry);
  const custom = new Map(tags(inside(xml, 'numFmts'), 'numFmt').map((tag) => [Number(tag.get('numFmtId')), tag.get('formatCode') ?? '']));
  return tags(inside(xml, 'cellXfs'), 'xf').map((tag) => {
    const id = Number(tag.get('numFmtId') ?? 0);
    return isDateFormat(id, custom.get(id));
  });
}

/** Opens the parts that say how a workbook is made. @throws SheetProblem when it is no workbook or parts are missing. */
export async function openWorkbook(entries: Entries): Promise<Workbook> {
  const main = (await relationsOf(entries, '')).find(({ type }) => type === 'officeDocument');
  if (main === undefined) throw new SheetProblem('not_a_sheet');
  const xml = await inflateText(partNamed(entries, main.part));
  const relations = await relationsOf(entries, main.part);
  const worksheets = new Map(relations.filter(({ type }) => type === 'worksheet').map((relation) => [relation.id, relation.part]));
  const sheets = tags(inside(xml, 'sheets'), 'sheet').flatMap((tag): WorkbookSheet[] => {
    const part = worksheets.get(tag.get('id') ?? '');
    if (part === undefined) return [];
    return [{ name: tag.get('name') ?? '', hidden: (tag.get('state') ?? 'visible') !== 'visible', part: partNamed(entries, part) }];
  });
  if (new Set(sheets.map(({ part }) => part)).size < sheets.length) throw new SheetProblem('unsafe', { why: 'dos de sus hojas son la misma' });
  if (sheets.length === 0) throw new SheetProblem('not_a_sheet');
  const other = (kind: string): ZipEntry | undefined => entries.get(relations.find(({ type }) => type === kind)?.part ?? '');
  const dated = tags(xml, 'workbookPr')[0]?.get('date1904');
  return { sheets, from1904: dated === '1' || dated === 'true', strings: other('sharedStrings'), dateStyles: await dateStylesOf(other('styles')) };
}
