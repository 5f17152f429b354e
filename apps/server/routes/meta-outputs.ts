import { kinds } from '@sintra/definition';
import { z } from 'zod';

const bilingual = z.object({ es: z.string(), en: z.string() });
const text = z.string().optional();

const cell = z.object({
  id: z.string().describe('Property of `values`, and hidden id of the spreadsheet column'),
  type: z.enum(['text', 'integer', 'decimal', 'code', 'codes', 'date', 'uuid']),
  label: bilingual,
  sealed: z.boolean().describe('Identifying: encrypted, answered only by reveal'),
  needed: z.boolean().describe('Before a record can be submitted, where the other answers make it asked'),
  catalog: text,
  suggests: z.string().optional().describe('Catalogue whose labels are offered while the text is typed; it need not be loaded'),
  refers: z.object({ form: z.string(), path: z.string() }).optional().describe('Form whose records are its answers; `GET /<path>/options` offers them'),
  file: z.literal(true).optional().describe('Its answer is a file: `POST /<path>/files`'),
}).meta({ id: 'Cell' });

const field = z.object({
  id: z.string(),
  kind: z.enum(Object.keys(kinds) as [string, ...string[]]),
  label: bilingual,
  help: bilingual.optional(),
  sensitivity: z.enum(['public', 'internal', 'confidential', 'identifying']),
  maps: z.record(z.string(), z.string()).optional().describe('Equivalences: law, htcds, icTip, glotip, ctdc, fud'),
  catalog: text,
  refers: text,
  needed: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.int().optional(),
  pattern: text,
  showIf: z.object({ cell: z.string(), in: z.array(z.string()) }).optional(),
  search: z.enum(['exact', 'name']).optional(),
  since: z.int().optional(),
  until: z.int().optional(),
  renamedFrom: z.array(z.string()).optional(),
  cells: z.array(cell),
}).meta({ id: 'Field' });

const part = z.object({ id: z.string(), label: bilingual, help: bilingual.optional(), fields: z.array(field) });
const entry = z.object({
  code: z.string(), label: bilingual, parent: text, law: text, from: z.iso.date().optional(), until: z.iso.date().optional(), replacedBy: text,
}).meta({ id: 'CatalogEntry' });

/** What the descriptions of the house look like, for the API's own document. */
export const metaOutputs = {
  forms: z.array(z.object({ id: z.string(), path: z.string(), label: bilingual })),
  form: z.object({
    id: z.string(), path: z.string(), table: z.string(), version: z.int(), label: bilingual, singular: bilingual,
    title: z.string().optional().describe('Cell that names a record'), key: z.string().optional().describe('Cell accepted in place of the folio'),
    pointers: z.array(z.object({ form: z.string(), path: z.string(), label: bilingual, cell: z.string(), cellLabel: bilingual, title: text })).describe('What may point to a record of this form'),
    sections: z.array(part), groups: z.array(part.extend({ table: z.string(), singular: bilingual })),
  }).meta({ id: 'Form' }),
  catalogs: z.record(z.string(), z.array(entry)),
  openApi: z.looseObject({ openapi: z.literal('3.1.0') }),
  health: z.object({ status: z.literal('ok') }),
};
