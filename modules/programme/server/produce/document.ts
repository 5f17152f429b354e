import { bullets, heading, paragraph, table, type Block, type Document } from '@sintra/platform/documents';
import { activityTypeLabels } from '../../forms/catalogs.ts';
import { simple } from '../../document/index.ts';
import type { Standing } from '../import/existing.ts';
import { textOf, writtenDate, type ProgrammeData } from './data.ts';

const typeLabel = new Map(activityTypeLabels);
const inOrder = (a: Standing, b: Standing): number => Number(a.values['documentOrder'] ?? 1e9) - Number(b.values['documentOrder'] ?? 1e9);
const byNumber = (a: Standing, b: Standing): number => textOf(a, 'number').localeCompare(textOf(b, 'number'), 'es', { numeric: true });
const all = (records: ReadonlyMap<string, Standing>): Standing[] => [...records.values()];

/** «Vigésima Primera: febrero» → the session as the programme called it, and its date. */
function sessionRow(session: Standing, year: number): readonly [string, string] {
  const written = textOf(session, 'asWritten');
  const cut = written.lastIndexOf(': ');
  const [name, date] = cut === -1 ? [textOf(session, 'title').split(' · ')[0] ?? '', ''] : [written.slice(0, cut), written.slice(cut + 2)];
  return [name, writtenDate(date, textOf(session, 'planned'), year) || 'Por definir'];
}

/** Without number, after those that have one. */
const numberOf = ({ values }: Standing): number => (typeof values['number'] === 'number' ? values['number'] : 1e9);
const sessionOrder = (a: Standing, b: Standing): number => Number(b.values['sessionType'] === 'extraordinary') - Number(a.values['sessionType'] === 'extraordinary') || numberOf(a) - numberOf(b);

function whoOf(activity: Standing, { nameOf }: ProgrammeData): string {
  const rows = activity.groups['responsibles'] ?? [];
  return rows.map(({ values }) => String(values['responsibleAsWritten'] ?? '') || nameOf(values['organization'])).join(' / ') || 'Por definir';
}

const whenOf = (activity: Standing, year: number): string => writtenDate(textOf(activity, 'asWritten'), textOf(activity, 'scheduled'), year) || 'Seguimiento semestral';

function activityTable(activities: readonly Standing[], data: ProgrammeData): Block {
  const rows = activities.map((activity) => [textOf(activity, 'text'), typeLabel.get(textOf(activity, 'activityType')) ?? '', whoOf(activity, data), whenOf(activity, data.year), textOf(activity, 'target')]);
  const columns = [{ title: 'Actividad', share: 5 }, { title: 'Tipo', share: 2 }, { title: 'Responsables', share: 3 }, { title: 'Fecha', share: 2 }, { title: 'Meta', share: 2 }];
  const goals = rows.some((row) => row[4] !== '');
  return table(goals ? columns : columns.slice(0, 4), goals ? rows : rows.map((row) => row.slice(0, 4)));
}

function eventTable(events: readonly Standing[], { year }: ProgrammeData): Block {
  const columns = [{ title: 'Reunión', share: 4 }, { title: 'Sede', share: 2 }, { title: 'Participantes', share: 2 }, { title: 'Fecha', share: 2 }];
  return table(columns, events.map((event) => [textOf(event, 'text'), textOf(event, 'venue'), textOf(event, 'participants'), whenOf(event, year)]));
}

/** Activities of one heading: events abroad in their own table. */
function chapterBlocks(title: string, level: 1 | 2 | 3, activities: readonly Standing[], data: ProgrammeData): Block[] {
  const events = activities.filter(({ values }) => values['activityType'] === 'international_event');
  const rest = activities.filter((activity) => !events.includes(activity));
  return [heading(level, title), ...(rest.length > 0 ? [activityTable(rest, data)] : []), ...(events.length > 0 ? [eventTable(events, data)] : [])];
}

const chaptersOf = (activities: readonly Standing[]): ReadonlyMap<string, Standing[]> => Map.groupBy([...activities].sort(inOrder), (activity) => textOf(activity, 'chapter'));

function bodyBlocks(body: Standing, data: ProgrammeData, level: 2 | 3): Block[] {
  const sessions = all(data.of.session).filter(({ values }) => values['body'] === body.id).sort(sessionOrder);
  const own = all(data.of.activity).filter(({ values }) => values['body'] === body.id).sort(inOrder);
  if (sessions.length + own.length === 0) return [];
  const acronym = textOf(body, 'acronym');
  const coordinator = textOf(body, 'coordinatorAsWritten') || data.nameOf(body.values['coordinator']);
  const noun = sessions.some(({ values }) => values['sessionNoun'] === 'meeting') && !sessions.some((session) => !/reuni|sesi/.test(simple(sessionRow(session, data.year)[0])) && session.values['sessionNoun'] === 'session') ? 'Reuniones' : 'Sesiones';
  const title = acronym === '' ? textOf(body, 'name') : `${textOf(body, 'name')} (${acronym})`;
  return [
    heading(level, title), ...(coordinator === '' ? [] : [paragraph([{ text: `Coordina: ${coordinator}`, bold: true }])]),
    ...(sessions.length === 0 ? [paragraph('Este grupo no sesiona por sí mismo: sus trabajos se presentan al órgano del que depende.')]
      : [table([{ title: `Calendario de ${noun} Ordinarias`, share: 3 }, { title: 'Fecha', share: 2 }], sessions.map((session) => sessionRow(session, data.year)))]),
    ...(own.length > 0 ? [activityTable(own, data)] : []),
  ];
}

/** A body after the one it belongs to. */
function bodiesInOrder({ of }: ProgrammeData): readonly Standing[] {
  const bodies = all(of.body);
  const under = (parent: string | null): Standing[] => bodies.filter(({ values }) => (values['parent'] ?? null) === parent).flatMap((body) => [body, ...under(body.id)]);
  return under(null);
}

function nationalMeetings(data: ProgrammeData): Block[] {
  const meeting = all(data.of.body).find(({ values }) => values['bodyType'] === 'national_meeting');
  const sessions = meeting === undefined ? [] : all(data.of.session).filter(({ values }) => values['body'] === meeting.id).sort(sessionOrder);
  if (meeting === undefined || sessions.length === 0) return [];
  const who = textOf(meeting, 'coordinatorAsWritten') || data.nameOf(meeting.values['coordinator']) || 'Por definir';
  const rows = sessions.map((session) => [...sessionRow(session, data.year), who, 'Nacional']);
  return [heading(2, 'Reuniones nacionales'), table([{ title: 'No.' }, { title: 'Fecha' }, { title: 'Responsables' }, { title: 'Tipo de reunión' }], rows)];
}

function agreementBlocks({ of }: ProgrammeData): Block[] {
  const standing = all(of.agreement).filter(({ values }) => values['agreementStatus'] === 'in_force').sort(byNumber);
  if (standing.length === 0) return [];
  const rows = standing.map((one, index) => [textOf(one, 'number') || String(index + 1), textOf(one, 'title').split(': ')[0] ?? '', textOf(one, 'partiesAsWritten'), textOf(one, 'object'), textOf(one, 'validUntil')]);
  return [heading(1, 'Convenios y acuerdos vigentes'), table([{ title: 'No.' }, { title: 'Instrumento jurídico', share: 2 }, { title: 'Partes', share: 3 }, { title: 'Objeto', share: 5 }, { title: 'Vigencia', share: 2 }], rows)];
}

function objectiveBlocks(objective: Standing, data: ProgrammeData): Block[] {
  const strategies = all(data.of.strategy).filter(({ values }) => values['objective'] === objective.id).sort(byNumber);
  const activities = all(data.of.activity).filter(({ values }) => values['objective'] === objective.id);
  const title = `Objetivo prioritario ${textOf(objective, 'number')}.- ${textOf(objective, 'text')}`;
  const chapters = [...chaptersOf(activities)];
  const direct = chapters.filter(([chapter]) => /^objetivo\b/.test(simple(chapter))).flatMap(([, own]) => own);
  const actions = all(data.of.action).filter(({ values }) => strategies.some(({ id }) => id === values['strategy'])).sort(byNumber);
  const goals = [...strategies, ...actions].map((goal) => `${textOf(goal, 'number')}. ${textOf(goal, 'text')}`);
  return [
    heading(2, title), ...(goals.length > 0 ? [paragraph('Para este objetivo se prevén las estrategias y acciones siguientes:'), bullets(goals)] : []),
    ...(direct.length > 0 ? [activityTable(direct, data)] : []),
    ...chapters.filter(([chapter]) => !/^objetivo\b/.test(simple(chapter))).flatMap(([chapter, own]) => chapterBlocks(chapter, 3, own, data)),
  ];
}

function programmeBlocks(data: ProgrammeData): Block[] {
  const objectives = all(data.of.objective).sort(byNumber);
  if (objectives.length === 0) return [];
  const title = data.national === null ? 'Objetivos' : `Implementación del ${textOf(data.national, 'name')}`;
  return [heading(1, title), ...objectives.flatMap((objective) => objectiveBlocks(objective, data))];
}

/** The annual programme with its chapters and tables, from the data; what the reader of programmes reads back as the same. */
export function programmeDocument(data: ProgrammeData): Document {
  const { year, of, programme } = data;
  const bodies = bodiesInOrder(data).filter(({ values }) => values['bodyType'] !== 'national_meeting');
  const loose = all(of.activity).filter(({ values }) => (values['objective'] ?? null) === null && (values['body'] ?? null) === null);
  const acronyms = all(of.acronym).map((one): readonly [string, string] => [textOf(one, 'acronym'), textOf(one, 'meaning')]).sort(([a], [b]) => a.localeCompare(b, 'es'));
  const name = textOf(programme, 'name').replace(new RegExp(`\\s*${String(year)}$`), '');
  return {
    title: name, subtitle: String(year), footer: `${name} ${String(year)}`,
    blocks: [
      heading(1, `Cronograma de sesiones ${String(year)}`), ...bodies.flatMap((body) => bodyBlocks(body, data, 2)), ...nationalMeetings(data),
      ...[...chaptersOf(loose)].flatMap(([chapter, own]) => chapterBlocks(chapter, 1, own, data)),
      ...agreementBlocks(data), ...programmeBlocks(data),
      ...(acronyms.length > 0 ? [heading(1, 'Siglas y acrónimos'), table([{ title: 'Sigla' }, { title: 'Significado', share: 4 }], acronyms)] : []),
    ],
  };
}
