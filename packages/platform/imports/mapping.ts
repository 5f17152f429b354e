import { z } from 'zod';
import type { FormModule } from '../records/index.ts';

const value = z.union([z.string().max(4000), z.number(), z.array(z.string().max(60)).max(100), z.null()]);
const values = z.record(z.string().max(400), value);
const id = z.string().min(1).max(80);

const direct = z.strictObject({
  /** Header of the file's column. */
  from: id,
  /** Cell of the form, or `@folio` / `@key`. */
  to: id,
  /** Value found → value stored. «1», «1.0» and the number 1 are the same; case does not matter. What is not here is read as usual. */
  values: values.optional(),
  /** What an empty cell of this file means. Without it, an empty cell changes nothing. */
  empty: value.optional(),
});

const spread = z.strictObject({
  from: id,
  /** Value found ('' for an empty cell) → several cells. A cell's id with «+» adds to a many-valued cell. Other values are errors. */
  set: z.record(z.string().max(400), values),
});

/** How somebody's file becomes records: columns, values, owner. Kept per institution, or shipped with a module. */
export const mappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/).optional(),
  form: id.optional(),
  title: z.string().max(200).optional(),
  /** Who made the file and under which terms; shown beside the mapping. */
  source: z.string().max(500).optional(),
  /** Records go to this institution of level «trial», made when it does not exist. */
  owner: z.strictObject({ acronym: z.string().regex(/^[A-Z0-9]{2,12}$/), name: z.string().min(3).max(300), level: z.literal('trial') }).optional(),
  sheet: z.string().max(100).optional(),
  /** Cells that every new record gets where its row says nothing. */
  constants: values.optional(),
  columns: z.array(z.union([direct, spread])).max(300),
  /** Columns not named here: matched by their label (the default) or left out. */
  others: z.enum(['match', 'ignore']).optional(),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappingColumn = Mapping['columns'][number];
export type MappedValues = z.infer<typeof values>;

/** A form's module with the mappings that it ships. */
export interface ImportModule extends FormModule {
  readonly mappings?: readonly Mapping[];
}

/** «1.0», « 1 », 1 → «1»; letters in lower case: how values of a file and of a mapping meet. */
export function plainOf(raw: string | number | boolean | null): string {
  const text = String(raw ?? '').trim().toLowerCase();
  return /^-?\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;
}
