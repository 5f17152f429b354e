import { activityItem, activityTypeLabelled, blankActivity, needsHalfYear, quantityIn, type Place } from './activity.ts';
import type { Block } from './blocks.ts';
import { isHeader, rolesOf, type Role } from './columns.ts';
import { readWithin, splitDate, type WrittenDate } from './dates.ts';
import { readResponsibles, type Registry, type Responsible, type Responsibles } from './organizations.ts';
import { nounOf, readSessionName, type SessionName } from './session-name.ts';
import type { ActivityFacts, BodyFacts, InstrumentFacts, Item } from './types.ts';
import { dismissed, open, understood, type Verdict } from './verdict.ts';
import { nameKey, simple } from './words.ts';

/** A table under its heading row; a table without one has its columns unnamed. */
export interface Table {
  readonly header: readonly string[];
  readonly roles: readonly (Role | null)[];
}

export const tableOf = (first: Block): Table =>
  isHeader(first.cells) ? { header: first.cells, roles: rolesOf(first.cells) } : { header: [], roles: first.cells.map(() => null) };

interface RowPlace extends Place {
  readonly year: number;
  readonly registry: Registry;
  readonly bodyFacts: BodyFacts | null;
  readonly international: boolean;
  readonly acronyms: boolean;
  /** Who the text above the table says that acts, for tables without a column of who. */
  readonly actors: readonly Responsible[];
}

const cellOf = (row: Block, table: Table, ...wanted: readonly Role[]): string | null => {
  const at = wanted.map((role) => table.roles.indexOf(role)).find((index) => index !== -1);
  return at === undefined ? null : (row.cells[at] ?? '');
};

const NATIONAL_MEETING = 'Reunión Nacional';

/** What follows from the cells of date and responsible: the first thing that is missing, if any. */
function gapOf(date: WrittenDate | null, written: string | null, who: Responsibles): { readonly reason: Parameters<typeof open>[0]; readonly about: string | null } | null {
  if (date !== null && date.asWritten === '') return { reason: 'no_date', about: null };
  if (date !== null && date.value === null) return { reason: 'date_not_understood', about: date.asWritten };
  if (who.unknown.length > 0) return { reason: 'unknown_organization', about: who.unknown.join(', ') };
  return written === '' ? { reason: 'no_responsible', about: null } : null;
}

const settle = (items: readonly Item[], notes: readonly string[], gap: ReturnType<typeof gapOf>): Verdict =>
  gap === null ? understood(items, notes) : open(gap.reason, gap.about, items, notes);

const notesOf = (date: WrittenDate | null, who: Responsibles): string[] =>
  [...(date?.note === undefined ? [] : [date.note]), ...who.found.flatMap(({ note }) => (note === undefined ? [] : [note]))];

function sessionRow(row: Block, table: Table, name: SessionName & { readonly asWritten: string }, place: RowPlace): Verdict {
  const heading = table.header.join(' ');
  const written = cellOf(row, table, 'responsible');
  const who = readResponsibles(written ?? '', place.registry);
  const { date } = splitDate(cellOf(row, table, 'date') ?? row.cells.at(-1) ?? '', place.year);
  const body = name.national ? NATIONAL_MEETING : (place.bodyFacts?.name ?? '');
  const nationalBody: Item[] = name.national ? [{
    kind: 'body', key: `body:${nameKey(NATIONAL_MEETING)}`, name: NATIONAL_MEETING, acronym: null, bodyType: 'national_meeting', parent: null, coordinator: who.found[0] ?? null, holdsNoSessions: false,
  }] : [];
  const { number, style, noun, type, asWritten } = name;
  const session: Item = {
    kind: 'session', key: `session:${nameKey(body)}:${type}:${String(number)}`, body, number, ordinalStyle: style, noun, type, asWritten, date,
  };
  const headed = nounOf(heading);
  const slip = headed !== null && headed !== noun ? [`El encabezado dice «${table.header[0] ?? ''}» y el renglón «${noun === 'meeting' ? 'Reunión' : 'Sesión'}»: se conserva como está escrito.`] : [];
  return settle([...nationalBody, session], [...slip, ...(name.doubt === undefined ? [] : [name.doubt]), ...notesOf(date, who)], gapOf(date, written, who));
}

const instrumentTypes: readonly (readonly [InstrumentFacts['instrumentType'], RegExp])[] = [
  ['framework', /\bmarco\b/], ['coordination', /\bcoordinacion\b/], ['collaboration', /\bcolaboracion\b/], ['memorandum', /\bmemorand/], ['specific', /\bespecifico\b/],
];

function instrumentRow(row: Block, table: Table, { year, registry }: RowPlace): Verdict {
  const title = cellOf(row, table, 'instrument') ?? '';
  const parties = cellOf(row, table, 'parties') ?? '';
  const validity = readWithin(cellOf(row, table, 'validity') ?? '', year);
  const named = parties.split(/\s+y\s+(?:la |el |los |las )?/).flatMap((part, index, all) => [part, all.slice(index).join(' y ')]);
  const organizations = [...new Set(named.flatMap((part) => registry.find(part.replace(/^(la|el|los|las) /i, ''))?.name ?? []))];
  const item: Item = {
    kind: 'instrument', key: `instrument:${nameKey(title)}:${nameKey(parties)}`, number: cellOf(row, table, 'number') ?? '', title, parties, organizations, validity,
    object: cellOf(row, table, 'object') ?? '', instrumentType: instrumentTypes.find(([, words]) => words.test(simple(title)))?.[0] ?? 'other',
  };
  const notes = organizations.length === 0 ? ['Las partes se conservan como están escritas: no se reconoció ninguna organización.'] : [];
  return settle([item], notes, gapOf(validity, null, { found: [], unknown: [] }));
}

const onlyNumber = (text: string): boolean => /^\d{1,3}[.)]?$/.test(text.trim());

/** The words of an activity: its own column, or, in a table of numbers and dates, the chapter and the number. */
function activityText(row: Block, table: Table, place: RowPlace): string {
  const own = cellOf(row, table, 'activity', 'meeting', 'object') ?? row.cells.find((cell, index) => table.roles[index] === null && cell !== '') ?? '';
  // «Primera reunión» alone says nothing: of what, the heading knows.
  const alone = own.length < 25 && table.header[0] !== undefined && readSessionName(own) !== null;
  if (own !== '' && !onlyNumber(own)) return alone ? `${own} · ${table.header[0] ?? ''}` : own;
  return `${place.chapter.replace(/^[A-Z]\.\s*/, '').replace(/\.$/, '')} (${row.cells[0] ?? ''})`;
}

const scopeOf = (text: string | null): ActivityFacts['scope'] =>
  text === null ? null : /internacional/i.test(text) ? 'international' : /nacional/i.test(text) ? 'national' : null;

function activityRow(row: Block, table: Table, place: RowPlace): Verdict {
  const text = activityText(row, table, place);
  const when = cellOf(row, table, 'date') ?? '';
  const undated = /^(?:sin fecha: )?seguimiento semestral$/i.test(when.trim());
  const { date, rest } = undated ? { date: null, rest: '' } : splitDate(when, place.year);
  const written = cellOf(row, table, 'responsible');
  const who = readResponsibles(written ?? '', place.registry);
  const blank = blankActivity(place, text);
  const target = cellOf(row, table, 'target') ?? (rest === '' ? null : rest);
  const item = activityItem({
    ...blank, date, responsibles: written === null ? place.actors : who.found, venue: cellOf(row, table, 'venue'), participants: cellOf(row, table, 'participants'),
    scope: place.international ? 'international' : scopeOf(cellOf(row, table, 'scope')), target, targetQuantity: target === null ? null : quantityIn(target),
    activityType: activityTypeLabelled(cellOf(row, table, 'type')) ?? (place.international && table.roles.includes('venue') ? 'international_event' : blank.activityType), halfYearly: needsHalfYear(date),
  });
  const silent = written === null && place.actors.length === 0 ? ['La tabla no dice quién es responsable.'] : [];
  return settle([item], [...silent, ...notesOf(date, who)], gapOf(date, written, who));
}

function acronymRow({ cells }: Block, { registry }: RowPlace): Verdict {
  const [acronym = '', meaning = ''] = cells;
  const organization = registry.find(acronym);
  const slips = (organization?.aliases ?? []).filter((alias) => /^\p{Lu}{2,}$/u.test(alias)).map((alias) => `En el texto aparece también «${alias}».`);
  return understood([{ kind: 'acronym', key: `acronym:${simple(acronym)}`, acronym, meaning, organization: organization !== null }], slips);
}

/** What one row says. */
export function readRow(row: Block, table: Table, place: RowPlace): Verdict {
  if (isHeader(row.cells)) return dismissed('table_header');
  if (place.acronyms) return acronymRow(row, place);
  if (table.roles.includes('instrument') && table.roles.includes('validity')) return instrumentRow(row, table, place);
  const called = cellOf(row, table, 'meeting') ?? row.cells[0] ?? '';
  const name = table.roles.includes('activity') ? null : readSessionName(called, table.header.join(' '));
  if (name !== null && (name.national || place.bodyFacts !== null)) return sessionRow(row, table, { ...name, asWritten: called }, place);
  if (place.bodyFacts !== null && !table.roles.includes('activity')) return open('unknown_session', called);
  if (table.roles.includes('date')) return activityRow(row, table, place);
  return open('unknown_table', null);
}
