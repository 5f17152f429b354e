export { openApiDocument, type OpenApiDocument } from './document.ts';
export type { DocumentedRoute } from './operation.ts';
