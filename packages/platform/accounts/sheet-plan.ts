import { z } from 'zod';
import { normalize } from '@sintra/definition';
import { nearest } from '@sintra/projections/excel';
import { readInput, type Call, type Command } from '@sintra/platform/commands';
import { writeLog } from '@sintra/platform/log';
import { Problem } from '@sintra/platform/problems';
import { accountProblems } from './problems.ts';
import type { Column, Fault, Line, Sheet } from './sheet-reading.ts';

/** What a row asks for: its acts in order; none when everything is already so. */
export interface RowPlan {
  readonly kind: 'created' | 'updated' | 'unchanged';
  readonly acts: readonly ((call: Call) => Promise<void>)[];
}

export interface Planned {
  readonly line: Line;
  readonly plan: RowPlan | null;
  readonly faults: readonly Fault[];
}

const count = z.number().int();
export const sheetReport = z.object({
  read: count, created: count, updated: count, unchanged: count, rejected: count,
  problems: z.array(z.object({ row: count, column: z.string(), message: z.string(), suggestion: z.string().optional() })),
  applied: z.boolean(),
});
export type SheetReport = z.infer<typeof sheetReport>;

/** What an import asks for: what was read, before any transaction, of a file. */
export const sheetInput = z.object({ sheet: z.custom<Sheet>((value) => typeof value === 'object' && value !== null), apply: z.boolean() });
export type SheetInput = z.infer<typeof sheetInput>;

export interface FileAsked {
  readonly content: Buffer;
  readonly fileName: string;
  readonly apply: boolean;
}

/** Reads the cells of one row and collects what is wrong with them. */
export class RowReader {
  readonly faults: Fault[];
  readonly line: Line;
  readonly columns: readonly Column[];
  constructor(line: Line, columns: readonly Column[]) {
    this.line = line;
    this.columns = columns;
    this.faults = [...line.faults];
  }

  /** undefined: the cell says nothing. null: it erases. */
  cell(id: string): string | null | undefined {
    return this.line.cells.get(id);
  }

  /** A cell that cannot be erased. */
  text(id: string): string | undefined {
    const value = this.cell(id);
    if (value === null) this.fault(id, 'Este dato no se puede borrar. Escriba otro o deje la celda vacía.');
    return value ?? undefined;
  }

  fault(id: string, message: string, suggestion?: string): void {
    const column = this.columns.find((one) => one.id === id)?.header ?? id;
    this.faults.push({ row: this.line.row, column, message, ...(suggestion !== undefined && { suggestion }) });
  }

  /** One of a list, by any of its names. */
  choice<T>(id: string, text: string, options: ReadonlyMap<string, T>, what: string): T | undefined {
    const wanted = normalize(text);
    for (const [name, value] of options) if (normalize(name) === wanted) return value;
    this.fault(id, `«${text}» no es ${what}.`, nearest(text, options.keys()));
    return undefined;
  }
}

/** One command as an act of the import, with the log entry it writes by itself. @throws badRow at its row */
export function act<I, O>(row: number, command: Command<I, O>, input: unknown, handle: (call: Call, input: I) => Promise<O> = command.handle): (call: Call) => Promise<void> {
  return async (call) => {
    try {
      const read = readInput(command.input, input);
      const output = await handle(call, read);
      if (typeof command.log === 'function') for (const entry of [command.log(read, output)].flat()) await writeLog(call.tx, call.context, entry);
    } catch (error) {
      throw error instanceof Problem ? accountProblems.badRow({ row, why: error.message }) : error;
    }
  };
}

/** Faults that a command's own schema finds in what a row asks for, before anything is done. */
export function checkInput(reader: RowReader, command: Command<never, unknown>, input: unknown): void {
  const read = command.input.safeParse(input);
  if (read.success) return;
  for (const { path, message } of read.error.issues) {
    const id = String(path[0] ?? '');
    reader.fault(id === 'institutionId' ? 'institution' : id, `No se acepta: ${message}.`);
  }
}

/** Rows that name the same thing twice: only the first is read. */
export function repeated(lines: readonly Line[], key: string): ReadonlySet<number> {
  const seen = new Set<string>();
  return new Set(lines.flatMap(({ row, cells }) => {
    const value = normalize(cells.get(key) ?? '');
    if (value !== '' && seen.has(value)) return [row];
    seen.add(value);
    return [];
  }));
}

/** read = created + updated + unchanged + rejected. */
export function reportOf(rows: readonly Planned[], sheetFaults: readonly Fault[], applied: boolean): SheetReport {
  const kind = (wanted: RowPlan['kind']): number => rows.filter(({ plan, faults }) => faults.length === 0 && plan?.kind === wanted).length;
  const problems = [...sheetFaults, ...rows.flatMap(({ faults }) => faults)];
  return { read: rows.length, created: kind('created'), updated: kind('updated'), unchanged: kind('unchanged'), rejected: rows.filter(({ faults }) => faults.length > 0).length, problems, applied };
}

/** All or nothing: where anything is wrong, or only a check was asked for, nothing is done. */
export async function perform(call: Call, rows: readonly Planned[], sheetFaults: readonly Fault[], apply: boolean): Promise<SheetReport> {
  const wrong = sheetFaults.length > 0 || rows.some(({ faults }) => faults.length > 0);
  if (!apply || wrong) return reportOf(rows, sheetFaults, false);
  for (const { plan } of rows) for (const one of plan?.acts ?? []) await one(call);
  return reportOf(rows, sheetFaults, true);
}
