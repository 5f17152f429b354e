import type { Form, GroupRow, Values } from '@sintra/definition';
import { z } from 'zod';
import { defineCommand, type Call } from '../commands/index.ts';
import { openKeyring } from '../identity/index.ts';
import { verifyCommitment } from '../log/proof/index.ts';
import { committedValue, houseOf, isIdentifying, readSalts, saltOf, type Committable, type VersionPlace } from './commitments.ts';
import { openRow, readClear } from './encode.ts';
import type { FormModule } from './module.ts';
import { recordProblems } from './problems.ts';
import { bytesOf, classesFor, findRow, mayReveal, type RecordRow } from './read.ts';

type Stored = Readonly<Record<string, unknown>>;

const openSealed = (source: Parameters<typeof readClear>[0], table: string, raw: Stored, row: RecordRow, key: Buffer | undefined): Values => {
  const sealed = bytesOf(raw['sealed'] as string | Buffer | null);
  return sealed === null || key === undefined ? {} : openRow(sealed, key, { table, row: String(raw['id']), institution: row.institution_id, person: row.id });
};

/** A record as it stood at a version, from the version tables; identity open only with the key. Null when there is no such version. */
async function recordAt({ tx }: Call, form: Form, row: RecordRow, version: number, key: Buffer | undefined): Promise<Committable | null> {
  const [kept] = row.version === version ? [{ content: row as Stored, sealed: row.sealed }] : await tx<{ content: Stored; sealed: Buffer | null }[]>`
    select content, sealed from ${tx(`${form.table}_version`)} where institution_id = ${row.institution_id} and id = ${row.id} and version = ${version}`;
  if (kept === undefined) return null;
  const own = { ...readClear(form, kept.content), ...openSealed(form, form.table, { id: row.id, sealed: kept.sealed }, row, key) };
  const groups = form.groups.map(async (group) => {
    const rows = await tx<Stored[]>`
      select * from ${tx(group.table)} where institution_id = ${row.institution_id} and parent_id = ${row.id}
        and from_version <= ${version} and (until_version is null or until_version > ${version}) order by position`;
    return [group.id, rows.map((raw): GroupRow => ({ values: { ...readClear(group, raw), ...openSealed(group, group.table, raw, row, key) } }))] as const;
  });
  return { values: own, groups: Object.fromEntries(await Promise.all(groups)), house: houseOf(kept.content) };
}

/** `masked`: identifying, and this account may not open it. `destroyed`: the key with which it could be proved is gone. */
const valueStates = ['matches', 'differs', 'masked', 'destroyed'] as const;

interface Checked {
  readonly field: string;
  readonly state: (typeof valueStates)[number];
  readonly commitment: string;
  /** Base64, for whoever checks it by themselves; null where it may not be had. */
  readonly salt: string | null;
}

interface Entry {
  readonly id: string;
  readonly commitments: Readonly<Record<string, string>>;
}

async function entryOf({ tx }: Call, form: Form, place: VersionPlace): Promise<Entry> {
  const [entry] = await tx<Entry[]>`
    select id, commitments from log_entry
    where record_id = ${place.id} and resource = ${form.id} and version = ${place.version} and commitments is not null order by at limit 1`;
  if (entry === undefined) throw recordProblems.notCommitted();
  return entry;
}

const wholeRecord = ['public', 'internal', 'confidential'] as const;

async function check(call: Call, { form }: FormModule, id: string, version: number) {
  const row = await findRow(call, form, id);
  const seen = classesFor(call, form, row);
  // A salt lets its holder try values: whoever reads only part of the record gets none.
  if (!wholeRecord.every((kind) => seen.has(kind))) throw recordProblems.notCommitted();
  const place = { institution: row.institution_id, id: row.id, version };
  const entry = await entryOf(call, form, place);
  const reveals = mayReveal(call, form, row);
  const key = reveals ? (await openKeyring(call.house).personKeys(row.institution_id, [row.id])).get(row.id) : undefined;
  const [salts, record] = [await readSalts(call.tx, place, key), await recordAt(call, form, row, version, key)];
  if (salts === null) throw recordProblems.notCommitted();
  const checked = Object.entries(entry.commitments).map(([field, commitment]): Checked => {
    const salt = saltOf(form, salts, salts.hasSealed, field);
    const hidden = reveals ? 'destroyed' : 'masked';
    if (salt === null || (salts.hasSealed && isIdentifying(form, field) && key === undefined)) return { field, state: hidden, commitment, salt: null };
    const matches = record !== null && verifyCommitment(salt, committedValue(form, record, field), commitment);
    return { field, state: matches ? 'matches' : 'differs', commitment, salt: salt.toString('base64') };
  });
  return { entry: entry.id, owner: row.institution_id, version, fields: checked };
}

export const checkedValues = z.object({
  entry: z.uuid().describe('The entry of the log that commits to the values'),
  version: z.int(),
  fields: z.array(z.object({
    field: z.string(), state: z.enum(valueStates), commitment: z.string(),
    salt: z.string().nullable().describe('Salt of this field alone: with it anybody can check the value (docs/log-format.md)'),
  })),
}).meta({ id: 'CheckedValues' });

/** Compares what a version's tables hold today with what the log committed to when it was written. */
export const checkValuesCommand = (module: FormModule) => defineCommand({
  name: `${module.form.id}.check_values`, resource: 'log', action: 'read', input: z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1).max(1_000_000) }),
  handle: (call, { id, version }) => check(call, module, id, version),
  log: ({ id, version }, { fields, owner }) => ({
    action: 'log.values', resource: module.form.id, recordId: id, ownerInstitutionId: owner, version,
    details: Object.fromEntries(valueStates.map((state) => [state, fields.filter((field) => field.state === state).length])),
  }),
});
