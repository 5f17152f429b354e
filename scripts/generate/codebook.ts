import { yesNo, type Catalog, type Form } from '@sintra/definition';
import { codebook, codebookIndex } from '@sintra/projections/codebook';
import { modules } from '../../apps/server/modules.ts';

interface GeneratedFile {
  /** From the root of the project. */
  readonly path: string;
  readonly content: string;
}

/** A module of the house: its form and the catalogues it brings. */
interface Source {
  readonly form: Form;
  readonly catalogs: readonly Catalog[];
}

/** Every page of docs/codebook, made again from the definitions. */
export function generateCodebook(sources: readonly Source[] = modules): readonly GeneratedFile[] {
  const catalogs = new Map([yesNo, ...sources.flatMap((source) => source.catalogs)].map((catalog) => [catalog.id, catalog]));
  const pages = new Map(sources.flatMap(({ form }) => [...codebook(form, [...catalogs.values()])]));
  const index = codebookIndex(sources.map(({ form }) => form), [...catalogs.values()].filter(({ id }) => pages.has(`catalogs/${id}.md`)));
  return [['README.md', index] as const, ...pages].map(([name, content]) => ({ path: `docs/codebook/${name}`, content }));
}
