import { loan } from '@sintra/library-loans/forms';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inputSchema, inputShape, recordSchema } from '../validation/index.ts';
import { openApiDocument, type DocumentedRoute, type OpenApiDocument } from './index.ts';

const read = { resource: 'record', action: 'read' } as const;
const id = z.uuid();
const routes: readonly DocumentedRoute[] = [
  { method: 'POST', path: '/api/v1/login', summary: 'Sign in', policy: 'public', status: 200, input: z.object({ email: z.email(), password: z.string() }) },
  { method: 'GET', path: '/api/v1/loans', summary: 'List', policy: read, status: 200, input: z.looseObject({ q: z.string().optional(), limit: z.coerce.number().default(50) }),
    output: z.object({ items: z.array(recordSchema(loan)), next: z.string().nullable() }) },
  { method: 'POST', path: '/api/v1/loans', summary: 'Capture', policy: { resource: 'record', action: 'create' }, status: 201, input: inputSchema(loan), output: recordSchema(loan) },
  { method: 'PATCH', path: '/api/v1/loans/:id', summary: 'Correct', policy: { resource: 'record', action: 'update' }, status: 200,
    input: z.strictObject({ id, version: z.int(), ...inputShape(loan) }), output: recordSchema(loan) },
  { method: 'GET', path: '/api/v1/loans/template.xlsx', summary: 'Template', policy: read, status: 200, produces: 'application/vnd.ms-excel' },
  { method: 'POST', path: '/api/v1/imports', summary: 'Send a file', policy: { resource: 'record', action: 'import' }, status: 202, consumes: 'application/octet-stream',
    input: z.object({ form: z.string(), name: z.string() }) },
];
const document = openApiDocument(routes, [loan], { title: 'Prueba' });

interface Operation { parameters: { name: string; in: string; required: boolean }[]; requestBody?: { content: Record<string, { schema: Record<string, unknown> }> }; responses: Record<string, unknown>; operationId: string }
const operations = (from: OpenApiDocument): Operation[] => Object.values(from.paths).flatMap((path) => Object.values(path) as Operation[]);
const operation = (method: string, path: string): Operation => document.paths[path]?.[method] as Operation;

const refsIn = (node: unknown): string[] =>
  node === null || typeof node !== 'object' ? [] : Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : refsIn(value)));
const resolve = (ref: string): unknown => ref.slice(2).split('/').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);

describe('The OpenAPI document', () => {
  test('every $ref points inside the document', () => {
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of refs) expect([ref, resolve(ref)]).toEqual([ref, expect.any(Object)]);
  });

  test('every route says how it refuses, and has a name of its own', () => {
    for (const { responses } of operations(document)) expect(responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
    const names = operations(document).map((one) => one.operationId);
    expect(new Set(names).size).toBe(routes.length);
  });

  test('what is in the path is not asked again in the body', () => {
    const patch = operation('patch', '/api/v1/loans/{id}');
    expect(patch.parameters.map((one) => `${one.in} ${one.name}`)).toEqual(['path id', 'header x-sintra-csrf']);
    expect(patch.requestBody?.content['application/json']?.schema).toMatchObject({ required: ['version', 'values'] });
    expect(patch.requestBody?.content['application/json']?.schema['properties']).not.toHaveProperty('id');
  });

  test('a list says its query, filters included, and a file its media type', () => {
    expect(operation('get', '/api/v1/loans').parameters.map((one) => one.name)).toEqual(['q', 'limit', 'filters']);
    expect(operation('post', '/api/v1/imports').parameters.map((one) => one.name)).toEqual(['form', 'name', 'x-sintra-csrf']);
    expect(operation('post', '/api/v1/imports').requestBody?.content).toHaveProperty('application/octet-stream');
  });

  test('each cell says its catalogue, its Spanish label and whether it is sealed', () => {
    const cells = resolve('#/components/schemas/LoanValues/properties') as Record<string, Record<string, unknown>>;
    expect(cells['genre']).toMatchObject({ title: 'Género', 'x-catalog': 'genre' });
    expect(cells['nameGiven']).toMatchObject({ 'x-sealed': true });
    expect(cells['title']).not.toHaveProperty('x-sealed');
  });

  test('it is the same text every time', () => {
    expect(JSON.stringify(openApiDocument([...routes].reverse(), [loan], { title: 'Prueba' }))).toBe(JSON.stringify(document));
  });
});
