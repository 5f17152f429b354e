import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { catalogs, modules } from '../../apps/server/modules.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { accountContext, changeUser, contextOf, departCommand, signIn, transferCommand } from '../../packages/platform/accounts/index.ts';
import { retireDormant } from '../../packages/platform/accounts/dormant.ts';
import { handOver } from '../../packages/platform/accounts/hand-over.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { clock } from '../../packages/platform/clock/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import type { Context } from '../../packages/platform/db/index.ts';
import { importCommands, receiveFile, workOnce } from '../../packages/platform/imports/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { newcomer } from '../newcomers.ts';
import { inside, PASSWORD, testPeople, type People } from '../people.ts';

/** What an account that changes hands leaves behind, through the very commands that people use. */
let house: TestHouse;
let people: People;
const records = recordCommands(victims);
const imports = importCommands(modules);
const reason = 'Terminó su encargo en la institución';

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
afterEach(() => clock.set(null));
afterAll(() => house.close());

interface Leaver {
  readonly id: string;
  readonly email: string;
  readonly context: Context;
  readonly token: string;
}

/** A liaison of Jalisco who is signed in. */
async function liaison(name: string): Promise<Leaver> {
  const email = `${name}@prueba.gob.mx`;
  const { id } = await newcomer(house, people.gloria, { email, name, institutionId: people.institutions.jalisco.id, roles: ['institution_liaison'] });
  const { token } = inside(await signIn(house, { email, password: PASSWORD }, { channel: 'screen', requestId: uuidv7(), address: '192.0.2.8' }));
  return { id, email, context: await accountContext(house, email, 'cli'), token };
}

const acts: readonly (readonly [string, (leaver: Leaver) => Promise<unknown>])[] = [
  ['departure', ({ id }) => run(house, people.gloria, departCommand, { id, reason })],
  ['change of institution', ({ id }) => run(house, people.gloria, transferCommand, { id, reason, institutionId: people.institutions.chiapas.id, roles: ['capturer'] })],
  ['blocking', ({ id }) => changeUser(house, people.gloria, { id, state: 'blocked' })],
];

describe('The sessions of a person who leaves', () => {
  it.each(acts)('end within a second of the %s, in every process that serves', async (name, act) => {
    const leaver = await liaison(`sesion-${name.replaceAll(' ', '-')}`);
    // Another process: it believes for a second what it read.
    const other = { ...house };
    clock.set(new Date());
    expect([(await contextOf(house, leaver.token))?.userId, (await contextOf(other, leaver.token))?.userId]).toEqual([leaver.id, leaver.id]);
    await act(leaver);
    expect(await contextOf(house, leaver.token)).toBeNull();
    clock.set(new Date(clock.now().getTime() + 1_000));
    expect(await contextOf(other, leaver.token)).toBeNull();
  });
});

describe('The work of a person who leaves', () => {
  const begin = async (name: string) => {
    const leaver = await liaison(name);
    const draft = uuidv7();
    await run(house, leaver.context, records.saveDraft, { id: draft, values: { sex: 'female', narrative: `A medias: ${name}` } });
    const record = await run(house, leaver.context, records.create, { values: { sex: 'male', detectionUnit: name } });
    const file = await receiveFile(house, leaver.context, modules, { form: 'victim', name: `${name}.csv`, queued: true }, Readable.from([Buffer.from(`Sexo,Notas\nMujer,${name}`)]));
    return { leaver, draft, record, file };
  };

  it.each([
    ['departure', (id: string, handOverTo: string) => run(house, people.gloria, departCommand, { id, reason, handOverTo })],
    ['change of institution', (id: string, handOverTo: string) => run(house, people.gloria, transferCommand, { id, reason, handOverTo, institutionId: people.institutions.chiapas.id, roles: ['capturer'] })],
  ] as const)('passes at a %s to who was named, who opens it and goes on; what was stored stays with its author', async (name, act) => {
    const { leaver, draft, record, file } = await begin(`deja-${name.replaceAll(' ', '-')}`);
    await expect(run(house, people.beto, records.readDraft, { id: draft })).rejects.toMatchObject({ code: 'not_found' });
    await act(leaver.id, people.beto.userId);
    expect(await handOver(house)).toBe(1);
    expect(await run(house, people.beto, records.readDraft, { id: draft })).toMatchObject({ values: { sex: 'female', narrative: expect.stringContaining('A medias') as string } });
    // The import goes on with the rights of who took it over.
    await workOnce(house, modules);
    expect(await run(house, people.beto, imports.read, { id: file })).toMatchObject({ state: 'staged', sentBy: people.beto.userName, report: { ready: 1 } });
    expect(await run(house, people.beto, imports.discard, { id: file })).toMatchObject({ state: 'discarded' });
    const [kept] = await house.superuser`select captured_by, institution_id, annulled_at from victim where id = ${record.id}`;
    expect(kept).toEqual({ captured_by: leaver.id, institution_id: people.institutions.jalisco.id, annulled_at: null });
    expect((await run(house, people.beto, records.read, { id: record.id })).folio).toBe(record.folio);
  });

  it('is not handed to whoever could not finish it, and nothing happens then', async () => {
    const { leaver, draft } = await begin('no-puede');
    await expect(run(house, people.gloria, departCommand, { id: leaver.id, reason, handOverTo: people.ana.userId })).rejects.toMatchObject({ code: 'cannot_finish' });
    expect(await contextOf(house, leaver.token)).not.toBeNull();
    const [kept] = await house.superuser`select user_id from record_draft where id = ${draft}`;
    expect(kept).toEqual({ user_id: leaver.id });
  });

  it('stays where it is when nobody is named: the person who comes back finds it', async () => {
    const { leaver, draft } = await begin('vuelve');
    await run(house, people.gloria, departCommand, { id: leaver.id, reason });
    expect(await handOver(house)).toBe(0);
    await changeUser(house, people.gloria, { id: leaver.id, state: 'active' });
    expect(await run(house, await accountContext(house, leaver.email, 'cli'), records.readDraft, { id: draft })).toMatchObject({ id: draft });
  });
});

describe('A change of institution', () => {
  it('opens the new institution’s records and closes the old one’s, from the next request on', async () => {
    const mover = await liaison('mudanza');
    const create = (who: Context) => run(house, who, records.create, { values: { sex: 'female' } });
    const [old, next] = [await create(people.ana), await create(people.carla)];
    await run(house, people.gloria, transferCommand, { id: mover.id, reason, institutionId: people.institutions.chiapas.id, roles: ['capturer'] });
    const now = await accountContext(house, mover.email, 'cli');
    await expect(run(house, now, records.read, { id: old.id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await run(house, now, records.read, { id: next.id })).id).toBe(next.id);
    const [entry] = await house.superuser`select actor_id, owner_institution_id, reason, details from log_entry where action = 'user.transfer' and record_id = ${mover.id}`;
    expect(entry).toEqual({
      actor_id: people.gloria.userId, owner_institution_id: people.institutions.jalisco.id, reason,
      details: { from: people.institutions.jalisco.id, to: people.institutions.chiapas.id, roles: ['capturer'] },
    });
  });
});

describe('Sixty idle days', () => {
  it('are counted from the last use to the day: on the sixtieth the account still opens, after it no more, and its session is over', async () => {
    const idle = await liaison('ociosa');
    const { last } = (await house.superuser<{ last: Date }[]>`select last_seen_at as last from login where user_id = ${idle.id}`)[0] ?? { last: new Date() };
    const state = async () => (await house.superuser`select state, left_reason from user_account where id = ${idle.id}`)[0];
    clock.set(new Date(last.getTime() + 60 * 86_400_000 - 1_000));
    await retireDormant(house);
    expect(await state()).toEqual({ state: 'active', left_reason: null });
    clock.set(new Date(last.getTime() + 60 * 86_400_000 + 1_000));
    await retireDormant(house);
    expect(await state()).toEqual({ state: 'inactive', left_reason: 'Sin uso durante 60 días' });
    const [login] = await house.superuser`select revoked_at is not null as over from login where user_id = ${idle.id}`;
    expect(login).toEqual({ over: true });
    await expect(signIn(house, { email: idle.email, password: PASSWORD }, { channel: 'screen', requestId: uuidv7(), address: '192.0.2.8' })).rejects.toMatchObject({ code: 'account_blocked' });
    const [entry] = await house.superuser`select owner_institution_id, details from log_entry where action = 'user.retire' and record_id = ${idle.id}`;
    expect(entry).toEqual({ owner_institution_id: people.institutions.jalisco.id, details: { expired: false } });
  });
});
