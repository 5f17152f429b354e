import { z } from 'zod';
import { defineCommand } from '../commands/index.ts';
import { problems } from '../problems/index.ts';

interface ReaderRow {
  readonly actor_id: string | null;
  readonly actor: string | null;
  readonly institution: string | null;
  readonly opened: number;
  readonly revealed: number;
  readonly changed: number;
  readonly first: Date;
  readonly last: Date;
  readonly reasons: string[];
}

const nullable = z.string().nullable();
export const readersOutput = z.object({
  people: z.array(z.object({
    id: nullable, name: nullable, institution: nullable, opened: z.int(), revealed: z.int(), changed: z.int(),
    first: z.iso.datetime(), last: z.iso.datetime(), reasons: z.array(z.string()).describe('Reasons given for opening the identity, the newest first, at most five'),
  }).meta({ id: 'RecordReader' })),
  identifiedExports: z.int().describe('Exports with identity of the same form since the record exists, in which it may have gone out'),
  more: z.boolean().describe('There are more people than the ones shown'),
});

/** People beyond this are said to be there and not shown. */
const MOST = 200;

/**
 * Who has seen or changed a record: one line a person, the last one first. For the owner's liaison and for auditors; a record of which
 * one may read nothing answers as one that does not exist.
 */
export const readers = defineCommand({
  name: 'log.readers', resource: 'log', action: 'read', input: z.strictObject({ id: z.uuid() }),
  handle: async ({ tx }, { id }) => {
    const rows = await tx<ReaderRow[]>`
      select l.actor_id, security.user_name(l.actor_id) as actor, max(i.acronym) as institution,
        (count(*) filter (where l.action in ('record.read', 'record.history')))::integer as opened, (count(*) filter (where l.action = 'record.reveal'))::integer as revealed,
        (count(*) filter (where l.action in ('record.create', 'record.update', 'record.status', 'record.annul')))::integer as changed,
        min(l.at) as first, max(l.at) as last,
        coalesce((array_agg(l.reason order by l.at desc) filter (where l.action = 'record.reveal' and l.reason is not null))[1:5], '{}') as reasons
      from log_entry l left join institution i on i.id = l.actor_institution_id
      where l.record_id = ${id} and l.action like 'record.%' group by l.actor_id order by last desc limit ${MOST + 1}`;
    if (rows.length === 0) throw problems.notFound();
    const [exports] = await tx<{ count: number }[]>`
      select count(*)::integer as count from log_entry e, (select resource, owner_institution_id, min(at) as at from log_entry where record_id = ${id} and action like 'record.%' group by 1, 2) r
      where e.action = 'record.exported' and e.resource = r.resource and e.owner_institution_id = r.owner_institution_id and e.at >= r.at and e.details -> 'identity' = 'true'`;
    const people = rows.slice(0, MOST).map(({ actor_id, actor, first, last, ...row }) => ({ ...row, id: actor_id, name: actor, first: first.toISOString(), last: last.toISOString() }));
    return { people, identifiedExports: exports?.count ?? 0, more: rows.length > MOST };
  },
  log: ({ id }, { people }) => ({ action: 'log.readers', resource: 'log', recordId: id, details: { shown: people.length } }),
});
