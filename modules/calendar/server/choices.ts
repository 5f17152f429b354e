import { z } from 'zod';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { kinds } from '../rules/mark.ts';
import { inDays, union } from './items.ts';

/** Choices that one filter offers. */
const MOST_CHOICES = 500;

interface Choice {
  readonly id: string;
  readonly name: string;
}

const input = z.strictObject({ from: z.iso.date(), until: z.iso.date().describe('The day after the last one') })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'El último día debe ser posterior al primero' });

/** Who answers for what: groups of the records, and whoever coordinates the body of a session. */
const answering = ({ tx }: Call) => tx`
  select parent_id as id, organization from activity_responsible where until_version is null
  union all select parent_id, organization from resolution_responsible where until_version is null
  union all select parent_id, organization from agreement_party where until_version is null
  union all select s.id, b.coordinator from body_session s join body b on b.institution_id = s.institution_id and b.id = s.body`;

const inSpanish = (named: readonly Choice[]): readonly Choice[] => named.toSorted((a, b) => a.name.localeCompare(b.name, 'es', { numeric: true }));

/** What the filters of the calendar offer: every body, organisation and objective that its lines of these days name, whole. */
async function choices(call: Call, asked: z.infer<typeof input>) {
  const { tx } = call;
  // Distinct first: the lines are walked once, however many may be chosen.
  const lines = tx`(select id, body, objective from (${union(call, kinds)}) every where ${inDays(call, asked)}) lines`;
  const [bodies, organizations, objectives] = await Promise.all([
    tx<Choice[]>`select b.id, coalesce(b.name, b.acronym, '') as name from (select distinct body as id from ${lines}) named join body b on b.id = named.id order by 2, 1 limit ${MOST_CHOICES}`,
    tx<Choice[]>`select o.id, coalesce(o.acronym, o.name, '') as name
      from (select distinct a.organization as id from (${answering(call)}) a join ${lines} on lines.id = a.id) named join organization o on o.id = named.id order by 2, 1 limit ${MOST_CHOICES}`,
    tx<Choice[]>`select n.id, coalesce(n.title, '') as name from (select distinct objective as id from ${lines}) named join objective n on n.id = named.id order by 2, 1 limit ${MOST_CHOICES}`,
  ]);
  return { bodies: inSpanish(bodies), organizations: inSpanish(organizations), objectives: inSpanish(objectives) };
}

export type Choices = Awaited<ReturnType<typeof choices>>;

export const choicesCommand = defineCommand({
  name: 'calendar.choices', resource: 'work', action: 'read', input, handle: choices,
  log: { none: 'names of institutions, bodies and objectives; they name nobody' },
});
