export { openApiDocument, type OpenApiDocument, type OpenApiOptions } from './document.ts';
export type { DocumentedRoute } from './operation.ts';
