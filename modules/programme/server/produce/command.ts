import { z } from 'zod';
import { defineCommand } from '@sintra/platform/commands';
import { programmeData } from './data.ts';
import { programmeDocument } from './document.ts';

/** The annual programme as a document, to be written as DOCX or PDF outside the transaction. */
export const produceProgramme = defineCommand({
  name: 'programme.produce', resource: 'work', action: 'read', input: z.strictObject({ year: z.coerce.number().int().min(1990).max(2100), format: z.enum(['docx', 'pdf']) }),
  handle: async (call, { year }) => programmeDocument(await programmeData(call, year)),
  log: ({ year, format }) => ({ action: 'programme.document.produced', resource: 'programme', details: { year, format } }),
});
