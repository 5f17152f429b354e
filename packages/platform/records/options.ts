import { domainOf, type Form } from '@sintra/definition';
import { z } from 'zod';
import { defineCommand, type Call } from '../commands/index.ts';
import { resourceOf } from '../permissions/index.ts';
import { titleWords, type Fragment } from './filters.ts';
import { reachOf } from './reach.ts';
import { titleOf } from './references.ts';

/** A record as a picker offers it. */
export interface Option {
  readonly id: string;
  readonly folio: string;
  readonly title: string;
}

const input = z.strictObject({
  q: z.string().trim().max(200).optional().describe('Words of the title, in any order, or the beginning of a folio'),
  ids: z.string().max(4000).transform((text) => text.split(',').filter(Boolean)).pipe(z.array(z.uuid()).max(100)).optional().describe('Records whose titles are wanted, annulled ones too'),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
type Asked = z.infer<typeof input>;

function wanted(call: Call, form: Form, { q, ids }: Asked): Fragment {
  const { tx } = call;
  if (ids !== undefined) return tx`r.id = any(${ids}::uuid[])`;
  if (q === undefined || q === '') return tx`r.annulled_at is null`;
  const folio = `${q.toUpperCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return tx`r.annulled_at is null and (${titleWords(call, form, q)} or r.folio like ${folio})`;
}

/** What begins as it was typed goes before what only has it somewhere. */
const first = (call: Call, form: Form, { q, ids }: Asked): Fragment => (q === undefined || q === '' || ids !== undefined ? call.tx``
  : call.tx`starts_with(security.plain(${titleOf(call, form)}), security.plain(${q})) desc,`);

const find = async (call: Call, form: Form, asked: Asked): Promise<Option[]> => call.tx<Option[]>`
  select r.id, r.folio, ${titleOf(call, form)} as title from ${call.tx(form.table)} r
  where ${reachOf(call, form)} and ${wanted(call, form, asked)} order by ${first(call, form, asked)} r.id desc limit ${asked.ids === undefined ? asked.limit : 100}`;

/** What a picker offers while somebody types, newest first; with `ids`, how those records are called. */
export const optionsCommand = (form: Form) => defineCommand({
  name: `${form.id}.options`, resource: resourceOf(form), action: 'read', input,
  handle: (call, asked) => find(call, form, asked),
  log: domainOf(form) === 'work' ? { none: 'names of bodies, sessions and programmes: no person is in them' }
    : (asked, shown) => ({ action: 'record.list', resource: form.id, details: { options: true, searched: asked.q !== undefined, shown: shown.length } }),
});
