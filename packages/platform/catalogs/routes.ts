import type { FastifyInstance } from 'fastify';
import { rawRoute, signedIn } from '../http/index.ts';
import { catalogEdit, editCatalog, editedEntry } from './edit.ts';

/** Administration of catalogues. Reading them is for everybody and stands with the forms. */
export function catalogRoutes(app: FastifyInstance): void {
  const info = { method: 'PATCH', path: '/api/v1/catalogs/:catalog/:code', summary: 'Change the labels of a code, or retire it', policy: { resource: 'catalog', action: 'manage' } } as const;
  rawRoute(app, { ...info, input: catalogEdit, output: editedEntry }, (request) =>
    editCatalog(app.house, signedIn(request), { ...(request.body as object | null), ...(request.params as object) }));
}
