import { z, type ZodType } from 'zod';

export type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Rewrites zod's `#/$defs/X` into `#/components/schemas/X` all the way down. */
function pointToComponents(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(pointToComponents);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && typeof value === 'string' ? [key, value.replace('#/$defs/', '#/components/schemas/')] : [key, pointToComponents(value)],
    ),
  );
}

/** Collects the named schemas that routes share, so that each is said once. */
export class Components {
  readonly schemas: Json = {};

  /** JSON Schema of a zod type. `input`: what the server accepts; `output`: what it answers. */
  schemaOf(type: ZodType, io: 'input' | 'output'): Json {
    const { $schema: _, $defs, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Json;
    for (const [name, part] of Object.entries(isObject($defs) ? $defs : {})) this.schemas[name] = pointToComponents(part);
    const { id, ...rest } = pointToComponents(schema) as Json;
    if (typeof id !== 'string') return rest;
    this.schemas[id] = rest;
    return { $ref: `#/components/schemas/${id}` };
  }

  /** The same, with a shared schema opened up: where its properties must be told apart one by one. */
  openSchemaOf(type: ZodType): Json {
    const schema = this.schemaOf(type, 'input');
    const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
    const named = name === undefined ? undefined : this.schemas[name];
    return isObject(named) ? named : schema;
  }
}

/** RFC 9457, as every refusal of the server looks. */
export const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457. `title` is Spanish, ready to show: what happened, where, and what to do.',
  properties: {
    type: { type: 'string', examples: ['urn:sintra:problem:version_moved'] },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', description: 'Stable; for programs', examples: ['version_moved'] },
    details: { type: 'object', additionalProperties: true },
    requestId: { type: 'string', description: 'What to tell support' },
  },
  required: ['type', 'title', 'status', 'code', 'details', 'requestId'],
};
