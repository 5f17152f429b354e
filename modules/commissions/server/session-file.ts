import type { GroupRow, Values } from '@sintra/definition';
import type { Call } from '@sintra/platform/commands';
import { fileNames, findRow, readClear, recordCommands, type FileName, type RecordRow, type RecordView } from '@sintra/platform/records';
import { bodyForm, sessionForm } from '../forms/index.ts';
import { rulesInForce, type BodyRules } from '../rules/body-rules.ts';
import { firstDay, lastDay } from '../rules/days.ts';
import { sessions } from './modules.ts';

export interface Row {
  readonly id: string;
  readonly values: Values;
}

/** A session with its body and the rules of its day: what every step of its life looks at. */
export interface SessionFile {
  readonly row: RecordRow;
  readonly values: Values;
  readonly agenda: readonly Row[];
  readonly attendance: readonly Row[];
  readonly observations: readonly Row[];
  /** Names of the files of its agenda, by id. */
  readonly files: Readonly<Record<string, FileName>>;
  readonly body: { readonly id: string; readonly values: Values; readonly members: readonly Row[] };
  /** In force on the session's day, or the last one that its date covers; today's where it has none yet. */
  readonly rules: BodyRules;
  /** The one known day of the session, if it has one. */
  readonly day: string | null;
}

export const text = (values: Values, id: string): string | null => {
  const value = values[id];
  return typeof value === 'string' && value !== '' ? value : null;
};

const rowsOf = (form: typeof sessionForm, row: RecordRow, id: string): Row[] => {
  const group = form.groups.find((one) => one.id === id);
  return group === undefined ? [] : (row.groups[id] ?? []).map((raw) => ({ id: raw.id, values: readClear(group, raw) }));
};

/** The file of an item of the agenda, by its name; null where it has none. */
export const fileOf = ({ files }: Pick<SessionFile, 'files'>, { values }: Row): FileName | null => files[text(values, 'agendaFile') ?? ''] ?? null;

/** The day of a date that is one day; null for a range or none. */
export function exactDay(written: string | null): string | null {
  const [first, last] = [firstDay(written), lastDay(written)];
  return first !== null && first === last ? first : null;
}

/** Reads a session and its body, two statements; one more where its agenda has files. @throws notFound */
export async function readSession(call: Call, id: string, today: string): Promise<SessionFile> {
  const row = await findRow(call, sessionForm, id);
  const values = readClear(sessionForm, row);
  const bodyRow = await findRow(call, bodyForm, text(values, 'body') ?? id);
  const bodyValues = readClear(bodyForm, bodyRow);
  const [heldOn, planned] = [text(values, 'heldOn'), text(values, 'planned')];
  const day = exactDay(heldOn) ?? exactDay(planned);
  const rules = rulesInForce(rowsOf(bodyForm, bodyRow, 'rules').map((one) => one.values), text(bodyValues, 'bodyType') ?? 'other', day ?? lastDay(heldOn) ?? lastDay(planned) ?? today);
  const agenda = rowsOf(sessionForm, row, 'agenda');
  return {
    row, values, day, rules, agenda, files: await fileNames(call, sessionForm, row.id, { values, groups: { agenda } }), body: { id: bodyRow.id, values: bodyValues, members: rowsOf(bodyForm, bodyRow, 'members') },
    attendance: rowsOf(sessionForm, row, 'attendance'), observations: rowsOf(sessionForm, row, 'observations'),
  };
}

const commands = recordCommands(sessions);

interface SessionChange {
  readonly values?: Values;
  readonly groups?: Readonly<Record<string, readonly GroupRow[]>>;
}

/**
 * Writes a step of the session as the engine writes any change: its rights, its rules, its next version.
 * @throws notFound, annulled, versionMoved, invalidValues
 */
export async function changeSession(call: Call, id: string, version: number, change: SessionChange): Promise<RecordView> {
  const { view } = await commands.update.handle(call, { id, version, values: change.values ?? {}, ...(change.groups && { groups: change.groups }) });
  return view;
}

/** Holds the session until the end of the transaction, so that two secretaries' steps come one after the other. @returns its version */
export async function holdSession({ tx }: Call, id: string): Promise<number | null> {
  const [row] = await tx<{ version: number }[]>`select version from body_session where id = ${id} for update`;
  return row?.version ?? null;
}
