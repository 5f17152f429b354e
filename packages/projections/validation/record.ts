import type { Form } from '@sintra/definition';
import { z } from 'zod';
import { valuesSchema } from './schema.ts';

const person = z.object({ id: z.uuid(), name: z.string() });
const institution = z.object({ id: z.uuid(), acronym: z.string(), name: z.string() });
const annulled = z.object({ at: z.iso.datetime(), by: person.optional(), reason: z.string() });

const rowsOf = (form: Form): z.ZodObject =>
  z.object(Object.fromEntries(form.groups.map((group) => [group.id, z.array(z.object({ id: z.uuid(), values: valuesSchema(group) })).optional()])));

const describe = {
  identity: 'absent: none was captured; masked: hidden, only initials in `masked`; open: revealed, logged with its reason',
  masked: 'Initials of the hidden cells, by cell id: M•••••',
};

/** How the records that answers refer to are called, by their ids. */
export const titlesSchema = z.record(z.string(), z.object({
  path: z.string().describe('API path of its form'), folio: z.string().nullable().describe('null: out of the reader\'s reach'), title: z.string(),
}).meta({ id: 'Title' })).describe('Records that the answers refer to, by id');

const capital = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
const cache = new WeakMap<Form, z.ZodObject>();

const build = (form: Form): z.ZodObject =>
  z.object({
    id: z.uuid(),
    folio: z.string().describe('What people quote: JAL-2026-7K3Q9X-4'),
    version: z.int32().describe('Send it back with a change; 409 when it has moved'),
    status: z.enum(['draft', 'submitted', 'validated', 'observed', 'closed']),
    institution,
    capturedBy: person,
    capturedAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    origin: z.enum(['screen', 'import', 'api']),
    observed: z.object({ reason: z.string() }).nullable().describe('Why it was sent back, while it is'),
    annulled: annulled.nullable(),
    values: valuesSchema(form),
    identity: z.enum(['absent', 'masked', 'open']).describe(describe.identity),
    masked: z.record(z.string(), z.string()).optional().describe(describe.masked),
    groups: rowsOf(form),
    titles: titlesSchema.optional(),
    files: z.record(z.string(), z.object({ name: z.string(), size: z.int() })).optional().describe('Files among the answers, by id: `GET /<path>/<record>/files/<id>`'),
  }).meta({ id: `${capital(form.id)}Record`, description: form.singular.en });

/** One record of the form as the API answers it: what the documentation and the typed client say, never a filter. */
export function recordSchema(form: Form): z.ZodObject {
  const known = cache.get(form);
  if (known !== undefined) return known;
  const schema = build(form);
  cache.set(form, schema);
  return schema;
}
