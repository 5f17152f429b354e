import { cellsOf, type Cell, type CellType, type Form, type Group, type RecordInput } from '@sintra/definition';
import { z } from 'zod';
import { codeShape, hasUnreadable, limitsOf, maxCodes } from './limits.ts';

/** The most rows of one group that travel in one request. */
export const maxRows = 500;

const says = (cell: Cell, expected: string): string => `${cell.label.es}: se esperaba ${expected}.`;

function textSchema(cell: Cell): z.ZodType<string> {
  const { maxLength, lines, pattern, expected } = limitsOf(cell);
  const text = z.string({ error: says(cell, 'un texto') })
    .max(maxLength, { error: `${cell.label.es}: caben ${maxLength.toLocaleString('es-MX')} caracteres.` });
  const shaped = pattern === undefined ? text : text.regex(pattern, { error: says(cell, expected ?? 'otro formato') });
  return shaped.refine((value) => !hasUnreadable(value, lines), { error: `${cell.label.es}: hay caracteres que no se pueden leer (de control).` });
}

function limited(cell: Cell, schema: z.ZodNumber): z.ZodNumber {
  const { min, max } = limitsOf(cell);
  const low = min === undefined ? schema : schema.min(min, { error: `${cell.label.es}: el mínimo es ${min.toLocaleString('es-MX')}.` });
  return max === undefined ? low : low.max(max, { error: `${cell.label.es}: el máximo es ${max.toLocaleString('es-MX')}.` });
}

const code = (cell: Cell): z.ZodType<string> => {
  const error = says(cell, 'una clave del catálogo');
  return z.string({ error }).regex(codeShape, { error });
};

/** Shape only: whether a code is in its catalogue, or a date in the calendar, is for `checkValues` to say. */
const schemas: { readonly [T in CellType]: (cell: Cell) => z.ZodType<string | number | readonly string[]> } = {
  text: textSchema,
  date: textSchema,
  integer: (cell) => limited(cell, z.int32({ error: says(cell, 'un número entero') })),
  decimal: (cell) => limited(cell, z.number({ error: says(cell, 'un número') })),
  code,
  codes: (cell) => z.array(code(cell), { error: says(cell, 'una lista de claves del catálogo') }).max(maxCodes, { error: `${cell.label.es}: caben ${maxCodes} opciones.` }),
  uuid: (cell) => z.guid({ error: says(cell, 'el identificador de un registro o de un archivo') }),
};

const unknownKeys = (what: string) => (issue: { readonly code?: string; readonly keys?: readonly string[] }): string =>
  issue.code === 'unrecognized_keys' ? `${(issue.keys ?? []).map((key) => `«${key.slice(0, 60)}»`).join(', ')}: no es ${what}.` : `Se esperaba un objeto.`;

const cellSchema = (cell: Cell): z.ZodType =>
  schemas[cell.type](cell).nullable().optional().meta({
    title: cell.label.es,
    description: [cell.label.en, cell.field.help?.en, cell.field.maps?.law].filter(Boolean).join('. '),
    ...(cell.catalog !== undefined && { 'x-catalog': cell.catalog }),
    ...(cell.field.sensitivity === 'identifying' && { 'x-sealed': true }),
  });

const valuesCache = new WeakMap<Form | Group, z.ZodObject>();
const schemaName = (source: Form | Group): string => `${source.id.charAt(0).toUpperCase()}${source.id.slice(1)}${'sections' in source ? '' : 'Row'}Values`;

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
