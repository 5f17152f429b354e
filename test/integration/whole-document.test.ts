import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople } from '../people.ts';
import { signIn } from '../sign-in.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: unknown }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let house: TestHouse;
let app: FastifyInstance;
let document: Document;
beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  app = await buildServer(house);
  document = (await app.inject({ url: '/api/openapi.json' })).json<Document>();
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const operations = () => Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
const refsIn = (node: unknown): string[] =>
  node === null || typeof node !== 'object' ? [] : Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : refsIn(value)));
const resolve = (ref: string): unknown => ref.slice(2).split('/').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);

describe('The document of the whole API', () => {
  test('every reference resolves, and every operation has a name of its own', () => {
    expect([...new Set(refsIn(document))].filter((ref) => resolve(ref) === undefined)).toEqual([]);
    const names = operations().map(({ operation }) => operation.operationId);
    expect(names.length).toBe(new Set(names).size);
    expect(names.length).toBe(app.routeInfos.length);
  });

  test('every operation says how it refuses, what it answers, and every write asks for its header', () => {
    for (const { path, method, operation } of operations()) {
      const said = `${method} ${path}`;
      expect(operation.responses['default'], said).toEqual({ $ref: '#/components/responses/Problem' });
      const done = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
      expect(done, said).toHaveLength(1);
      if (done[0] !== '204') expect(operation.responses[done[0] ?? '']?.content, said).toBeDefined();
      expect(operation.parameters.some(({ name }) => name === 'x-sintra-csrf'), said).toBe(method !== 'get');
    }
  });

  test('what the house says of itself is as documented', async () => {
    const cookie = await signIn(app, 'fabian');
    for (const url of ['/api/v1/me', '/api/v1/forms', '/api/v1/forms/victim', '/api/v1/catalogs', '/api/v1/institutions', '/api/v1/log', '/healthz', '/readyz']) {
      const answer = await app.inject({ url, headers: { cookie } });
      expect(answer.statusCode, url).toBe(200);
      const route = app.routeInfos.find(({ method, path }) => method === 'GET' && path === url.replace('/forms/victim', '/forms/:id'));
      expect(route?.output?.safeParse(answer.json()).error?.issues ?? [], url).toEqual([]);
    }
  });
});
