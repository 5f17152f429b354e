import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { defineCommand } from '../commands/index.ts';
import type { Tx } from '../db/index.ts';
import { commandRoute } from '../http/index.ts';
import { logPeople, peopleOutput } from './people.ts';
import { readers, readersOutput } from './readers.ts';

const input = z.strictObject({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  record: z.uuid().optional(),
  folio: z.string().trim().toUpperCase().max(40).optional(),
  user: z.uuid().optional(),
  institution: z.uuid().optional(),
  actorInstitution: z.uuid().optional(),
  action: z.string().max(400).optional().describe('One act, or several separated by commas'),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
type Asked = z.output<typeof input>;

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actor: string | null;
  readonly actor_institution: string | null;
  readonly owner_institution: string | null;
  readonly on_behalf_of: string | null;
  readonly action: string;
  readonly resource: string;
  readonly record_id: string | null;
  readonly folio: string | null;
  readonly subject: string | null;
  readonly version: number | null;
  readonly fields: string[] | null;
  readonly reason: string | null;
  readonly channel: string;
  readonly request_id: string;
  readonly details: Record<string, unknown>;
  readonly committed: boolean;
}

const nullable = z.string().nullable();
const output = z.object({
  items: z.array(z.object({
    id: z.uuid(), at: z.iso.datetime(), actor_id: nullable, actor: nullable, actor_institution: nullable, owner_institution: nullable,
    on_behalf_of: nullable.describe('Name of the person or institution for whom the actor acted'),
    action: z.string(), resource: z.string(), record_id: nullable, folio: nullable.describe('Of the record, when the log knows it'), subject: nullable.describe('Name of the account, when it is about one'),
    version: z.int().nullable(), fields: z.array(z.string()).nullable().describe('Names, never values'),
    reason: nullable, channel: z.string(), request_id: z.string(), details: z.record(z.string(), z.unknown()),
    committed: z.boolean().describe('The entry commits to the values of its fields'),
  }).meta({ id: 'LogEntry' })),
  next: nullable,
});

const shown = ({ at, ...row }: Row) => ({ ...row, at: at.toISOString() });

const zone = 'America/Mexico_City';
/** No folio is of a later year: what is no folio is looked for among no entries. */
const LAST_YEAR = 2099;
const actsOf = (action: string): string[] => action.split(',').map((one) => one.trim()).filter((one) => one !== '').slice(0, 20);

interface Birth {
  readonly folio: string;
  /** The institution that its letters name, when there is one now. */
  readonly owner: string | null;
  readonly year: number;
}

/** What a folio says of itself: where and when its record was created. */
async function birthOf(tx: Tx, folio: string): Promise<Birth> {
  const [, acronym = '', year] = /^([A-Z0-9]+)-(20\d\d)-/.exec(folio) ?? [];
  const [owner] = await tx<{ id: string }[]>`select id from institution where acronym = ${acronym}`;
  return { folio, owner: owner?.id ?? null, year: Number(year ?? LAST_YEAR) };
}

/**
 * Records created under a folio. Institution and year spare reading the other entries: an index of folios would be paid by every
 * row of every import, and row security would not use it (docs/decisions/0014).
 */
const bornAs = (tx: Tx, { folio, owner, year }: Birth) => tx`
  select c.record_id from log_entry c where c.action = 'record.create' and c.details ->> 'folio' = ${folio}
    and c.at >= make_date(${year}, 1, 1) - 1 ${owner === null ? tx`` : tx`and c.owner_institution_id = ${owner}`}`;

/** Ids are made in the order of time, so a page by id is a page by time. */
const narrowed = (tx: Tx, asked: Asked, birth: Birth | null) => tx`
  ${asked.after === undefined ? tx`` : tx`and l.id < ${asked.after}`}
  ${asked.record === undefined ? tx`` : tx`and l.record_id = ${asked.record}`}
  ${birth === null ? tx`` : tx`and l.record_id in (${bornAs(tx, birth)})`}
  ${asked.user === undefined ? tx`` : tx`and l.actor_id = ${asked.user}`}
  ${asked.institution === undefined ? tx`` : tx`and l.owner_institution_id = ${asked.institution}`}
  ${asked.actorInstitution === undefined ? tx`` : tx`and l.actor_institution_id = ${asked.actorInstitution}`}
  ${asked.action === undefined ? tx`` : tx`and l.action = any(${actsOf(asked.action)}::text[])`}
  ${asked.from === undefined ? tx`` : tx`and l.at >= ${asked.from}::date::timestamp at time zone ${zone}`}
  ${asked.until === undefined ? tx`` : tx`and l.at < (${asked.until}::date + 1)::timestamp at time zone ${zone}`}`;

/**
 * The log, newest first, by key. Who may read it sees acts and field names, never a value. Days are of America/Mexico_City.
 * Reading the log is itself logged.
 */
export const readLog = defineCommand({
  name: 'log.read', resource: 'log', action: 'read', input,
  handle: async ({ tx, context, scope }, asked) => {
    const birth = asked.folio === undefined ? null : await birthOf(tx, asked.folio);
    const rows = await tx<Row[]>`
      select l.id, l.at, l.actor_id, security.user_name(l.actor_id) as actor, a.acronym as actor_institution, o.acronym as owner_institution,
        coalesce(b.acronym, security.user_name(l.on_behalf_of)) as on_behalf_of,
        l.action, l.resource, l.record_id, f.folio, case when l.resource in ('user', 'login', 'log') then security.user_name(l.record_id) end as subject,
        l.version, l.fields, l.reason, l.channel, l.request_id, l.details, l.commitments is not null as committed
      from (select * from log_entry l where ${scope === 'national' ? tx`true` : tx`l.owner_institution_id = ${context.institutionId}`} ${narrowed(tx, asked, birth)} order by l.id desc limit ${asked.limit + 1}) l
      left join institution a on a.id = l.actor_institution_id left join institution o on o.id = l.owner_institution_id left join institution b on b.id = l.on_behalf_of
      left join lateral (select c.details ->> 'folio' as folio from log_entry c where c.record_id = l.record_id and c.action = 'record.create' and c.details ? 'folio' limit 1) f on l.record_id is not null
      order by l.id desc`;
    const items = rows.slice(0, asked.limit).map(shown);
    return { items, next: rows.length > asked.limit ? (items.at(-1)?.id ?? null) : null };
  },
  log: (asked, page) => ({
    action: 'log.read', resource: 'log', ...(asked.record !== undefined && { recordId: asked.record }),
    details: { filters: Object.keys(asked).filter((key) => key !== 'limit' && key !== 'after'), shown: page.items.length },
  }),
});

export function logRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'GET', path: '/api/v1/log', summary: 'The log, newest first', command: readLog, output });
  commandRoute(app, { method: 'GET', path: '/api/v1/log/people', summary: 'Accounts by name, to filter the log', command: logPeople, output: peopleOutput });
  commandRoute(app, { method: 'GET', path: '/api/v1/log/records/:id', summary: 'Who has seen this record', command: readers, output: readersOutput });
}
