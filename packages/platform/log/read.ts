import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { defineCommand } from '../commands/index.ts';
import { commandRoute } from '../http/index.ts';

const input = z.strictObject({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  record: z.uuid().optional(),
  user: z.uuid().optional(),
  institution: z.uuid().optional(),
  action: z.string().max(60).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actor: string | null;
  readonly actor_institution: string | null;
  readonly owner_institution: string | null;
  readonly action: string;
  readonly resource: string;
  readonly record_id: string | null;
  readonly version: number | null;
  readonly fields: string[] | null;
  readonly reason: string | null;
  readonly channel: string;
  readonly request_id: string;
  readonly details: Record<string, unknown>;
}

const nullable = z.string().nullable();
const output = z.object({
  items: z.array(z.object({
    id: z.uuid(), at: z.iso.datetime(), actor_id: nullable, actor: nullable, actor_institution: nullable, owner_institution: nullable,
    action: z.string(), resource: z.string(), record_id: nullable, version: z.int().nullable(), fields: z.array(z.string()).nullable().describe('Names, never values'),
    reason: nullable, channel: z.string(), request_id: z.string(), details: z.record(z.string(), z.unknown()),
  }).meta({ id: 'LogEntry' })),
  next: nullable,
});

const shown = ({ at, ...row }: Row) => ({ ...row, at: at.toISOString() });

/**
 * The log, newest first, by key. Who may read it sees acts and field names, never a value. Days are of America/Mexico_City.
 * Reading the log is itself logged.
 */
export const readLog = defineCommand({
  name: 'log.read', resource: 'log', action: 'read', input,
  handle: async ({ tx, context, scope }, asked) => {
    const zone = 'America/Mexico_City';
    const rows = await tx<Row[]>`
      select l.id, l.at, l.actor_id, security.user_name(l.actor_id) as actor, a.acronym as actor_institution, o.acronym as owner_institution,
        l.action, l.resource, l.record_id, l.version, l.fields, l.reason, l.channel, l.request_id, l.details
      from log_entry l left join institution a on a.id = l.actor_institution_id left join institution o on o.id = l.owner_institution_id
      where ${scope === 'national' ? tx`true` : tx`l.owner_institution_id = ${context.institutionId}`}
        ${asked.after === undefined ? tx`` : tx`and l.id < ${asked.after}`}
        ${asked.record === undefined ? tx`` : tx`and l.record_id = ${asked.record}`}
        ${asked.user === undefined ? tx`` : tx`and l.actor_id = ${asked.user}`}
        ${asked.institution === undefined ? tx`` : tx`and l.owner_institution_id = ${asked.institution}`}
        ${asked.action === undefined ? tx`` : tx`and l.action = ${asked.action}`}
        ${asked.from === undefined ? tx`` : tx`and l.at >= ${asked.from}::date::timestamp at time zone ${zone}`}
        ${asked.until === undefined ? tx`` : tx`and l.at < (${asked.until}::date + 1)::timestamp at time zone ${zone}`}
      order by l.id desc limit ${asked.limit + 1}`;
    const items = rows.slice(0, asked.limit).map(shown);
    return { items, next: rows.length > asked.limit ? (items.at(-1)?.id ?? null) : null };
  },
  log: (asked, page) => ({
    action: 'log.read', resource: 'log', ...(asked.record !== undefined && { recordId: asked.record }),
    details: { filters: Object.keys(asked).filter((key) => key !== 'limit' && key !== 'after'), shown: page.items.length },
  }),
});

export const logRoutes = (app: FastifyInstance): void =>
  commandRoute(app, { method: 'GET', path: '/api/v1/log', summary: 'The log, newest first', command: readLog, output });
