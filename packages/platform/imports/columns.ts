import { isSealed, type Cell, type Form, type Group, type Value } from '@sintra/definition';
import { cellReader, type CellReading, type ColumnMatch, type RawCell } from '@sintra/projections/excel';
import { cellMapOf, checkValue, type LiveCatalogs } from '@sintra/projections/validation';
import { readFolio } from '../records/index.ts';
import { plainOf, type MappedValues, type Mapping, type MappingColumn } from './mapping.ts';
import type { RowDraft, RowProblem } from './row.ts';

/** Takes one cell of a row into its draft. */
export type Take = (raw: RawCell, draft: RowDraft) => void;

export interface Ground {
  readonly source: Form | Group;
  readonly catalogs: LiveCatalogs;
}

const foundOf = (cell: Cell, raw: RawCell): { found?: string } => {
  if (isSealed(cell) || raw === null) return {};
  if (typeof raw === 'object') return 'date' in raw ? { found: raw.date } : {};
  return { found: String(raw).slice(0, 80) };
};

/** A code's catalogue tells which value was meant; a sealed cell's own text never enters the report. */
function problemOf(cell: Cell, header: string, raw: RawCell, given: { code: string; message: string; accepted?: string; suggestion?: string }): RowProblem {
  const sealed = isSealed(cell);
  return {
    code: given.code, column: header, cell: cell.id, ...foundOf(cell, raw),
    message: sealed ? `${cell.label.es}: el valor no es aceptable (${reasons[given.code] ?? 'revíselo'}).` : given.message,
    ...(given.accepted !== undefined && { accepted: given.accepted }),
    ...(given.suggestion !== undefined && !sealed && { suggestion: given.suggestion }),
  };
}

const reasons: Readonly<Record<string, string>> = {
  formula: 'es una fórmula', impossible_date: 'la fecha no existe', too_long: 'es demasiado largo', format: 'no tiene la forma esperada',
  unreadable: 'tiene caracteres que no se pueden leer', wrong_type: 'no es del tipo esperado',
};

type Checked = { readonly value: Value | undefined } | { readonly problem: RowProblem };

/** Reads and checks one cell's value; remembers coded answers and dates, which repeat. */
function checkedReader(cell: Cell, header: string, { catalogs }: Ground): (raw: RawCell) => Checked {
  const read = cellReader(cell, catalogs);
  const check = (raw: RawCell): Checked => {
    const reading: CellReading = read(raw);
    if ('problem' in reading) return { problem: problemOf(cell, header, raw, reading.problem) };
    // What stands for another record is looked up with the whole batch (references.ts).
    if (reading.value === undefined || reading.value === null || cell.field.refers !== undefined) return reading;
    const finding = checkValue(cell, reading.value, catalogs);
    return finding === undefined ? reading : { problem: problemOf(cell, header, raw, finding) };
  };
  return isSealed(cell) ? check : remembering(check);
}

const MOST_REMEMBERED = 5_000;

function remembering(check: (raw: RawCell) => Checked): (raw: RawCell) => Checked {
  const known = new Map<RawCell, Checked>();
  return (raw) => {
    if (typeof raw === 'object' && raw !== null) return check(raw);
    const before = known.get(raw);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const checked = check(raw);
    known.set(raw, checked);
    return checked;
  };
}

function put(draft: RowDraft, id: string, checked: Checked): void {
  if ('problem' in checked) draft.problems.push(checked.problem);
  else if (checked.value !== undefined) draft.values[id] = checked.value;
}

const textOf = (raw: RawCell): string => (raw === null || typeof raw === 'object' ? '' : String(raw).trim());

function takeFolio(raw: RawCell, draft: RowDraft): void {
  const text = textOf(raw);
  if (text === '') return;
  draft.folio = readFolio(text);
  if (draft.folio !== null) return;
  const message = 'El folio no tiene la forma de un folio de SINTRA o su carácter de verificación no coincide. Cópielo de la lista, o deje la celda vacía si el registro es nuevo.';
  draft.problems.push({ code: 'bad_folio', column: 'Folio', cell: '@folio', found: text.slice(0, 40), message });
}

/** Columns of provenance that are keys; the others say nothing on the way in. */
const provenance: Readonly<Record<string, Take>> = {
  '@folio': takeFolio,
  '@key': (raw, draft) => { draft.key = textOf(raw) || null; },
  '@version': (raw, draft) => { draft.version = Number.parseInt(textOf(raw), 10) || null; },
  '@row': (raw, draft) => { draft.rowId = /^[0-9a-f-]{36}$/i.test(textOf(raw)) ? textOf(raw).toLowerCase() : null; },
};

/** How a column that was matched to a cell of the form is taken; undefined for provenance that is not a key. */
export function matchedTake({ id, header }: ColumnMatch, ground: Ground): Take | undefined {
  if (id === null) return undefined;
  const cell = cellMapOf(ground.source).get(id);
  if (cell === undefined) return provenance[id];
  const read = checkedReader(cell, header, ground);
  return (raw, draft) => {
    if (raw !== null) put(draft, id, read(raw));
  };
}

const asStored = (cell: Cell, value: Value): Value => (cell.type === 'codes' && typeof value === 'string' ? [value] : value);

function directTake(column: Extract<MappingColumn, { to: string }>, ground: Ground): Take {
  const cell = cellMapOf(ground.source).get(column.to);
  if (cell === undefined) return provenance[column.to] as Take;
  const read = checkedReader(cell, column.from, ground);
  const table = new Map(Object.entries(column.values ?? {}).map(([found, value]) => [plainOf(found), asStored(cell, value)]));
  const empty = column.empty === undefined ? undefined : asStored(cell, column.empty);
  return (raw, draft) => {
    if (raw === null || raw === '') return void (empty !== undefined && (draft.values[cell.id] = empty));
    const mapped = typeof raw === 'object' ? undefined : table.get(plainOf(raw));
    if (mapped === undefined) put(draft, cell.id, read(raw));
    else draft.values[cell.id] = mapped;
  };
}

/** Puts the cells of a table's entry into the draft; an id with «+» adds to a list. */
function spreadInto(draft: RowDraft, cells: MappedValues, ground: Ground): void {
  for (const [name, value] of Object.entries(cells)) {
    const id = name.replace(/\+$/, '');
    const cell = cellMapOf(ground.source).get(id);
    if (cell === undefined) continue;
    const stored = asStored(cell, value);
    if (id === name || !Array.isArray(stored)) draft.values[id] = stored;
    else draft.values[id] = [...new Set([...((draft.values[id] ?? []) as readonly string[]), ...(stored as readonly string[])])];
  }
}

function spreadTake(column: Extract<MappingColumn, { set: unknown }>, ground: Ground): Take {
  const table = new Map(Object.entries(column.set).map(([found, cells]) => [plainOf(found), cells]));
  const accepted = [...table.keys()].filter(Boolean).join(', ');
  return (raw, draft) => {
    const cells = typeof raw === 'object' && raw !== null ? undefined : table.get(plainOf(raw));
    if (cells !== undefined) return spreadInto(draft, cells, ground);
    if (raw === null) return;
    const found = plainOf(typeof raw === 'object' ? '' : raw).slice(0, 80);
    draft.problems.push({ code: 'not_in_mapping', column: column.from, cell: null, found, accepted, message: `${column.from}: «${found}» no está en la relación de columnas.` });
  };
}

export const mappingTake = (column: MappingColumn, ground: Ground): Take => ('to' in column ? directTake(column, ground) : spreadTake(column, ground));

/** Every value that a mapping may store, with the cell it goes to. */
function* targets(mapping: Mapping): Generator<readonly [string, Value]> {
  yield* Object.entries(mapping.constants ?? {});
  for (const column of mapping.columns) {
    if ('set' in column) for (const cells of Object.values(column.set)) yield* Object.entries(cells);
    else for (const value of [...Object.values(column.values ?? {}), ...(column.empty === undefined ? [] : [column.empty])]) yield [column.to, value];
  }
}

/** What is wrong with a mapping for this form, in Spanish; empty when it may be used. */
export function mappingIssues(mapping: Mapping, { source, catalogs }: Ground): string[] {
  const cells = cellMapOf(source);
  const known = (id: string): boolean => cells.has(id) || id in provenance;
  const names = mapping.columns.flatMap((column) => ('to' in column ? [column.to] : []));
  const unknown = [...names, ...[...targets(mapping)].map(([id]) => id.replace(/\+$/, ''))].filter((id) => !known(id));
  const wrong = [...targets(mapping)].flatMap(([name, value]) => {
    const cell = cells.get(name.replace(/\+$/, ''));
    if (cell === undefined || value === null) return [];
    const finding = checkValue(cell, asStored(cell, value), catalogs);
    return finding === undefined ? [] : [finding.message.replace(/\.$/, '')];
  });
  return [...new Set([...unknown.map((id) => `«${id}» no es un dato del formulario`), ...wrong])];
}
