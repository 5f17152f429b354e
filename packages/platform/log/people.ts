import { z } from 'zod';
import { defineCommand } from '../commands/index.ts';

export const peopleOutput = z.array(z.object({ id: z.uuid(), name: z.string(), institution: z.string() }));

const literal = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Accounts whose name or address has this text, to filter the log by who acted. Row security shows those whose acts one may read. */
export const logPeople = defineCommand({
  name: 'log.people', resource: 'log', action: 'read', input: z.strictObject({ q: z.string().trim().min(2).max(100) }),
  log: { none: 'names of officials, to whoever reads their acts' },
  handle: ({ tx }, { q }) => tx<{ id: string; name: string; institution: string }[]>`
    select u.id, u.name, i.acronym as institution from user_account u join institution i on i.id = u.institution_id
    where u.name ilike ${`%${literal(q)}%`} or u.email ilike ${`%${literal(q)}%`} order by u.name limit 20`,
});
