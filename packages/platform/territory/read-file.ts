import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { openSheet, SheetProblem, type RawCell } from '@sintra/projections/excel';
import type { CatalogLoad } from '../catalogs/index.ts';
import { columnsOf, isLocalities, type Columns } from './columns.ts';
import { territoryProblems } from './problems.ts';

type Municipality = CatalogLoad['entries'][number];
interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** INEGI puts a title and a date above the headers of some files. */
const TITLE_ROWS = 20;

const textOf = (cell: RawCell | undefined): string => (typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '');

/** Rows of the first sheet that has any, one by one. */
async function* rowsOf(file: string): AsyncGenerator<Row> {
  for await (const event of openSheet({ path: file, fileName: basename(file) })) {
    if (event.type === 'header') yield { number: event.row, cells: event.headers };
    if (event.type === 'rows') for (const { number, cells } of event.rows) yield { number, cells: cells.map(textOf) };
    if (event.type === 'end' && event.rows > 0) return;
  }
}

const refuse = (file: string, { number }: Row, why: string): Error => territoryProblems.badMunicipality({ file, row: number, why });

/** The five digits of a row, whatever zeros a spreadsheet program took off; null for a note at the foot of the file. */
function keyOf(file: string, row: Row, columns: Columns): string | null {
  const at = (place: number, digits: number): string => {
    const text = row.cells[place] ?? '';
    return text === '' ? '' : text.padStart(digits, '0');
  };
  const parts = at(columns.state, 2) + at(columns.municipality, 3);
  const whole = at(columns.whole, 5);
  const key = whole === '' ? parts : whole;
  if ((row.cells[columns.name] ?? '') === '' && !/^\d{5}$/.test(key)) return null;
  if (!/^\d{5}$/.test(key) || key.endsWith('000')) throw refuse(file, row, `«${key}» no es una clave de municipio de cinco dígitos`);
  if (parts.length === 5 && parts !== key) throw refuse(file, row, `la clave «${key}» no coincide con entidad y municipio («${parts}»)`);
  return key;
}

/** Municipalities by key; the same one twice is refused unless both rows say the same. */
class Reading {
  readonly found = new Map<string, Municipality>();
  readonly #file: string;
  readonly #states: ReadonlySet<string>;
  #columns: Columns | null = null;
  #looked = 0;

  constructor(file: string, states: ReadonlySet<string>) {
    this.#file = file;
    this.#states = states;
  }

  add(row: Row): void {
    if (this.#columns === null) this.#lookForHeaders(row);
    else this.#addMunicipality(row, this.#columns);
  }

  #lookForHeaders(row: Row): void {
    this.#columns = columnsOf(row.cells);
    if (isLocalities(row.cells)) throw territoryProblems.isLocalities({ file: this.#file });
    this.#looked += 1;
    if (this.#columns === null && this.#looked > TITLE_ROWS) throw this.#withoutHeaders();
  }

  #addMunicipality(row: Row, columns: Columns): void {
    const code = keyOf(this.#file, row, columns);
    if (code === null) return;
    const name = (row.cells[columns.name] ?? '').replaceAll(/\s+/g, ' ');
    const parent = code.slice(0, 2);
    if (name === '' || name.length > 200) throw refuse(this.#file, row, `el municipio ${code} no tiene un nombre que se pueda usar`);
    if (!this.#states.has(parent)) throw refuse(this.#file, row, `no existe la entidad federativa «${parent}»`);
    const other = this.found.get(code);
    if (other !== undefined && other.name !== name) throw refuse(this.#file, row, `la clave ${code} está dos veces, como «${other.name}» y como «${name}»`);
    this.found.set(code, { code, name, parent, position: Number(code) });
  }

  finish(): readonly Municipality[] {
    if (this.#columns === null) throw this.#withoutHeaders();
    if (this.found.size === 0) throw territoryProblems.noMunicipality({ file: this.#file });
    return [...this.found.values()];
  }

  #withoutHeaders(): Error {
    return territoryProblems.notMunicipal({ file: this.#file, missing: ['CVE_ENT', 'CVE_MUN (o CVEGEO)', 'NOM_MUN'] });
  }
}

/**
 * Reads INEGI's municipal catalogue, a CSV in UTF-8 or Windows-1252 or a workbook.
 * @param states codes of the states there are
 * @throws Problem saying file, row and cause; never a part of the file
 */
export async function readMunicipalities(file: string, states: ReadonlySet<string>): Promise<readonly Municipality[]> {
  if (!existsSync(file)) throw territoryProblems.territoryMissing({ file });
  const reading = new Reading(file, states);
  try {
    for await (const row of rowsOf(file)) reading.add(row);
  } catch (error) {
    throw error instanceof SheetProblem ? territoryProblems.territoryUnreadable({ file, why: error.message }) : error;
  }
  return reading.finish();
}
