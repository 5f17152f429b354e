import type { Form, GroupRow, Values } from '@sintra/definition';
import type { Tx } from '@sintra/platform/db';
import { readClear, type FormModule } from '@sintra/platform/records';
import { agreements } from '@sintra/agreements/server';
import { bodies, organizations, sessions } from '@sintra/commissions/server';
import { nameKey, Registry, sameBody, simple } from '../../document/index.ts';
import { acronyms, actions, activities, objectives, programmes, strategies } from '../modules.ts';
import { activityKey, agreementKey, bodyKey, programmeKey, sessionKey, type FormId } from './desired.ts';

/** A record as it stands, ready to be compared. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly values: Values;
  readonly groups: Readonly<Record<string, readonly GroupRow[]>>;
}

export const moduleOf: Readonly<Record<FormId, FormModule>> = {
  organization: organizations, body: bodies, programme: programmes, objective: objectives, strategy: strategies, action: actions, session: sessions, activity: activities, agreement: agreements, acronym: acronyms,
};

/** The records that a programme of this year is compared with, by form and natural key. */
export interface Existing {
  readonly byKey: Readonly<Record<FormId, ReadonlyMap<string, Standing>>>;
  /** The record that a document means by a key: organisations and bodies also under their other names. */
  find(form: FormId, key: string, name: string): Standing | null;
}

type Raw = Record<string, unknown> & { id: string; version: number; status: string };

async function groupsOf(tx: Tx, form: Form, institution: string, ids: readonly string[]): Promise<ReadonlyMap<string, Record<string, GroupRow[]>>> {
  const found = new Map(ids.map((id) => [id, Object.fromEntries(form.groups.map((group) => [group.id, [] as GroupRow[]]))]));
  for (const group of form.groups) {
    const rows = await tx<(Raw & { parent_id: string })[]>`select * from ${tx(group.table)} where institution_id = ${institution} and parent_id = any(${ids}::uuid[]) and until_version is null order by position`;
    for (const row of rows) found.get(row.parent_id)?.[group.id]?.push({ id: row.id, values: readClear(group, row) });
  }
  return found;
}

/** Standing records of a form of one institution; `by` narrows them to those of some parents. */
async function standing(tx: Tx, form: Form, institution: string, by?: { readonly column: string; readonly values: readonly (string | number)[] }): Promise<readonly Standing[]> {
  const narrow = by === undefined ? tx`` : tx`and ${tx(by.column)}::text = any(${by.values.map(String)}::text[])`;
  const rows = await tx<Raw[]>`select * from ${tx(form.table)} where institution_id = ${institution} and annulled_at is null ${narrow} order by id`;
  const groups = await groupsOf(tx, form, institution, rows.map(({ id }) => id));
  return rows.map((row) => ({ id: row.id, version: row.version, status: row.status, values: readClear(form, row), groups: groups.get(row.id) ?? {} }));
}

const keyed = (records: readonly Standing[], keyOf: (values: Values) => string): ReadonlyMap<string, Standing> => new Map(records.map((record) => [keyOf(record.values), record]));
const text = (values: Values, id: string): string => String(values[id] ?? '');

/** Sessions by body, type and number; one without number is nobody else's, and stands by itself. */
function keyedSessions(records: readonly Standing[], bodyKeys: ReadonlyMap<string, string>, year: number): ReadonlyMap<string, Standing> {
  return new Map(records.map((record) => {
    const { id, values } = record;
    return [typeof values['number'] === 'number' ? sessionKey(bodyKeys.get(text(values, 'body')) ?? '', text(values, 'sessionType'), values['number'], year) : id, record];
  }));
}

/** Activities of one text are told apart by their order in the document. */
function keyedActivities(records: readonly Standing[]): ReadonlyMap<string, Standing> {
  const places = new Map<string, number>();
  const inOrder = [...records].sort((a, b) => Number(a.values['documentOrder'] ?? 0) - Number(b.values['documentOrder'] ?? 0));
  return new Map(inOrder.map((record) => {
    const key = nameKey(text(record.values, 'text'));
    places.set(key, (places.get(key) ?? 0) + 1);
    return [activityKey(text(record.values, 'text'), places.get(key) ?? 1), record];
  }));
}

const programmeKeyOf = (values: Values): string => values['programmeType'] === 'national'
  ? programmeKey('national', `${text(values, 'periodFrom')}-${text(values, 'periodUntil')}`) : programmeKey('annual', text(values, 'year'));

/** The national programme whose period covers the year, or the annual programme itself. */
function ownerOfGoals(all: readonly Standing[], year: number): string | null {
  const national = all.find(({ values }) => values['programmeType'] === 'national' && Number(values['periodFrom']) <= year && Number(values['periodUntil']) >= year);
  return national?.id ?? all.find(({ values }) => programmeKeyOf(values) === programmeKey('annual', year))?.id ?? null;
}

/** Reads what there is: one statement for each form and group. */
export async function existingOf(tx: Tx, institution: string, year: number): Promise<Existing> {
  const of = (form: FormId, column?: string, values: readonly (string | number | null)[] = []): Promise<readonly Standing[]> =>
    standing(tx, moduleOf[form].form, institution, column === undefined ? undefined : { column, values: values.filter((value) => value !== null) });
  const ids = (records: readonly Standing[]): readonly string[] => records.map(({ id }) => id);
  const [organization, body, programme, agreement] = [await of('organization'), await of('body'), await of('programme'), await of('agreement')];
  const annual = programme.find(({ values }) => programmeKeyOf(values) === programmeKey('annual', year))?.id ?? null;
  const objective = await of('objective', 'programme', [ownerOfGoals(programme, year)]);
  const strategy = await of('strategy', 'objective', ids(objective));
  const action = await of('action', 'strategy', ids(strategy));
  const [session, activity, acronym] = [await of('session', 'year', [year]), await of('activity', 'programme', [annual]), await of('acronym', 'programme', [annual])];
  const bodyKeys = new Map(body.map(({ id, values }) => [id, bodyKey(text(values, 'name'))]));
  const number = (values: Values): string => text(values, 'number');
  const byKey = {
    organization: keyed(organization, (values) => nameKey(text(values, 'name'))), body: keyed(body, (values) => bodyKey(text(values, 'name'))),
    programme: keyed(programme, programmeKeyOf), agreement: keyed(agreement, (values) => agreementKey(text(values, 'title').split(': ')[0] ?? '', text(values, 'partiesAsWritten'))),
    objective: keyed(objective, number), strategy: keyed(strategy, number), action: keyed(action, number), activity: keyedActivities(activity), acronym: keyed(acronym, (values) => simple(text(values, 'acronym'))),
    session: keyedSessions(session, bodyKeys, year),
  };
  return { byKey, find: finder(byKey, organization, body) };
}

function finder(byKey: Existing['byKey'], organization: readonly Standing[], body: readonly Standing[]): Existing['find'] {
  const registry = new Registry();
  for (const { values } of organization) {
    const law = text(values, 'nameInLaw');
    registry.add({ name: text(values, 'name'), acronym: text(values, 'acronym') || null, ...(law !== '' && { nameInLaw: law }), lines: [] });
  }
  const others: Partial<Record<FormId, (name: string) => Standing | undefined>> = {
    organization: (name) => byKey.organization.get(nameKey(registry.find(name)?.name ?? '')),
    body: (name) => body.find(({ values }) => sameBody(text(values, 'name'), name)),
  };
  return (form, key, name) => byKey[form].get(key) ?? others[form]?.(name) ?? null;
}
