import { cellsOf, type Cell, type CellType, type Form, type Group, type RecordInput } from '@sintra/definition';
import { z } from 'zod';
import { codeShape, limitsOf, maxCodes } from './limits.ts';

/** The most rows of one group that travel in one request. */
export const maxRows = 500;

const says = (cell: Cell, expected: string): { readonly error: string } => ({ error: `${cell.label.es}: se esperaba ${expected}.` });

/** RegExp as JSON Schema writes it: without delimiters or flags (they are all Unicode). */
const documented = (cell: Cell): Record<string, unknown> => {
  const { maxLength, pattern } = limitsOf(cell);
  return { maxLength, ...(pattern !== undefined && { pattern: pattern.source }) };
};

const ranged = (cell: Cell): Record<string, unknown> => {
  const { min, max } = limitsOf(cell);
  return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
};

const text = (cell: Cell): z.ZodType<string> => z.string(says(cell, 'un texto')).meta(documented(cell));
const code = (cell: Cell): z.ZodType<string> => z.string(says(cell, 'una clave del catálogo')).meta({ pattern: codeShape.source });

/**
 * Only the JSON type is enforced here. Limits and patterns are documented, and judged by `checkValues` together with catalogues
 * and dates, so that whoever fills a form gets every fault at once, cell by cell, and may ask while still typing.
 */
const schemas: { readonly [T in CellType]: (cell: Cell) => z.ZodType<string | number | readonly string[]> } = {
  text,
  date: text,
  integer: (cell) => z.number(says(cell, 'un número entero')).meta({ type: 'integer', ...ranged(cell) }),
  decimal: (cell) => z.number(says(cell, 'un número')).meta(ranged(cell)),
  code,
  codes: (cell) => z.array(code(cell), says(cell, 'una lista de claves del catálogo')).meta({ maxItems: maxCodes }),
  uuid: (cell) => z.string(says(cell, 'el identificador de un registro o de un archivo')).meta({ format: 'uuid' }),
};

const unknownKeys = (what: string) => (issue: { readonly code?: string; readonly keys?: readonly string[] }): string =>
  issue.code === 'unrecognized_keys' ? `${(issue.keys ?? []).map((key) => `«${key.slice(0, 60)}»`).join(', ')}: no es ${what}.` : `Se esperaba un objeto.`;

const cellSchema = (cell: Cell): z.ZodType =>
  schemas[cell.type](cell).nullable().optional().meta({
    title: cell.label.es,
    description: [cell.label.en, cell.field.help?.en, cell.field.maps?.law].filter(Boolean).join('. '),
    ...(cell.catalog !== undefined && { 'x-catalog': cell.catalog }),
    ...(cell.field.refers !== undefined && { 'x-refers': cell.field.refers }),
    ...(cell.field.sensitivity === 'identifying' && { 'x-sealed': true }),
  });

const valuesCache = new WeakMap<Form | Group, z.ZodObject>();
/** `victim_service` → `VictimServiceValues`: tables have names of their own, groups of two forms may not. */
const schemaName = (source: Form | Group): string => `_${source.table}Values`.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Values of a form's own cells, or of one row of a group. Unknown cells are refused, absent ones say nothing. One object per
 * source, named, so that the API's documentation says it once.
 */
export function valuesSchema(source: Form | Group): z.ZodObject {
  const known = valuesCache.get(source);
  if (known !== undefined) return known;
  const shape = Object.fromEntries(cellsOf(source).map((cell) => [cell.id, cellSchema(cell)]));
  const schema = z.strictObject(shape, { error: unknownKeys('un dato de este formulario') }).meta({ id: schemaName(source) });
  valuesCache.set(source, schema);
  return schema;
}

const rowSchema = (group: Group): z.ZodObject =>
  z.strictObject({
    id: z.guid({ error: 'Se esperaba el identificador de la fila.' }).optional(),
    remove: z.literal(true, { error: '«remove» solo puede ser true.' }).optional(),
    values: valuesSchema(group),
  }, { error: unknownKeys('parte de una fila (id, remove, values)') });

const rowsSchema = (group: Group): z.ZodType =>
  z.array(rowSchema(group), { error: `${group.label.es}: se esperaba una lista.` }).max(maxRows, { error: `${group.label.es}: caben ${maxRows} filas en un envío.` });

/** The form's two parts of a RecordInput, to be put inside a larger schema (PATCH adds the version). */
export const inputShape = (form: Form): { readonly values: z.ZodObject; readonly groups: z.ZodOptional<z.ZodObject> } => ({
  values: valuesSchema(form),
  groups: z.strictObject(Object.fromEntries(form.groups.map((group) => [group.id, rowsSchema(group).optional()])), {
    error: unknownKeys('un grupo de este formulario'),
  }).optional(),
});

const cache = new WeakMap<Form, z.ZodType<RecordInput>>();

/** What a person, an import or the API may hand in for one record of the form. Messages in Spanish, ready to show. */
export function inputSchema(form: Form): z.ZodType<RecordInput> {
  const known = cache.get(form);
  if (known !== undefined) return known;
  const schema = z.strictObject(inputShape(form), { error: unknownKeys('parte de un registro (values, groups)') }) as unknown as z.ZodType<RecordInput>;
  cache.set(form, schema);
  return schema;
}
