import { createHmac } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { defineCommand, run } from '../../packages/platform/commands/index.ts';
import { openKeyring } from '../../packages/platform/identity/index.ts';
import { canonicalJson, leafHash } from '../../packages/platform/log/proof/index.ts';
import { recordCommands, type RecordView } from '../../packages/platform/records/index.ts';
import { entryColumns, entryOf as entryJson } from '../../packages/platform/sequencer/entries.ts';
import { sequenceLog } from '../../packages/platform/sequencer/index.ts';
import { victims as module } from '../../modules/victims/server/index.ts';
import { uncommitted } from '../committed.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';

let house: TestHouse;
let people: People;
const commands = recordCommands(module);

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
afterAll(() => house.close());

const services = [{ values: { serviceStart: 'abril 2024', serviceNotes: 'Nota de la prueba' } }];
const given = { sex: 'female', nationalities: ['MX', 'HN'], detectionDate: 'marzo 2024', dependants: 2, nameGiven: 'Ficticia', nameFirst: 'Invención' };
/** What a record needs to be submitted. */
const complete = {
  sex: 'female', typeOfVictim: 'direct', victimStatus: 'possible', detectionDate: 'marzo 2024', ageBasis: 'exact', ageFrom: 17, ageTo: 17,
  formsOfExploitation: ['LGT-10-III'], nationalities: ['MX'], detectionState: '14',
};
const create = (): Promise<RecordView> => run(house, people.ana, commands.create, { values: given, groups: { services } });
const check = (person: keyof Omit<People, 'institutions'>, id: string, version = 1) => run(house, people[person], commands.checkValues, { id, version });
const statesOf = ({ fields }: Awaited<ReturnType<typeof check>>) => Object.fromEntries(fields.map(({ field, state }) => [field, state]));
const entryOf = async (id: string, version = 1) => (await house.superuser<{ id: string; fields: string[]; commitments: Record<string, string>; details: object }[]>`
  select id, fields, commitments, details from log_entry where record_id = ${id} and version = ${version} and action in ('record.create', 'record.update')`)[0];

describe('What the log says of the values of a write', () => {
  it('is one commitment for each field, and none of the values anywhere in the entry', async () => {
    const { id } = await create();
    const entry = await entryOf(id);
    expect(Object.keys(entry?.commitments ?? {}).sort()).toEqual([...(entry?.fields ?? [])].sort());
    expect(entry?.fields).toEqual(expect.arrayContaining([...Object.keys(given), 'services']));
    const [whole] = await house.superuser<{ text: string }[]>`select e::text as text from log_entry e where id = ${entry?.id ?? ''}`;
    for (const value of ['female', 'Ficticia', 'Invención', 'marzo 2024', 'Nota de la prueba', 'HN']) expect(whole?.text).not.toContain(value);
  });

  it('is under another salt each time: the same value twice is not seen to be the same', async () => {
    const [one, other] = [await entryOf((await create()).id), await entryOf((await create()).id)];
    expect(one?.commitments['sex']).not.toBe(other?.commitments['sex']);
  });

  it('can be checked with the salt of one field and nothing else of ours, and gives no other field away', async () => {
    const { id } = await create();
    const checked = await check('beto', id);
    const sex = checked.fields.find(({ field }) => field === 'sex');
    const name = checked.fields.find(({ field }) => field === 'nameGiven');
    const hmac = (salt: string | null | undefined, value: unknown) => createHmac('sha256', Buffer.from(salt ?? '', 'base64')).update(canonicalJson(value as never)).digest('base64');
    expect(hmac(sex?.salt, 'female')).toBe((await entryOf(id))?.commitments['sex']);
    expect(hmac(name?.salt, 'Ficticia')).toBe((await entryOf(id))?.commitments['nameGiven']);
    expect(hmac(sex?.salt, 'male')).not.toBe(sex?.commitment);
    expect(hmac(sex?.salt, 'Ficticia')).not.toBe(name?.commitment);
  });

  it('agrees with what is stored, at every version, whatever kind of field it is', async () => {
    const { id } = await create();
    await run(house, people.ana, commands.update, { id, version: 1, values: { sex: 'male', dependants: null, nameGiven: 'Ejemplina' } });
    expect(new Set(Object.values(statesOf(await check('beto', id, 1))))).toEqual(new Set(['matches']));
    expect(statesOf(await check('beto', id, 2))).toEqual({ sex: 'matches', dependants: 'matches', nameGiven: 'matches' });
  });

  it('shows a value that a superuser changed, in the current row, in an old version and in a group', async () => {
    const { id } = await create();
    await run(house, people.ana, commands.update, { id, version: 1, values: { dependants: 3 } });
    await house.superuser`update victim set dependants = 4 where id = ${id}`;
    await house.superuser`update victim_version set content = jsonb_set(content, '{sex}', '"male"') where id = ${id} and version = 1`;
    await house.superuser`update victim_service set service_start = 'mayo 2024' where parent_id = ${id}`;
    expect(statesOf(await check('beto', id, 2))).toEqual({ dependants: 'differs' });
    expect(statesOf(await check('beto', id, 1))).toMatchObject({ sex: 'differs', services: 'differs', detectionDate: 'matches', nameGiven: 'matches' });
  });

  it('about identity cannot be proved nor guessed once the person’s key is destroyed; the log and the rest stay whole', async () => {
    const { id } = await create();
    const before = await entryOf(id);
    await openKeyring(house).destroyPerson(people.ana.institutionId, id);
    expect(statesOf(await check('beto', id))).toMatchObject({ nameGiven: 'destroyed', services: 'destroyed', sex: 'matches' });
    expect(await entryOf(id)).toEqual(before);
    const [salt] = await house.superuser<{ salt: Buffer }[]>`select salt from record_salt where record_id = ${id}`;
    for (const field of ['nameGiven', 'nameFirst'] as const) {
      const own = createHmac('sha256', salt?.salt ?? '').update(`sintra/bitacora/valor/1\n${field}`).digest();
      expect(createHmac('sha256', own).update(canonicalJson(given[field])).digest('base64')).not.toBe(before?.commitments[field]);
    }
  });

  it('is answered to who may read both the log and the record, about their own alone, and the question is logged', async () => {
    const { id } = await create();
    await expect(check('ana', id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(check('fabian', id)).rejects.toMatchObject({ code: 'not_found' });
    const carlas = await run(house, people.carla, commands.create, { values: given });
    await expect(check('beto', carlas.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(check('beto', uuidv7())).rejects.toMatchObject({ code: 'not_found' });
    await expect(check('beto', id, 7)).rejects.toMatchObject({ code: 'not_committed' });
    await check('beto', id);
    const [logged] = await house.superuser`select details from log_entry where action = 'log.values' and record_id = ${id}`;
    expect(logged?.['details']).toMatchObject({ differs: 0, masked: 0 });
  });

  it('is there for each step of the review and for the annulment too, and proves where the record stood and why', async () => {
    const { id } = await run(house, people.ana, commands.create, { values: complete });
    const step = (who: 'ana' | 'beto', version: number, status: 'submitted' | 'observed', reason?: string) =>
      run(house, people[who], commands.setStatus, { id, version, status, ...(reason !== undefined && { reason }) });
    await step('ana', 1, 'submitted');
    await step('beto', 2, 'observed', 'Falta la fecha de la detección');
    await step('ana', 3, 'submitted');
    await run(house, people.beto, commands.annul, { id, version: 4, reason: 'Se capturó dos veces' });
    expect(statesOf(await check('beto', id, 2))).toEqual({ '@status': 'matches' });
    expect(statesOf(await check('beto', id, 3))).toEqual({ '@status': 'matches', '@observed': 'matches' });
    expect(statesOf(await check('beto', id, 4))).toEqual({ '@status': 'matches', '@observed': 'matches' });
    const [annulment] = (await check('beto', id, 5)).fields;
    const hmac = (value: string) => createHmac('sha256', Buffer.from(annulment?.salt ?? '', 'base64')).update(canonicalJson(value)).digest('base64');
    expect(annulment).toMatchObject({ field: '@annulled', state: 'matches', commitment: hmac('Se capturó dos veces') });
    await house.superuser`update victim set annulled_reason = 'Otra razón' where id = ${id}`;
    await house.superuser`update victim_version set content = jsonb_set(content, '{observed_reason}', '"Otra cosa"') where id = ${id} and version = 3`;
    expect(statesOf(await check('beto', id, 5))).toEqual({ '@annulled': 'differs' });
    expect(statesOf(await check('beto', id, 3))).toEqual({ '@status': 'matches', '@observed': 'differs' });
  });

  it('cannot be left out: an act that writes a record and says nothing of it in the log is undone', async () => {
    const { id } = await create();
    const silent = defineCommand({
      name: 'silent', resource: 'record', action: 'update', input: z.strictObject({ id: z.uuid() }), log: { none: 'a test' },
      handle: (call, input) => commands.update.handle(call, { id: input.id, version: 1, values: { sex: 'male' } }),
    });
    await expect(run(house, people.ana, silent, { id })).rejects.toThrow('without an entry in the log');
    expect(await run(house, people.ana, commands.read, { id })).toMatchObject({ version: 1, values: { sex: 'female' } });
  });

  it('is missing at no version of no record, whatever acts this file tried', async () => {
    expect(await uncommitted(house)).toEqual([]);
    const { id } = await create();
    await house.superuser`update log_entry set commitments = null where record_id = ${id}`;
    expect(await uncommitted(house)).toEqual([{ form: 'victim', id, version: 1 }]);
    await house.superuser`delete from log_entry where record_id = ${id}`;
  });

  it('enters the tree: a changed commitment no longer gives the leaf', async () => {
    const entry = await entryOf((await create()).id);
    await sequenceLog(house);
    const [leaf] = await house.superuser`select hash from log_leaf where entry_id = ${entry?.id ?? ''}`;
    expect(leaf).toBeDefined();
    const hashOf = async () => {
      const [row] = await house.superuser.begin((tx) => tx`select ${entryColumns(tx)} from log_entry e where id = ${entry?.id ?? ''}`);
      return leafHash(canonicalJson(entryJson(row ?? {})));
    };
    expect((await hashOf()).equals(leaf?.['hash'] as Buffer)).toBe(true);
    await house.superuser`update log_entry set commitments = jsonb_set(commitments, '{sex}', '"AAAA"') where id = ${entry?.id ?? ''}`;
    expect((await hashOf()).equals(leaf?.['hash'] as Buffer)).toBe(false);
  });
});

describe('What the log says of a search', () => {
  const traceOf = async (q: string) => {
    await run(house, people.ana, commands.list, { q });
    const [row] = await house.superuser<{ details: { searched: boolean; search?: string[] } }[]>`
      select details from log_entry where action = 'record.list' and actor_id = ${people.ana.userId} order by id desc limit 1`;
    return row?.details;
  };

  it('is the same code for the same words, whatever their order, case and accents, another for others, and never a word', async () => {
    const first = await traceOf('Invención Ficticia');
    expect(first?.search).toHaveLength(2);
    expect((await traceOf('ficticia  INVENCION'))?.search).toEqual(first?.search);
    expect((await traceOf('Otra Persona'))?.search?.some((code) => first?.search?.includes(code))).toBe(false);
    expect(JSON.stringify(first)).not.toMatch(/invenc|fictic/i);
  });

  it('is not one of the codes by which records are found', async () => {
    const trace = await traceOf('Ficticia');
    const [found] = await house.superuser`select from victim_token where token = ${BigInt.asIntN(64, BigInt(`0x${trace?.search?.[0] ?? '0'}`)).toString()}::bigint`;
    expect(found).toBeUndefined();
  });
});

describe('A refusal', () => {
  it('of a record that is not one’s own, or is not there, is logged under who asked', async () => {
    const { id } = await create();
    await expect(run(house, people.carla, commands.read, { id })).rejects.toMatchObject({ code: 'not_found' });
    const [row] = await house.superuser`select resource, owner_institution_id, details from log_entry where action = 'refused' and record_id = ${id}`;
    expect(row).toEqual({ resource: 'victim.read', owner_institution_id: people.institutions.chiapas.id, details: { code: 'not_found' } });
  });
});
