import { yesNo, type Catalog, type Form } from '@sintra/definition';
import { codebook, codebookIndex } from '@sintra/projections/codebook';
import { victimCatalogs, victimForm } from '@sintra/victims/forms';

/** Forms of the product with the catalogues they answer from. A new module adds its line. */
const sources: readonly { readonly form: Form; readonly catalogs: readonly Catalog[] }[] = [
  { form: victimForm, catalogs: [yesNo, ...victimCatalogs] },
];

export interface GeneratedFile {
  /** From the root of the project. */
  readonly path: string;
  readonly content: string;
}

/** Every page of docs/codebook, made again from the definitions. */
export function generateCodebook(): readonly GeneratedFile[] {
  const catalogs = new Map(sources.flatMap((source) => source.catalogs).map((catalog) => [catalog.id, catalog]));
  const pages = new Map(sources.flatMap(({ form, catalogs: own }) => [...codebook(form, own)]));
  const index = codebookIndex(sources.map(({ form }) => form), [...catalogs.values()].filter(({ id }) => pages.has(`catalogs/${id}.md`)));
  return [['README.md', index] as const, ...pages].map(([name, content]) => ({ path: `docs/codebook/${name}`, content }));
}
