import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, readInput } from '@sintra/platform/commands';
import { problems } from '@sintra/platform/problems';
import { recordCommands } from '@sintra/platform/records';
import { notify } from '@sintra/platform/tray';
import { nameKey } from '../../document/index.ts';
import { isWaiting, lightOf, type Half } from '../../rules.ts';
import { activities, programmes, progressReports } from '../modules.ts';
import { programmeData, textOf } from '../produce/data.ts';
import { handoverDocument } from './handover.ts';
import { dateOf, linesOf, ownerOf, type Line } from './lines.ts';
import { programmeNotices } from './notices.ts';

const yearInput = z.strictObject({ year: z.coerce.number().int().min(1990).max(2100) });
const halfInput = yearInput.extend({ half: z.coerce.number().int().min(1).max(2).transform((half) => half as Half) });
const noNames = { none: 'a programme of work names nobody' } as const;

/** A line with its date as days and its light as of today. */
export function lit(line: Line, year: number, today: string) {
  const date = dateOf(line);
  return { ...line, ranges: date?.ranges ?? [], dateKind: date?.kind ?? null, ...lightOf({ date, year, status: line.status, percent: line.percent, reports: line.reports }, today) };
}

const sheet = defineCommand({
  name: 'programme.sheet', resource: 'work', action: 'read', input: yearInput, log: noNames,
  handle: async (call, { year }) => {
    const today = clock.today();
    const { lines, more } = await linesOf(call, year);
    const years = await call.tx<{ year: number }[]>`select distinct year from programme where programme_type = 'annual' and annulled_at is null and year is not null order by year desc limit 20`;
    return { year, today, years: years.map((row) => row.year), lines: lines.map((line) => lit(line, year, today)), more };
  },
});

const halfYear = defineCommand({
  name: 'programme.half_year', resource: 'work', action: 'read', input: halfInput, log: noNames,
  handle: async (call, { year, half }) => {
    const { lines } = await linesOf(call, year);
    const today = clock.today();
    const followed = lines.filter(({ kind }) => kind === 'activity');
    const waiting = followed.filter((line) => isWaiting({ date: dateOf(line), status: line.status, reports: line.reports }, year, half));
    const [asked] = await call.tx<{ at: Date | null }[]>`select max(asked_at) as at from programme_round where institution_id = ${call.context.institutionId} and year = ${year} and half = ${half}`;
    return { year, half, today, total: followed.length, askedAt: asked?.at?.toISOString() ?? null, waiting: waiting.map((line) => lit(line, year, today)) };
  },
});

/** Institutions that capture here, by the acronym or name of the organisation that is responsible. */
async function tenantsOf(tx: Parameters<typeof linesOf>[0]['tx'], waiting: readonly Line[]): Promise<ReadonlyMap<string, number>> {
  const tenants = await tx<{ id: string; acronym: string; name: string }[]>`select id, acronym, name from institution`;
  const byName = new Map(tenants.flatMap(({ id, acronym, name }) => [[nameKey(acronym), id], [nameKey(name), id]] as const));
  const counts = new Map<string, number>();
  for (const { responsibles } of waiting) {
    const ids = new Set(responsibles.flatMap(({ asWritten, acronym }) => byName.get(nameKey(acronym ?? '')) ?? byName.get(nameKey(asWritten)) ?? []));
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

const ask = defineCommand({
  name: 'programme.half_year.ask', resource: 'work', action: 'validate', input: halfInput,
  handle: async (call, { year, half }) => {
    // The round of a programme is asked by whoever keeps it.
    if ((await ownerOf(call, year)) !== call.context.institutionId) throw problems.forbidden({ resource: 'work', action: 'validate' });
    const { lines } = await linesOf(call, year);
    const waiting = lines.filter((line) => line.kind === 'activity' && isWaiting({ date: dateOf(line), status: line.status, reports: line.reports }, year, half));
    const tenants = await tenantsOf(call.tx, waiting);
    for (const [institutionId, count] of tenants) {
      await notify(call.tx, { to: { institutionId, resource: 'work', action: 'create' }, notice: programmeNotices.progressAsked({ count, half, year }), link: `/programa/ronda?anio=${String(year)}&semestre=${String(half)}` });
    }
    await call.tx`insert into programme_round (institution_id, id, year, half, waiting, institutions, asked_by, asked_at)
      values (${call.context.institutionId}, security.new_id(), ${year}, ${half}, ${waiting.length}, ${tenants.size}, ${call.context.userId}, ${clock.now()})`;
    return { waiting: waiting.length, institutions: tenants.size };
  },
  log: ({ year, half }, { waiting, institutions }) => ({ action: 'programme.round.asked', resource: 'programme', details: { year, half, waiting, institutions } }),
});

const reportCommands = recordCommands(progressReports);
const activityCommands = recordCommands(activities);

/** The Secretaría Técnica's review: a validated report becomes the progress of its activity; an observed one goes back with a reason. */
const review = defineCommand({
  name: 'programme.report.review', resource: 'work', action: 'validate',
  input: z.strictObject({ id: z.uuid(), version: z.number().int(), verdict: z.enum(['validated', 'observed']), reason: z.string().trim().max(2000).optional() }),
  handle: async (call, { id, version, verdict, reason }) => {
    const { setStatus } = reportCommands;
    const input = readInput(setStatus.input, { id, version, status: verdict, ...(reason !== undefined && { reason }) });
    const report = await setStatus.handle(call, input);
    const entries = typeof setStatus.log === 'function' ? [setStatus.log(input, report)].flat() : [];
    const { activity, percent } = report.values;
    if (verdict === 'validated' && typeof activity === 'string' && typeof percent === 'number') {
      const [row] = await call.tx<{ version: number }[]>`select version from activity where id = ${activity} and annulled_at is null`;
      if (row !== undefined) {
        const change = readInput(activityCommands.update.input, { id: activity, version: row.version, values: { percent, activityStatus: percent >= 100 ? 'done' : 'in_progress' } });
        const done = await activityCommands.update.handle(call, change);
        if (typeof activityCommands.update.log === 'function') entries.push(...[activityCommands.update.log(change, done)].flat());
      }
    }
    return { report, entries };
  },
  log: (_input, { entries }) => entries,
});

/** Goals of the Programa Nacional with how many of the year's activities stand under each. */
const tree = defineCommand({
  name: 'programme.tree', resource: 'work', action: 'read', input: yearInput, log: noNames,
  handle: async (call, { year }) => {
    const owner = await ownerOf(call, year);
    return call.tx<{ id: string; level: string; title: string; parent: string | null; activities: number; open: number }[]>`
      with goal as (
        select id, 'objective' as level, title, null::uuid as parent, number from objective where institution_id = ${owner} and annulled_at is null
        union all select id, 'strategy', title, objective, number from strategy where institution_id = ${owner} and annulled_at is null
        union all select id, 'action', title, strategy, number from action where institution_id = ${owner} and annulled_at is null)
      select g.id, g.level, coalesce(g.title, '') as title, g.parent, count(a.id)::integer as activities,
        count(a.id) filter (where a.activity_status is distinct from 'done' and a.activity_status is distinct from 'cancelled')::integer as open
      from goal g left join activity a on a.institution_id = ${owner} and a.year = ${year} and a.annulled_at is null and g.id in (a.objective, a.strategy, a.action)
      group by g.id, g.level, g.title, g.parent, g.number order by string_to_array(regexp_replace(g.number, '[^0-9.]', '', 'g'), '.') limit 500`;
  },
});

const open = (status: string | null): boolean => status !== 'done' && status !== 'cancelled';

/** Next year's programme, with what this one leaves undone: once, however often it is asked for. */
const carryOver = defineCommand({
  name: 'programme.carry_over', resource: 'work', action: 'import', input: yearInput,
  handle: async (call, { year }) => {
    const data = await programmeData(call, year);
    const entries = [];
    const createProgramme = recordCommands(programmes).create;
    const name = textOf(data.programme, 'name').replace(String(year), String(year + 1));
    let next = (await call.tx<{ id: string }[]>`select id from programme where institution_id = ${call.context.institutionId} and programme_type = 'annual' and year = ${year + 1} and annulled_at is null`)[0]?.id;
    if (next === undefined) {
      const input = readInput(createProgramme.input, { values: { name, programmeType: 'annual', year: year + 1, periodFrom: year + 1, periodUntil: year + 1, previous: data.programme.id } });
      const view = await createProgramme.handle(call, input);
      if (typeof createProgramme.log === 'function') entries.push(...[createProgramme.log(input, view)].flat());
      next = view.id;
    }
    const carried = new Set((await call.tx<{ carried_from: string }[]>`select carried_from from activity where institution_id = ${call.context.institutionId} and year = ${year + 1} and carried_from is not null and annulled_at is null`).map((row) => row.carried_from));
    const left = [...data.of.activity.values()].filter(({ id, values }) => open(String(values['activityStatus'] ?? '')) && !carried.has(id));
    for (const { id, values, groups } of left) {
      const kept = Object.fromEntries(['text', 'activityType', 'scope', 'chapter', 'documentOrder', 'objective', 'strategy', 'action', 'body', 'participants', 'target', 'targetQuantity', 'evidenceExpected'].flatMap((cell) => ((values[cell] ?? null) === null ? [] : [[cell, values[cell]]])));
      const rows = (groups['responsibles'] ?? []).map((row) => ({ values: row.values }));
      const input = readInput(activityCommands.create.input, { values: { ...kept, programme: next, year: year + 1, scheduled: 'Por definir', reviewEvery: 'half_yearly', activityStatus: 'planned', carriedFrom: id }, groups: { responsibles: rows } });
      const view = await activityCommands.create.handle(call, input);
      if (typeof activityCommands.create.log === 'function') entries.push(...[activityCommands.create.log(input, view)].flat());
    }
    return { year: year + 1, carried: left.length, already: carried.size, entries };
  },
  log: (_input, { entries }) => entries,
});

/** Two years side by side: what goes on, what is new, what is not there any more. */
const compareYears = defineCommand({
  name: 'programme.compare_years', resource: 'work', action: 'read', input: z.strictObject({ year: z.coerce.number().int(), other: z.coerce.number().int() }), log: noNames,
  handle: async (call, { year, other }) => {
    const [now, before] = [(await linesOf(call, year)).lines, (await linesOf(call, other)).lines].map((lines) => lines.filter(({ kind }) => kind === 'activity')) as [Line[], Line[]];
    const old = new Map(before.map((line) => [nameKey(line.title), line]));
    const count = (lines: readonly Line[]) => ({ total: lines.length, done: lines.filter(({ status }) => status === 'done').length, open: lines.filter(({ status }) => open(status)).length });
    const goesOn = now.filter(({ title }) => old.has(nameKey(title)));
    const titles = new Set(now.map(({ title }) => nameKey(title)));
    const brief = ({ id, title, status }: Line) => ({ id, title, status });
    return {
      year, other, now: count(now), before: count(before), goesOn: goesOn.map((line) => ({ ...brief(line), before: old.get(nameKey(line.title))?.status ?? null })),
      isNew: now.filter((line) => !goesOn.includes(line)).map(brief), gone: before.filter(({ title }) => !titles.has(nameKey(title))).map(brief),
    };
  },
});

const handover = defineCommand({
  name: 'programme.handover', resource: 'work', action: 'read', input: yearInput,
  handle: async (call, { year }) => {
    const today = clock.today();
    const { programme } = await programmeData(call, year);
    const { lines } = await linesOf(call, year);
    return handoverDocument(textOf(programme, 'name'), year, today, lines.filter(({ status }) => open(status)).map((line) => lit(line, year, today)));
  },
  log: ({ year }) => ({ action: 'programme.handover.produced', resource: 'programme', details: { year } }),
});

export const followUpCommands = { sheet, tree, halfYear, ask, review, carryOver, compareYears, handover };
export type SheetLine = ReturnType<typeof lit>;
