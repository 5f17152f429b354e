import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { examine, mediaOf, sniffed } from '@sintra/platform/files';
import { problems } from '@sintra/platform/problems';
import { accountProblems } from './problems.ts';
import { openFor, sealFor } from './secrets.ts';
import { readUsers } from './users-read.ts';

const TABLE = 'account_letter';
const MOST_LETTER_BYTES = 5 * 1024 * 1024;
const taken = /\.(?:pdf|png|jpe?g)$/i;

const input = z.object({ id: z.uuid(), name: z.string().trim().min(1).max(200), content: z.instanceof(Buffer) });

/** Keeps the letter that appoints a person, in place of the one before. @throws notFound, badLetter */
export const keepLetterCommand = defineCommand({
  name: 'user.letter', resource: 'user', action: 'manage', stepUp: true, input,
  log: ({ id }: z.infer<typeof input>) => ({ action: 'user.letter', resource: 'user', recordId: id }),
  handle: async ({ house, tx, context }: Call, { id, name, content }): Promise<void> => {
    const [user] = await readUsers(tx, id);
    if (user === undefined) throw problems.notFound();
    if (content.length > MOST_LETTER_BYTES || !taken.test(name)) throw accountProblems.badLetter();
    // Throws when the bytes are not what the name says.
    await buffer(Readable.from(sniffed(Readable.from([content]), name)));
    await examine(house.config.scanner, name, content);
    const sealed = sealFor(house, TABLE, id, content.toString('base64'));
    await tx`insert into account_letter (user_id, institution_id, file_name, media_type, sealed, stored_at, stored_by)
      values (${id}, ${user.institution.id}, ${name}, ${mediaOf(name)}, ${sealed}, ${clock.now()}, ${context.userId})
      on conflict (user_id) do update set file_name = excluded.file_name, media_type = excluded.media_type, sealed = excluded.sealed,
        stored_at = excluded.stored_at, stored_by = excluded.stored_by`;
  },
});

interface Letter {
  readonly name: string;
  readonly media: string;
  readonly content: Buffer;
}

/** The letter of a person whom one administers. @throws notFound, noLetter */
export const readLetterCommand = defineCommand({
  name: 'user.read_letter', resource: 'user', action: 'manage', input: z.object({ id: z.uuid() }),
  log: ({ id }: { id: string }) => ({ action: 'user.read_letter', resource: 'user', recordId: id }),
  handle: async ({ house, tx }: Call, { id }): Promise<Letter> => {
    if ((await readUsers(tx, id)).length === 0) throw problems.notFound();
    const [row] = await tx<{ file_name: string; media_type: string; sealed: Buffer }[]>`select file_name, media_type, sealed from account_letter where user_id = ${id}`;
    if (row === undefined) throw accountProblems.noLetter();
    return { name: row.file_name, media: row.media_type, content: Buffer.from(openFor(house, TABLE, id, row.sealed), 'base64') };
  },
});
