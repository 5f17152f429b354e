import { cellsOf, type Catalog, type Form } from '@sintra/definition';
import { catalogPage } from './catalog.ts';
import { formPage } from './form.ts';
import { code, page, table } from './markdown.ts';

/** The codebook of one form: its page and one page for each catalogue that it answers from. File name → Markdown. */
export function codebook(form: Form, catalogs: readonly Catalog[]): ReadonlyMap<string, string> {
  const used = new Set([form, ...form.groups].flatMap((source) => cellsOf(source).map(({ catalog }) => catalog)));
  const missing = [...used].filter((id) => id !== undefined && !catalogs.some((catalog) => catalog.id === id));
  if (missing.length > 0) throw new Error(`codebook of "${form.id}": unknown catalogue ${missing.join(', ')}`);
  const pages = catalogs.filter(({ id }) => used.has(id)).map((catalog) => [`catalogs/${catalog.id}.md`, catalogPage(catalog)] as const);
  return new Map([[`${form.path}.md`, formPage(form)], ...pages]);
}

const count = (form: Form): string => String([form, ...form.groups].reduce((sum, source) => sum + cellsOf(source).length, 0));

/** The first page: every form and every catalogue, with links. */
export const codebookIndex = (forms: readonly Form[], catalogs: readonly Catalog[]): string => page([
  '# Codebook',
  'Every question that the system asks and every answer that it accepts, made from the definitions.',
  table(forms, [
    ['Form', ({ path, label }) => `[${label.es}](${path}.md)`], ['English', ({ label }) => label.en],
    ['Version', ({ version }) => String(version)], ['Cells', count],
  ]),
  table(catalogs, [
    ['Catalogue', ({ id, label }) => `[${label.es}](catalogs/${id}.md)`], ['English', ({ label }) => label.en],
    ['Id', ({ id }) => code(id)], ['Codes', ({ entries }) => String(entries.length)], ['Law', ({ law }) => law ?? ''],
  ]),
]);
