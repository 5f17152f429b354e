import type { Form } from '@sintra/definition';
import { inputSchema, recordSchema } from '../validation/index.ts';
import { operationOf, pathOf, type DocumentedRoute } from './operation.ts';
import { Components, problemSchema, type Json } from './schemas.ts';

interface OpenApiOptions {
  readonly title: string;
  readonly version?: string;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Json;
  readonly paths: Readonly<Record<string, Json>>;
  readonly components: Json;
  readonly [key: string]: unknown;
}

const about = `Everything that the screens do goes through these addresses, with the same permissions, errors and log.
A date travels as people write it («marzo 2024», «2024-03-05», «2T 2024»). An absent cell says nothing; null erases.
Codes come from \`/api/v1/catalogs\`; \`x-catalog\` says from which. \`x-sealed\` cells are answered only by \`reveal\`.`;

function pathsOf(routes: readonly DocumentedRoute[], components: Components): Record<string, Json> {
  const paths: Record<string, Json> = {};
  const inOrder = [...routes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1));
  for (const route of inOrder) {
    const path = pathOf(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  return paths;
}

/** Forms are documented even where no route names them: their values are what imports and standards speak of. */
function addForms(forms: readonly Form[], components: Components): void {
  for (const form of forms) {
    components.schemaOf(inputSchema(form), 'input');
    components.schemaOf(recordSchema(form), 'output');
  }
}

const sorted = (schemas: Json): Json => Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));

const securitySchemes: Json = {
  login: { type: 'apiKey', in: 'cookie', name: '__Host-sintra', description: 'Set by POST /api/v1/login. On plain http of the same machine: `sintra`.' },
};

const problemResponse: Json = {
  description: 'A refusal that says what to do',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The OpenAPI 3.1 document of the registered routes and forms: the same for the server, the typed client and generated/. */
export function openApiDocument(routes: readonly DocumentedRoute[], forms: readonly Form[], options: OpenApiOptions): OpenApiDocument {
  const components = new Components();
  components.schemas['Problem'] = problemSchema;
  addForms(forms, components);
  const paths = pathsOf(routes, components);
  return {
    openapi: '3.1.0',
    info: { title: options.title, version: options.version ?? '1', description: about, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ login: [] }],
    paths,
    components: { schemas: sorted(components.schemas), responses: { Problem: problemResponse }, securitySchemes },
  };
}
