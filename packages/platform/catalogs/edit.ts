import { normalize } from '@sintra/definition';
import { z } from 'zod';
import { defineCommand, run, type Call } from '../commands/index.ts';
import type { House } from '../database/index.ts';
import type { Context } from '../db/index.ts';
import { problems } from '../problems/index.ts';
import { refreshCatalogs } from './held.ts';
import { catalogProblems } from './problems.ts';

const label = z.string().trim().min(1, 'la etiqueta no puede quedar vacía').max(200, 'la etiqueta admite 200 caracteres');
const change = z.strictObject({
  labelEs: label.optional(),
  labelEn: label.optional(),
  /** Day from which the code may no longer be chosen; null puts it back in use. */
  validUntil: z.iso.date('escriba el día como AAAA-MM-DD').nullable().optional(),
});
export const catalogEdit = change.extend({ catalog: z.string().max(60), code: z.string().max(60) });
type CatalogEdit = z.infer<typeof catalogEdit>;

export const editedEntry = z.object({
  catalog: z.string(), code: z.string(), labelEs: z.string(), labelEn: z.string(), validUntil: z.iso.date().nullable(), edited: z.boolean(),
}).meta({ id: 'EditedCatalogEntry' });
type Entry = z.infer<typeof editedEntry>;
type Editable = Pick<Entry, 'labelEs' | 'labelEn' | 'validUntil'>;

interface Edited {
  readonly entry: Entry;
  /** What moved, before and after: labels are nobody's data, so that the log may hold them. */
  readonly before: Partial<Editable>;
  readonly after: Partial<Editable>;
}

interface Stored extends Entry {
  readonly parent: string | null;
  readonly alias: readonly string[];
}

/** The catalogue's entries, held until the transaction ends: two edits at once must not give two codes the same label. */
const entriesOf = ({ tx }: Call, catalog: string): Promise<Stored[]> => tx<Stored[]>`
  select catalog, code, label_es as "labelEs", label_en as "labelEn", valid_until::text as "validUntil", edited, parent, alias
  from catalog_entry where catalog = ${catalog} order by code for update`;

/** An import and a person must know which of two codes a word means; two states may have a municipality of one name. @throws labelTaken */
function refuseTaken(after: Stored, entries: readonly Stored[]): void {
  const word = normalize(after.labelEs);
  const others = entries.filter(({ code, parent }) => code !== after.code && parent === after.parent);
  const same = others.find(({ labelEs, alias }) => [labelEs, ...alias].some((spelling) => normalize(spelling) === word));
  if (same !== undefined) throw catalogProblems.labelTaken({ label: after.labelEs, code: same.code });
}

async function handle(call: Call, { catalog, code, ...asked }: CatalogEdit): Promise<Edited> {
  const entries = await entriesOf(call, catalog);
  const stored = entries.find((entry) => entry.code === code);
  if (stored === undefined) throw problems.notFound();
  const moved = (Object.entries(asked) as [keyof Editable, string | null | undefined][]).filter(([key, value]) => value !== undefined && value !== stored[key]);
  if (moved.length === 0) throw catalogProblems.nothingToChange();
  const after = { ...stored, ...Object.fromEntries(moved), edited: true };
  if (after.labelEs !== stored.labelEs) refuseTaken(after, entries);
  await call.tx`update catalog_entry set label_es = ${after.labelEs}, label_en = ${after.labelEn}, valid_until = ${after.validUntil}::date, edited = true
    where catalog = ${catalog} and code = ${code}`;
  const pick = (entry: Entry): Partial<Editable> => Object.fromEntries(moved.map(([key]) => [key, entry[key]]));
  const { parent: _parent, alias: _alias, ...entry } = after;
  return { entry, before: pick(stored), after: pick(after) };
}

const editCatalogCommand = defineCommand({
  name: 'catalog.edit', resource: 'catalog', action: 'manage', input: catalogEdit, handle,
  log: ({ catalog, code }: CatalogEdit, { before, after }: Edited) => ({ action: 'catalog.edit', resource: 'catalog', details: { catalog, code, before, after } }),
});

/**
 * Changes the labels of one code, or when it stops being offered; never the code. From then on a release leaves the row alone.
 * @throws forbidden, notFound, labelTaken, nothingToChange, invalidRequest
 */
export async function editCatalog(house: House, context: Context, edit: unknown): Promise<Entry> {
  const { entry } = await run(house, context, editCatalogCommand, edit);
  await refreshCatalogs(house);
  return entry;
}
