import { defineCommand } from '@sintra/platform/commands';
import { z } from 'zod';
import { readProgramme, type Passage } from '../../document/index.ts';
import { withChoice } from './choice.ts';
import { compareWith } from './compare.ts';
import { earlierChoices, knownNames } from './store.ts';

/**
 * Compares a document with the data without keeping it: what a person completed or dismissed of the year's last document counts
 * where the words are the same.
 */
export const compareFile = defineCommand({
  name: 'programme.compare', resource: 'work', action: 'read',
  input: z.strictObject({ year: z.number().int().min(1990).max(2100), bytes: z.custom<Buffer>((value) => Buffer.isBuffer(value)) }),
  handle: async (call, { year, bytes }) => {
    const { tx, context } = call;
    const reading = await readProgramme(bytes, { year, ...(await knownNames(tx, context.institutionId)) });
    const choices = await earlierChoices(tx, context, year);
    const passages = reading.passages.map((passage): Passage => (passage.outcome === 'understood' ? passage : withChoice(passage, choices.get(passage.text) ?? null, year)));
    return (await compareWith(call, passages, reading.organizations, year)).comparison;
  },
  log: { none: 'a programme of work names nobody' },
});
