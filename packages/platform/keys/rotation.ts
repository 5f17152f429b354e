import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { systemContext } from '../accounts/index.ts';
import { defineCommand, run } from '../commands/index.ts';
import { noteMasterKey, readKeyFile, secretPlace, writeKeyFile, type House } from '../database/index.ts';
import { withContext, type Context } from '../db/index.ts';
import {
  finishRotation, institutionsWithKeys, providerOf, rewrapInstitutionKeys, rotateVaultKey, rotatingClasses, startRotation, unfinishedRotations,
  type Rotation, type RotatingClass,
} from '../identity/index.ts';
import { writeLog } from '../log/index.ts';
import { rewrapSigningKeys } from '../sequencer/index.ts';
import { keyProblems } from './problems.ts';
import { systemUser } from './system-user.ts';

interface RotationOrder {
  /** Acronym; absent: every institution that has keys. */
  readonly institution?: string | undefined;
  /** Absent: person, file and draft. */
  readonly keyClass?: string | undefined;
}

/** A step of a rotation, for whoever looks on. */
interface RotationProgress {
  readonly institution: string;
  readonly keyClass: string;
  readonly left: number;
}

interface Rotated {
  /** Institution keys that were replaced and are gone. */
  readonly finished: number;
  /** Old keys that stay, because something of before is still sealed under them. */
  readonly kept: number;
}

interface Place {
  readonly id: string;
  readonly acronym: string;
}

/** Told before anything is done: an act that cannot be logged is not done. */
const rotateCommand = defineCommand({
  name: 'key.rotate', resource: 'key', action: 'manage', stepUp: true, input: z.strictObject({ institutions: z.array(z.string()), classes: z.array(z.string()) }),
  handle: async () => undefined,
  log: ({ institutions, classes }: { institutions: string[]; classes: string[] }) =>
    institutions.map((ownerInstitutionId) => ({ action: 'key.rotate', resource: 'key', ownerInstitutionId, details: { systemUser: systemUser(), classes } })),
});

/** @throws unknownClass, searchStays */
function classesOf({ keyClass }: RotationOrder): readonly RotatingClass[] {
  if (keyClass === undefined) return rotatingClasses;
  if (keyClass === 'search') throw keyProblems.searchStays();
  const known = rotatingClasses.find((one) => one === keyClass);
  if (known === undefined) throw keyProblems.unknownClass({ classes: rotatingClasses.join(', ') });
  return [known];
}

/** @throws unknownInstitution */
async function placesOf(house: House, context: Context, { institution }: RotationOrder): Promise<readonly Place[]> {
  const rows = await withContext(house, context, (tx) => tx<Place[]>`select id, acronym from institution order by acronym`);
  if (institution === undefined) {
    const held = new Set(await institutionsWithKeys(house));
    return rows.filter(({ id }) => held.has(id));
  }
  const place = rows.find(({ acronym }) => acronym === institution.trim().toUpperCase());
  if (place === undefined) throw keyProblems.unknownInstitution({ acronym: institution });
  return [place];
}

/** Files and captures of before keep the institution's own key of their class alive. */
async function isNeededBefore(house: House, { institutionId, keyClass }: Rotation): Promise<boolean> {
  if (keyClass === 'person') return false;
  const keeper: Context = { ...systemContext('worker'), institutionId, peopleScope: 'institution' };
  const rows = await withContext(house, keeper, (tx) => (keyClass === 'file'
    ? tx`select from stored_file where institution_id = ${institutionId} and not own_key limit 1`
    : tx`select from record_draft where institution_id = ${institutionId} and key_id is null limit 1`));
  return rows.length > 0;
}

/** One rotation to its end, and its entry in the log. @returns whether the old key is gone */
async function finish(house: House, context: Context, rotation: Rotation, onProgress?: (left: number) => void, signal?: AbortSignal): Promise<boolean> {
  const options = { isNeeded: () => isNeededBefore(house, rotation), ...(onProgress && { onProgress }), ...(signal && { signal }) };
  const gone = await finishRotation(house, rotation, options);
  if (!gone) return false;
  const { institutionId: ownerInstitutionId, keyClass, id } = rotation;
  await withContext(house, context, (tx) => writeLog(tx, context, { action: 'key.rotated', resource: 'key', ownerInstitutionId, details: { class: keyClass, old: id } }));
  return true;
}

/** Goes on with every rotation that somebody began and that is not finished. The server does, at its start and now and then. */
export async function resumeRotations(house: House, context: Context = systemContext('worker'), onProgress?: (at: Rotation) => void, signal?: AbortSignal): Promise<Rotated> {
  let [finished, kept] = [0, 0];
  for (const rotation of await unfinishedRotations(house)) {
    const gone = await finish(house, context, rotation, (left) => onProgress?.({ ...rotation, left }), signal);
    if (gone) finished += 1;
    else kept += 1;
  }
  return { finished, kept };
}

/**
 * Gives institutions new keys, from now on; what the old ones wrapped is wrapped again by whoever resumes (the server does, within a minute).
 * @returns the institutions @throws forbidden, stepUpNeeded, unknownInstitution, unknownClass, searchStays
 */
export async function beginRotation(house: House, context: Context, order: RotationOrder): Promise<readonly Place[]> {
  const classes = classesOf(order);
  const places = await placesOf(house, context, order);
  await run(house, context, rotateCommand, { institutions: places.map(({ id }) => id), classes: [...classes] });
  // One that is under way is finished, not begun again: a second old key would only double the work.
  const before = new Set((await unfinishedRotations(house)).filter(({ left }) => left > 0).map(({ institutionId, keyClass }) => `${institutionId} ${keyClass}`));
  for (const { id } of places) for (const keyClass of classes) if (!before.has(`${id} ${keyClass}`)) await startRotation(house, id, keyClass);
  return places;
}

/**
 * Begins a rotation and goes on while everybody works, until the old keys are destroyed. Cut at any point, it is finished by the next
 * call or by the server.
 * @throws forbidden, unknownInstitution, unknownClass, searchStays
 */
export async function rotateKeys(house: House, context: Context, order: RotationOrder, onProgress?: (at: RotationProgress) => void): Promise<Rotated> {
  const places = await beginRotation(house, context, order);
  const acronymOf = new Map(places.map(({ id, acronym }) => [id, acronym]));
  return resumeRotations(house, context, ({ institutionId, keyClass, left }) => onProgress?.({ institution: acronymOf.get(institutionId) ?? institutionId, keyClass, left }));
}

async function rewrapSecret(house: House): Promise<void> {
  const provider = providerOf(house);
  const [row] = await house.keysSql<{ wrapped: Buffer }[]>`select wrapped from house_secret`;
  if (row === undefined || (await provider.isCurrent(row.wrapped))) return;
  await house.keysSql`update house_secret set wrapped = ${await provider.rewrap(row.wrapped, secretPlace)}`;
}

/** Everything the provider wraps: institution keys, the log's signing keys, the house's secret. Again until none is left. */
async function rewrapAll(house: House): Promise<number> {
  let all = 0;
  for (;;) {
    const moved = (await rewrapInstitutionKeys(house)) + (await rewrapSigningKeys(house));
    await rewrapSecret(house);
    all += moved;
    if (moved === 0) return all;
  }
}

/** Whether something is still under an older key: then a rotation was cut, and is finished before another begins. */
async function isUnderWay(house: House): Promise<boolean> {
  const provider = providerOf(house);
  const rows = await house.keysSql<{ wrapped: Buffer }[]>`select wrapped from institution_key where destroyed_at is null`;
  for (const { wrapped } of rows) if (!(await provider.isCurrent(wrapped))) return true;
  return false;
}

/** A new key in front of the file; the old one stays behind it until nothing needs it. */
async function rotateFile(house: House): Promise<number> {
  const { dataDir } = house.config;
  const held = readKeyFile(dataDir);
  if (held.length === 1) writeKeyFile(dataDir, [randomBytes(32), ...held]);
  const moved = await rewrapAll(house);
  const [key = Buffer.alloc(0)] = readKeyFile(dataDir);
  await noteMasterKey(house.keysSql, key);
  writeKeyFile(dataDir, [key]);
  return moved;
}

const masterCommand = defineCommand({
  name: 'key.rotate_master', resource: 'key', action: 'manage', input: z.strictObject({}), handle: async () => undefined,
  log: () => ({ action: 'key.rotate_master', resource: 'key', details: { systemUser: systemUser() } }),
});

/**
 * Gives the house a new master key, in the key file or inside Vault, and wraps the institution keys again. The file holds both
 * keys until the end, so that a cut rotation leaves everything readable; calling it again finishes it.
 * @returns how many keys were wrapped again @throws forbidden, and Vault's problems
 */
export async function rotateMasterKey(house: House, context: Context): Promise<number> {
  await run(house, context, masterCommand, {});
  const { keyProvider, vault } = house.config;
  if (keyProvider !== 'vault' || vault === undefined) return rotateFile(house);
  if (!(await isUnderWay(house))) await rotateVaultKey(vault);
  return rewrapAll(house);
}
