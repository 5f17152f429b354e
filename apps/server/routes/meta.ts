import { readFileSync } from 'node:fs';
import { cellsOf, isSealed, pointersTo, referencesOf, type Cell, type Field, type Form, type Group } from '@sintra/definition';
import { openApiDocument } from '@sintra/projections/openapi';
import { catalogsOf } from '@sintra/platform/catalogs';
import { rawRoute } from '@sintra/platform/http';
import { problems } from '@sintra/platform/problems';
import type { FastifyInstance } from 'fastify';
import { forms } from '../modules.ts';
import { metaOutputs } from './meta-outputs.ts';

const refersOf = (form: Form, cell: Cell) => {
  const to = referencesOf(form).find((reference) => reference.cell === cell)?.to;
  return to === undefined ? {} : { refers: { form: to.id, path: to.path } };
};

const cellJson = ({ field, ...cell }: Cell) => ({
  id: cell.id, type: cell.type, label: cell.label, sealed: isSealed({ ...cell, field }), needed: cell.needed,
  ...(cell.catalog !== undefined && { catalog: cell.catalog }),
  ...(cell.suggests !== undefined && { suggests: cell.suggests }),
  ...(field.kind === 'file' && { file: true }),
});

/** A cell with the form that it refers to. */
const shownCell = (form: Form) => (cell: Cell) => ({ ...cellJson(cell), ...refersOf(form, cell) });

const fieldJson = (form: Form, field: Field, cells: readonly Cell[]) => ({ ...field, cells: cells.filter((cell) => cell.field === field).map(shownCell(form)) });

const groupJson = (form: Form) => (group: Group) => ({ ...group, fields: group.fields.map((field) => fieldJson(form, field, cellsOf(group))) });

/** What may point here: `GET /<path>?<cell>=<id>` lists it. */
const pointersJson = (form: Form) => pointersTo(form).map(({ form: other, reference }) => ({
  form: other.id, path: other.path, label: other.label, cell: reference.id, cellLabel: reference.cell.label, ...(other.title !== undefined && { title: other.title }),
}));

/** A form as the screens read it: the definition with each field's cells. */
export const formJson = (form: Form) => ({
  ...form,
  sections: form.sections.map((section) => ({ ...section, fields: section.fields.map((field) => fieldJson(form, field, cellsOf(form))) })),
  groups: form.groups.map(groupJson(form)),
  pointers: pointersJson(form),
});

async function catalogsJson(app: FastifyInstance): Promise<unknown> {
  const catalogs = await catalogsOf(app.house);
  return Object.fromEntries([...catalogs].map(([id, entries]) => [id, [...entries.values()].map(({ alias: _alias, maps: _maps, ...shown }) => shown)]));
}

const version = (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/** What the house is made of: forms, catalogues, the API's description, its health. Holds nobody's data. */
export function metaRoutes(app: FastifyInstance): void {
  rawRoute(app, { method: 'GET', path: '/api/v1/forms', summary: 'Forms of this house', policy: 'signed_in', output: metaOutputs.forms },
    async () => forms.map(({ id, path, label }) => ({ id, path, label })));
  rawRoute(app, { method: 'GET', path: '/api/v1/forms/:id', summary: 'A form with its sections, groups, fields and cells', policy: 'signed_in', output: metaOutputs.form }, async (request) => {
    const form = forms.find(({ id }) => id === (request.params as { id: string }).id);
    if (form === undefined) throw problems.notFound();
    return formJson(form);
  });
  rawRoute(app, { method: 'GET', path: '/api/v1/catalogs', summary: 'Every catalogue with its codes and labels', policy: 'signed_in', output: metaOutputs.catalogs }, () => catalogsJson(app));
  rawRoute(app, { method: 'GET', path: '/api/openapi.json', summary: 'This description', policy: 'public', output: metaOutputs.openApi },
    async () => openApiDocument(app.routeInfos, forms, { title: `${app.house.config.productName} API`, version }));
  rawRoute(app, { method: 'GET', path: '/healthz', summary: 'The process answers', policy: 'public', output: metaOutputs.health }, async () => ({ status: 'ok' }));
  rawRoute(app, { method: 'GET', path: '/readyz', summary: 'The database answers', policy: 'public', output: metaOutputs.health }, async () => {
    await app.house.sql`select 1`;
    return { status: 'ok' };
  });
}
