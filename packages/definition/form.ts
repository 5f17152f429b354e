import { kinds, type CellType, type Kind, type Part } from './kinds.ts';
import { snakeCase, type Bilingual } from './text.ts';

/** public < internal < confidential < identifying. `identifying` changes storage: the cell is sealed, never a column. */
export type Sensitivity = 'public' | 'internal' | 'confidential' | 'identifying';

/** Equivalences of a field in other people's vocabularies. Unverified ones end in «?» and stay adjustable. */
export interface Maps {
  readonly law?: string;
  readonly htcds?: string;
  readonly icTip?: string;
  readonly glotip?: string;
  readonly ctdc?: string;
  readonly fud?: string;
}

/** Shown only while another cell of the same form or group holds one of these values. */
export interface ShowIf {
  readonly cell: string;
  readonly in: readonly string[];
}

export interface Field {
  readonly id: string;
  readonly kind: Kind;
  readonly label: Bilingual;
  readonly help?: Bilingual;
  readonly sensitivity: Sensitivity;
  readonly maps?: Maps;
  /** Required for kinds catalogOne and catalogMany. */
  readonly catalog?: string;
  /** Id of the form that a reference points to. */
  readonly refers?: string;
  /** Needed before a record can be submitted, in every cell that its kind does not call optional; a draft may lack it. */
  readonly needed?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly showIf?: ShowIf;
  /** Found by keyed tokens: the whole value, or its words by sound (names). Only on identifying text cells. */
  readonly search?: 'exact' | 'name';
  /** Version of the form in which the field appeared or was withdrawn, and ids it had before. */
  readonly since?: number;
  readonly until?: number;
  readonly renamedFrom?: readonly string[];
}

export interface Section {
  readonly id: string;
  readonly label: Bilingual;
  readonly help?: Bilingual;
  readonly fields: readonly Field[];
}

/** A repeated group: a child table and a child sheet. Groups do not nest. */
export interface Group {
  readonly id: string;
  readonly table: string;
  readonly label: Bilingual;
  readonly singular: Bilingual;
  readonly help?: Bilingual;
  readonly fields: readonly Field[];
}

/** `people`: records of victims and those around them. `work`: what bodies and programmes do, which officials read across institutions. */
export type Domain = 'people' | 'work';

export interface Form {
  readonly id: string;
  /** Whose walls and rights its records have; `people` where it is not said. */
  readonly domain?: Domain;
  /** Last part of the API address: /api/v1/<path>. */
  readonly path: string;
  readonly table: string;
  readonly version: number;
  /** Id of the clear text cell that names a record in pickers, headers and lists. */
  readonly title?: string;
  /** Id of a clear text cell unique among an institution's standing records, accepted in place of the folio. */
  readonly key?: string;
  readonly label: Bilingual;
  readonly singular: Bilingual;
  readonly sections: readonly Section[];
  readonly groups: readonly Group[];
}

/** One API property = one spreadsheet column = one input = one table column (unless sealed). */
export interface Cell {
  readonly id: string;
  readonly column: string;
  readonly type: CellType;
  readonly label: Bilingual;
  readonly catalog?: string;
  /** Catalogue whose labels are offered while the text is typed. */
  readonly suggests?: string;
  /** Needed before a record can be submitted. Whether it is asked at all depends on the other answers. */
  readonly needed: boolean;
  readonly field: Field;
}

const join = (whole: Bilingual, part: Bilingual | undefined): Bilingual =>
  part === undefined ? whole : { es: `${whole.es}: ${part.es}`, en: `${whole.en}: ${part.en}` };

const cellOf = (field: Field, part: Part): Cell => {
  const catalog = part.catalog ?? field.catalog;
  const id = field.id + part.suffix;
  const needed = field.needed === true && part.optional !== true;
  const offered = part.suggests === undefined ? {} : { suggests: part.suggests };
  const cell = { id, column: snakeCase(id), type: part.type, label: join(field.label, part.label), needed, field, ...offered };
  return catalog !== undefined && (part.type === 'code' || part.type === 'codes') ? { ...cell, catalog } : cell;
};

const cellCache = new WeakMap<object, readonly Cell[]>();

/** @returns `people` unless the form says otherwise: the stricter walls are the ones that nobody has to ask for. */
export const domainOf = (form: Form): Domain => form.domain ?? 'people';

/** All cells of a form's own sections, or of one group, in the order of the definition. */
export function cellsOf(source: Form | Group): readonly Cell[] {
  const known = cellCache.get(source);
  if (known !== undefined) return known;
  const fields = 'sections' in source ? source.sections.flatMap((section) => section.fields) : source.fields;
  const cells = fields.filter((field) => field.until === undefined).flatMap((field) => kinds[field.kind].map((part) => cellOf(field, part)));
  cellCache.set(source, cells);
  return cells;
}

export const isSealed = (cell: Cell): boolean => cell.field.sensitivity === 'identifying';

/** Asked for every row of lists, imports and exports: sorted out once for each definition. */
function remembered(choose: (cell: Cell) => boolean): (source: Form | Group) => readonly Cell[] {
  const cache = new WeakMap<object, readonly Cell[]>();
  return (source) => {
    const known = cache.get(source);
    if (known !== undefined) return known;
    const cells = cellsOf(source).filter(choose);
    cache.set(source, cells);
    return cells;
  };
}

export const clearCells = remembered((cell) => !isSealed(cell));
export const sealedCells = remembered(isSealed);

const fail = (form: string, why: string): never => {
  throw new Error(`definition of "${form}": ${why}`);
};

function checkField(form: string, field: Field, ids: Set<string>): void {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(field.id)) fail(form, `field id "${field.id}" is not camelCase`);
  if (field.kind.startsWith('catalog') !== (field.catalog !== undefined)) fail(form, `field "${field.id}": catalog goes with kinds catalogOne and catalogMany`);
  if ((field.kind === 'reference') !== (field.refers !== undefined)) fail(form, `field "${field.id}": refers goes with kind reference`);
  if (field.refers !== undefined && field.sensitivity === 'identifying') fail(form, `field "${field.id}": a sealed reference could be followed by nobody`);
  if (field.kind === 'file' && field.sensitivity === 'identifying') fail(form, `field "${field.id}": a file is sealed as it is; its cell stays clear`);
  if (field.search !== undefined && field.sensitivity !== 'identifying') fail(form, `field "${field.id}": tokens are for sealed cells`);
  for (const part of kinds[field.kind]) {
    const id = field.id + part.suffix;
    if (ids.has(id)) fail(form, `cell "${id}" is defined twice`);
    ids.add(id);
  }
}

function checkSource(form: string, fields: readonly Field[]): void {
  const ids = new Set<string>();
  for (const field of fields) checkField(form, field, ids);
  for (const field of fields) {
    if (field.showIf !== undefined && !ids.has(field.showIf.cell)) fail(form, `field "${field.id}": showIf names the unknown cell "${field.showIf.cell}"`);
  }
}

/** Title and key are columns that everybody who reads the record may read. */
function checkNames(form: Form): void {
  for (const name of ['title', 'key'] as const) {
    const id = form[name];
    if (id === undefined) continue;
    const cell = clearCells(form).find((one) => one.id === id);
    if (cell?.type !== 'text') fail(form.id, `${name} "${id}" is not a clear text cell of the form`);
  }
}

/**
 * Declares a form. Checked here, at start-up, so that a wrong definition never serves a request.
 * @throws Error naming the form and the field.
 */
export function defineForm(form: Form): Form {
  checkSource(form.id, form.sections.flatMap((section) => section.fields));
  for (const group of form.groups) checkSource(`${form.id}.${group.id}`, group.fields);
  checkNames(form);
  return form;
}
