import { z } from 'zod';
import { plainWorkbook } from '@sintra/projections/excel';
import { catalogsOf } from '@sintra/platform/catalogs';
import { defineCommand, run, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { changeInstitutionCommand, createInstitutionCommand, readInstitutions, type Institution } from './institutions.ts';
import { act, checkInput, perform, repeated, RowReader, sheetInput, type FileAsked, type Planned, type RowPlan, type SheetInput, type SheetReport } from './sheet-plan.ts';
import { readDay, readSheet, sayDay, type Column, type Line } from './sheet-reading.ts';

const levelWords: Readonly<Record<Institution['level'], string>> = { federal: 'Federal', state: 'Estatal', municipal: 'Municipal', civil_society: 'Sociedad civil', trial: 'De prueba' };
const byLevel = new Map((Object.keys(levelWords) as Institution['level'][]).map((level) => [levelWords[level], level]));

const columns: readonly Column[] = [
  { id: 'acronym', header: 'Siglas' }, { id: 'name', header: 'Nombre' }, { id: 'legalName', header: 'Nombre legal' }, { id: 'level', header: 'Nivel' }, { id: 'state', header: 'Entidad federativa' },
  { id: 'successor', header: 'Sucesora' }, { id: 'validFrom', header: 'Vigente desde' }, { id: 'validUntil', header: 'Vigente hasta' },
];
const headers = columns.map(({ header }) => header);

/** States by name and by code. */
async function statesOf(house: House): Promise<ReadonlyMap<string, string>> {
  const entries = [...((await catalogsOf(house)).get('state') ?? new Map()).values()];
  return new Map([...entries.map(({ code, label }) => [label.es as string, code as string] as const), ...entries.map(({ code }) => [code as string, code as string] as const)]);
}

const labelIn = (states: ReadonlyMap<string, string>, code: string | null): string | null => (code === null ? null : ([...states].find(([, one]) => one === code)?.[0] ?? code));

export const exportInstitutionsCommand = defineCommand({
  name: 'institution.export', resource: 'institution', action: 'manage', input: z.object({}), log: { none: 'institutions are public knowledge (LGT arts. 85 and 114)' },
  handle: async ({ house, tx }: Call): Promise<Uint8Array> => {
    const states = await statesOf(house);
    const rows = (await readInstitutions(tx)).map((one) => [
      one.acronym, one.name, one.legalName, levelWords[one.level], labelIn(states, one.state), one.successor?.acronym ?? null,
      one.validFrom === null ? null : sayDay(one.validFrom), one.validUntil === null ? null : sayDay(one.validUntil),
    ]);
    return plainWorkbook([{ name: 'Instituciones', headers, rows }]);
  },
});

/** An empty list with what may be written in it. */
export const institutionTemplateCommand = defineCommand({
  name: 'institution.template', resource: 'institution', action: 'manage', input: z.object({}), log: { none: 'it holds nothing but the lists that everybody may read' },
  handle: async ({ house }: Call): Promise<Uint8Array> => {
    const names = [...await statesOf(house)].filter(([name, code]) => name !== code).map(([name]) => [name]);
    return plainWorkbook([
      { name: 'Instituciones', headers, rows: [] },
      { name: 'Niveles', headers: ['Nivel que se escribe'], rows: [...byLevel.keys()].map((name) => [name]) },
      { name: 'Entidades', headers: ['Entidad que se escribe'], rows: names },
    ]);
  },
});

interface Known {
  readonly institutions: ReadonlyMap<string, Institution>;
  readonly states: ReadonlyMap<string, string>;
}

function dayOf(reader: RowReader, id: string): string | null | undefined {
  const text = reader.cell(id);
  if (typeof text !== 'string') return text;
  const day = readDay(text);
  if (day === null) reader.fault(id, `«${text}» no es una fecha. Escríbala como 31/12/2026.`);
  return day ?? undefined;
}

/** A cell of a list; null erases it. */
function choiceOf<T>(reader: RowReader, id: string, options: ReadonlyMap<string, T>, what: string): T | null | undefined {
  const text = reader.cell(id);
  return typeof text === 'string' ? reader.choice(id, text, options, what) : text;
}

const asked = (reader: RowReader, { institutions, states }: Known) => ({
  name: reader.text('name'), legalName: reader.cell('legalName'), level: choiceOf(reader, 'level', byLevel, 'un nivel de la lista'), state: choiceOf(reader, 'state', states, 'una entidad federativa'),
  successorId: choiceOf(reader, 'successor', new Map([...institutions].map(([acronym, { id }]) => [acronym, id])), 'una institución registrada'),
  validFrom: dayOf(reader, 'validFrom'), validUntil: dayOf(reader, 'validUntil'),
});
type Asked = ReturnType<typeof asked>;

function planNew(reader: RowReader, acronym: string, { successorId, validFrom, validUntil, ...rest }: Asked): RowPlan {
  const input = { acronym, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== null)) };
  if (rest.name === undefined) reader.fault('name', 'Hace falta para una institución nueva.');
  if (rest.level === undefined || rest.level === null) reader.fault('level', 'Hace falta para una institución nueva.');
  if (successorId !== undefined || validFrom !== undefined || validUntil !== undefined) reader.fault('successor', 'Agregue primero la institución; en otra carga, su sucesora y su vigencia.');
  if (reader.faults.length === 0) checkInput(reader, createInstitutionCommand as never, input);
  return { kind: 'created', acts: [act(reader.line.row, createInstitutionCommand, input)] };
}

function planKnown(reader: RowReader, known: Institution, { level, ...rest }: Asked): RowPlan {
  if (level !== undefined && level !== known.level) reader.fault('level', 'El nivel de una institución no cambia. Deje la celda vacía.');
  const now: Readonly<Record<string, unknown>> = { ...known, successorId: known.successor?.id ?? null };
  const changed = Object.fromEntries(Object.entries(rest).filter(([key, value]) => value !== undefined && value !== now[key]));
  if (Object.keys(changed).length === 0) return { kind: 'unchanged', acts: [] };
  const input = { id: known.id, ...changed };
  checkInput(reader, changeInstitutionCommand as never, input);
  return { kind: 'updated', acts: [act(reader.line.row, changeInstitutionCommand, input)] };
}

function planLine(line: Line, known: Known, twice: ReadonlySet<number>): Planned {
  const reader = new RowReader(line, columns);
  const acronym = (reader.text('acronym') ?? '').toUpperCase();
  if (acronym === '') reader.fault('acronym', 'Escriba las siglas: identifican a la institución.');
  if (twice.has(line.row)) reader.fault('acronym', 'Estas siglas ya están en otro renglón.');
  const wanted = asked(reader, known);
  const institution = known.institutions.get(acronym);
  const plan = institution === undefined ? planNew(reader, acronym, wanted) : planKnown(reader, institution, wanted);
  return { line, plan, faults: reader.faults };
}

async function work(call: Call, { sheet: { lines, faults }, apply }: SheetInput): Promise<SheetReport> {
  const known = { institutions: new Map((await readInstitutions(call.tx)).map((one) => [one.acronym, one])), states: await statesOf(call.house) };
  const twice = repeated(lines, 'acronym');
  return perform(call, lines.map((line) => planLine(line, known, twice)), faults, apply);
}

const base = { resource: 'institution', action: 'manage', input: sheetInput, handle: work } as const;
const checkCommand = defineCommand({ ...base, name: 'institution.import_check', log: { none: 'nothing is changed, and what is read is the file itself' } });
const importCommand = defineCommand({
  ...base, name: 'institution.import', stepUp: true,
  log: (_input: SheetInput, { problems: _problems, ...counts }: SheetReport) => ({ action: 'institution.import', resource: 'institution', details: counts }),
});

/** Checks a workbook of institutions, or applies it whole. @throws forbidden, stepUpNeeded, badWorkbook, badRow */
export async function importInstitutions(house: House, context: Context, { content, fileName, apply }: FileAsked): Promise<SheetReport> {
  const sheet = await readSheet({ content, fileName, columns });
  // Held before the transaction: a first reading takes a connection of its own.
  await catalogsOf(house);
  return run(house, context, apply ? importCommand : checkCommand, { sheet, apply });
}
