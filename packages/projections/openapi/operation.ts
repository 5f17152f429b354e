import type { ZodType } from 'zod';
import type { Components, Json } from './schemas.ts';

/** What the documentation needs to know of a route; the HTTP door's RouteInfo has this shape. */
export interface DocumentedRoute {
  readonly method: string;
  /** As Fastify writes it: /api/v1/loans/:id */
  readonly path: string;
  readonly summary: string;
  readonly policy: 'public' | 'signed_in' | { readonly resource: string; readonly action: string };
  readonly status: number;
  readonly input?: ZodType;
  readonly output?: ZodType;
  /** Media type of the answer when it is not JSON. */
  readonly produces?: string;
  /** Media type of the body when it is not JSON. */
  readonly consumes?: string;
}

const isWrite = (method: string): boolean => method !== 'GET' && method !== 'HEAD';
const hasBody = (method: string): boolean => isWrite(method) && method !== 'DELETE';

/** `/loans/:id` → `/loans/{id}`; a wildcard takes the name `path`. */
export const pathOf = (path: string): string => path.replace(/:(\w+)(\([^)]*\))?/g, '{$1}').replace('*', '{path}');
const namesIn = (path: string): readonly string[] => [...pathOf(path).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

const propertiesOf = (schema: Json): Json => (schema['properties'] ?? {}) as Json;
const requiredOf = (schema: Json): readonly string[] => (schema['required'] ?? []) as string[];

function queryParameters(schema: Json, taken: readonly string[]): Json[] {
  const required = requiredOf(schema);
  const named = Object.entries(propertiesOf(schema))
    .filter(([name]) => !taken.includes(name))
    .map(([name, property]) => ({ name, in: 'query', required: required.includes(name), schema: property }));
  if (schema['additionalProperties'] === undefined || schema['additionalProperties'] === false) return named;
  const description = 'Filters: any dimension or coded cell of the form, values apart by commas (`state=09,14`).';
  return [...named, { name: 'filters', in: 'query', style: 'form', explode: true, description, schema: { type: 'object', additionalProperties: { type: 'string' } } }];
}

/** What remains for the body once the path has taken its names. */
function bodySchema(schema: Json, taken: readonly string[]): Json {
  if (schema['properties'] === undefined || taken.length === 0) return schema;
  const properties = Object.fromEntries(Object.entries(propertiesOf(schema)).filter(([name]) => !taken.includes(name)));
  return { ...schema, properties, required: requiredOf(schema).filter((name) => !taken.includes(name)) };
}

function requestBody(route: DocumentedRoute, components: Components, taken: readonly string[]): Json {
  if (!hasBody(route.method)) return {};
  if (route.consumes !== undefined) {
    return { requestBody: { required: true, content: { [route.consumes]: { schema: { type: 'string', format: 'binary' } } } } };
  }
  if (route.input === undefined) return {};
  const schema = taken.length === 0 ? components.schemaOf(route.input, 'input') : bodySchema(components.openSchemaOf(route.input), taken);
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

const csrf: Json = { name: 'x-sintra-csrf', in: 'header', required: true, description: 'Says that the request comes on purpose', schema: { const: '1' } };

function parameters(route: DocumentedRoute, components: Components): Json[] {
  const taken = namesIn(route.path);
  const schema = route.input === undefined ? {} : components.openSchemaOf(route.input);
  const known = propertiesOf(schema);
  const inPath = taken.map((name) => ({ name, in: 'path', required: true, schema: known[name] ?? { type: 'string' } }));
  const inQuery = hasBody(route.method) && route.consumes === undefined ? [] : queryParameters(schema, taken);
  return [...inPath, ...inQuery, ...(isWrite(route.method) ? [csrf] : [])];
}

function success(route: DocumentedRoute, components: Components): Json {
  const description = 'Done';
  if (route.produces !== undefined) return { description, content: { [route.produces]: { schema: { type: 'string', format: 'binary' } } } };
  if (route.output === undefined) return { description };
  return { description, content: { 'application/json': { schema: components.schemaOf(route.output, 'output') } } };
}

const refused = { $ref: '#/components/responses/Problem' };

const refusals = ({ policy, method }: DocumentedRoute): Json => ({
  ...(policy !== 'public' && { 401: refused }),
  ...(typeof policy === 'object' && { 403: refused, 404: refused }),
  ...(isWrite(method) && { 400: refused, 409: refused, 422: refused }),
  default: refused,
});

const operationId = ({ method, path }: DocumentedRoute): string =>
  method.toLowerCase() + path.replace('/api/v1', '').split(/[^A-Za-z0-9]+/).filter(Boolean).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

const rightOf = ({ policy }: DocumentedRoute): string =>
  typeof policy === 'object' ? `Needs the right to ${policy.action} ${policy.resource}.` : policy === 'public' ? 'Open to anyone.' : 'Needs a login.';

/** One route as an OpenAPI operation. */
export function operationOf(route: DocumentedRoute, components: Components): Json {
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: rightOf(route),
    tags: [route.path.replace('/api/v1', '').split('/')[1] ?? 'service'],
    ...(route.policy === 'public' && { security: [] }),
    parameters: parameters(route, components),
    ...requestBody(route, components, namesIn(route.path)),
    responses: { [String(route.status)]: success(route, components), ...refusals(route) },
  };
}
