import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import { inventVictims, type Invented } from '../../apps/cli/demo/victims.ts';
import { seeded } from '../../apps/cli/demo/random.ts';
import { victims as module } from '../../modules/victims/server/index.ts';
import type { Institution } from '../../packages/platform/accounts/index.ts';
import type { Context } from '../../packages/platform/db/index.ts';
import { openKeyring, type Keyring } from '../../packages/platform/identity/index.ts';
import { clearColumnNames, clearValues, newFolio, sealRow, tokensOf } from '../../packages/platform/records/index.ts';
import { copyLine } from '../../packages/projections/sql/index.ts';
import type { Bench } from './cluster.ts';
import type { Cast } from './people.ts';

const { form } = module;
const house = ['institution_id', 'id', 'folio', 'state', 'status', 'origin', 'captured_by', 'captured_at', 'updated_by', 'updated_at', 'sealed'];
const groupHouse = ['institution_id', 'id', 'parent_id', 'position', 'from_version', 'sealed'];

interface Stream {
  readonly to: Writable;
  write(values: readonly unknown[]): Promise<void> | undefined;
}

async function copyInto({ superuser }: Bench, table: string, columns: readonly string[]): Promise<Stream> {
  const to = await superuser.unsafe(`copy ${table} (${columns.join(', ')}) from stdin`).writable();
  return { to, write: (values) => (to.write(copyLine(values)) ? undefined : once(to, 'drain').then(() => undefined)) };
}

interface Placed {
  readonly invented: Invented;
  readonly owner: Institution;
  readonly id: string;
}

const folios = new Set<string>();

/** Chance repeats a folio now and then; the product asks for another then, and COPY cannot. */
function unusedFolio(owner: Institution, year: number): string {
  const folio = newFolio(owner.acronym, year);
  if (folios.has(folio)) return unusedFolio(owner, year);
  folios.add(folio);
  return folio;
}

const statuses = ['draft', 'submitted', 'validated', 'closed'] as const;

function recordLine({ invented, owner, id }: Placed, key: Buffer | undefined, who: Context): unknown[] {
  const at = new Date(`${invented.day}T18:00:00Z`);
  const { values } = invented.input;
  return [
    owner.id, id, unusedFolio(owner, at.getUTCFullYear()), owner.state, statuses[invented.steps] ?? 'draft', 'import', who.userId, at, who.userId, at,
    sealRow(form, values, key, { table: form.table, row: id, institution: owner.id, person: id }), ...clearValues(form, values),
  ];
}

async function writeMain(bench: Bench, placed: readonly Placed[], keys: ReadonlyMap<string, Buffer>, who: Context): Promise<void> {
  const records = await copyInto(bench, form.table, [...house, ...clearColumnNames(form)]);
  for (const one of placed) await records.write(recordLine(one, keys.get(one.id), who));
  await end(records);
}

async function writeTokens(bench: Bench, keyring: Keyring, placed: readonly Placed[]): Promise<void> {
  const tokens = await copyInto(bench, `${form.table}_token`, ['institution_id', 'token', 'spelling', 'id']);
  for (const { invented, owner, id } of placed) {
    for (const { token, spelling } of tokensOf(form, invented.input.values, keyring, owner.id)) await tokens.write([owner.id, token, spelling, id]);
  }
  await end(tokens);
}

async function writeGroups(bench: Bench, placed: readonly Placed[]): Promise<void> {
  for (const group of form.groups) {
    const rows = await copyInto(bench, group.table, [...groupHouse, ...clearColumnNames(group)]);
    for (const { invented, owner, id } of placed) {
      for (const [position, row] of (invented.input.groups?.[group.id] ?? []).entries()) {
        await rows.write([owner.id, uuidv7(), id, position, 1, null, ...clearValues(group, row.values)]);
      }
    }
    await end(rows);
  }
}

async function end({ to }: Stream): Promise<void> {
  to.end();
  await finished(to);
}

async function keysOf(keyring: Keyring, placed: readonly Placed[]): Promise<Map<string, Buffer>> {
  const all = new Map<string, Buffer>();
  for (const [owner, records] of Map.groupBy(placed, (one) => one.owner.id)) {
    await keyring.ready(owner);
    for (const [id, key] of await keyring.newPersons(owner, records.map((record) => record.id))) all.set(id, key);
  }
  return all;
}

function liaisonHome(institutions: readonly Institution[]): Institution {
  const home = institutions.find(({ acronym }) => acronym === 'JAL');
  if (home === undefined) throw new Error('no institution JAL');
  return home;
}

const CHUNK = 20_000;

/** Fills the table by COPY with records spread over 40 institutions, names sealed and tokens real. @returns the ids of Jalisco's. */
export async function fillRecords(bench: Bench, { institutions, liaison }: Cast, count: number): Promise<string[]> {
  const keyring = openKeyring(bench.house);
  const random = seeded(40);
  const byState = new Map(institutions.map((institution) => [institution.state ?? institution.acronym, institution]));
  const ownerOf = ({ owner }: Invented) => byState.get(random.chance(0.012) ? '14' : owner) ?? liaisonHome(institutions);
  const home: string[] = [];
  for (let from = 0; from < count; from += CHUNK) {
    const placed = inventVictims(Math.min(CHUNK, count - from), 41 + from, '2026-11-23').map((invented): Placed => ({ invented, owner: ownerOf(invented), id: uuidv7() }));
    const keys = await keysOf(keyring, placed);
    await writeMain(bench, placed, keys, liaison);
    await Promise.all([writeTokens(bench, keyring, placed), writeGroups(bench, placed)]);
    home.push(...placed.filter(({ owner }) => owner.acronym === 'JAL').map(({ id }) => id));
  }
  await bench.superuser`vacuum analyze`;
  return home;
}
