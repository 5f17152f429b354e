import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { newcomer } from '../../../test/newcomers.ts';
import { emailOf, testPeople, type People } from '../../../test/people.ts';
import { run } from '../commands/index.ts';
import { withContext } from '../db/index.ts';
import { confirmCommand, listConfirmableCommand } from './confirmations.ts';
import { accountContext } from './contexts.ts';
import { departCommand, transferCommand } from './departures.ts';
import { askConfirmations, retireDormant } from './dormant.ts';
import { handOver } from './hand-over.ts';
import { changeInstitutionCommand } from './institutions.ts';
import { inviteCommand } from './invitations.ts';
import { keepLetterCommand, readLetterCommand } from './letters.ts';
import { useRecovery } from './recovery.ts';
import { signIn } from './sign-in.ts';
import { createUser, readUsers, type NewUser, type User } from './users.ts';

let house: TestHouse;
let people: People;
const reason = 'Terminó su encargo en la institución';
const meta = { channel: 'screen', requestId: 'prueba', address: '127.0.0.1' } as const;
const phrase = 'cinco garzas cruzan el estero';

beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());

const somebody = (name: string, more: Partial<NewUser> = {}): NewUser => ({ email: `${name}@prueba.gob.mx`, name, institutionId: people.institutions.jalisco.id, roles: ['capturer'], ...more });
const invite = (name: string) => createUser(house, people.gloria, somebody(name));
const register = (name: string, more: Partial<NewUser> = {}) => newcomer(house, people.gloria, somebody(name, more));
const tokenOf = (link: string): string => link.split('#')[1] ?? '';
const read = async (id: string): Promise<User> => (await withContext(house, people.gloria, (tx) => readUsers(tx, id)))[0] as User;
const signInAs = (email: string, password: string) => signIn(house, { email, password }, meta);

describe('An invited person', () => {
  it('enters only after choosing a password with the link, which serves once', async () => {
    const invited = await invite('invitada');
    expect(invited).toMatchObject({ state: 'pending' });
    await expect(signInAs(invited.email, phrase)).rejects.toMatchObject({ code: 'bad_credentials' });
    await useRecovery(house, { token: tokenOf(invited.invitation), password: phrase }, meta);
    expect((await read(invited.id)).state).toBe('active');
    await expect(useRecovery(house, { token: tokenOf(invited.invitation), password: phrase }, meta)).rejects.toMatchObject({ code: 'recovery_link' });
    await expect(signInAs(invited.email, phrase)).resolves.toBeDefined();
  });

  it('gets another link while they have not entered, and none afterwards', async () => {
    const invited = await invite('olvidadiza');
    const again = await run(house, people.gloria, inviteCommand, { id: invited.id });
    await useRecovery(house, { token: tokenOf(again.invitation), password: phrase }, meta);
    await expect(run(house, people.gloria, inviteCommand, { id: invited.id })).rejects.toMatchObject({ code: 'not_pending' });
  });

  it('is not let in with a word from the password of nobody, nor by who may not administer', async () => {
    await expect(createUser(house, people.beto, { email: 'x@prueba.gob.mx', name: 'Equis', institutionId: people.institutions.jalisco.id, roles: ['capturer'] }))
      .rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('A person who leaves', () => {
  it('is out at once, and what they had begun passes to who was named, with an entry of the log', async () => {
    const leaver = await register('saliente');
    const draft = uuidv7();
    const theirs = await accountContext(house, leaver.email, 'cli');
    await withContext(house, theirs, (tx) => tx`insert into record_draft (id, institution_id, user_id, form, sealed, saved_at)
      values (${draft}, ${theirs.institutionId}, ${leaver.id}, 'victim', '\\x00', now())`);
    await run(house, people.gloria, departCommand, { id: leaver.id, reason, handOverTo: people.ana.userId });
    await expect(accountContext(house, leaver.email, 'cli')).rejects.toMatchObject({ code: 'no_such_account' });
    expect(await handOver(house)).toBe(1);
    expect(await handOver(house)).toBe(0);
    const [kept] = await house.superuser<{ user_id: string }[]>`select user_id from record_draft where id = ${draft}`;
    expect(kept?.user_id).toBe(people.ana.userId);
    const [entry] = await house.superuser<{ details: object }[]>`select details from log_entry where action = 'user.hand_over' and record_id = ${leaver.id}`;
    expect(entry?.details).toEqual({ to: people.ana.userId, drafts: 1, imports: 0 });
  });

  it('does not pass their work to somebody of another institution, nor leave without a reason, nor take themselves out', async () => {
    const leaver = await register('otra-saliente');
    await expect(run(house, people.gloria, departCommand, { id: leaver.id, reason, handOverTo: people.carla.userId })).rejects.toMatchObject({ code: 'cannot_take_over' });
    await expect(run(house, people.gloria, departCommand, { id: leaver.id, reason: 'corto' })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(run(house, people.gloria, departCommand, { id: people.gloria.userId, reason })).rejects.toMatchObject({ code: 'own_account' });
    expect((await read(leaver.id)).state).toBe('active');
  });
});

describe('A person who moves', () => {
  it('keeps the account, with the roles of the new place and none of the old one', async () => {
    const mover = await register('mudanza', { roles: ['capturer', 'validator'] });
    await run(house, people.gloria, transferCommand, { id: mover.id, institutionId: people.institutions.chiapas.id, roles: ['institution_liaison'], reason });
    expect(await read(mover.id)).toMatchObject({ institution: { acronym: 'CHIS' }, roles: ['institution_liaison'], state: 'active' });
    await expect(run(house, people.gloria, transferCommand, { id: mover.id, institutionId: people.institutions.chiapas.id, roles: ['capturer'], reason })).rejects.toMatchObject({ code: 'already_there' });
  });
});

describe('Accounts that nobody uses', () => {
  const longAgo = (id: string) => house.superuser`update user_account set state_since = now() - interval '61 days', created_at = now() - interval '100 days' where id = ${id}`;

  it('are taken out of use after sixty days, and on the day after their last', async () => {
    const [idle, expired, fresh] = [await register('ociosa'), await register('vencida', { validUntil: '2020-01-31' }), await register('reciente')];
    await longAgo(idle.id);
    await retireDormant(house);
    expect([(await read(idle.id)).state, (await read(expired.id)).state, (await read(fresh.id)).state]).toEqual(['inactive', 'inactive', 'active']);
  });

  it('never include the last one that administers', async () => {
    await longAgo(people.gloria.userId);
    await retireDormant(house);
    expect((await read(people.gloria.userId)).state).toBe('active');
  });

  it('that expired open nothing, even before anybody looks', async () => {
    const expired = await register('caduca', { validUntil: '2020-01-31' });
    await expect(accountContext(house, expired.email, 'cli')).rejects.toMatchObject({ code: 'no_such_account' });
  });
});

describe('The word of an institution on its people', () => {
  it('is asked for in its tray, given by its liaison, and never reaches another institution', async () => {
    await house.superuser`update user_account set created_at = now() - interval '91 days' where email = ${emailOf('ana')}`;
    expect(await askConfirmations(house)).toBeGreaterThan(0);
    const list = await run(house, people.beto, listConfirmableCommand, {});
    expect(list.every(({ institution }) => institution.acronym === 'JAL')).toBe(true);
    expect(list.find(({ email }) => email === emailOf('ana'))?.due).toBe(true);
    const gone = await register('ya-no-esta');
    await run(house, people.beto, confirmCommand, { stay: [people.ana.userId], leave: [gone.id] });
    expect([(await read(people.ana.userId)).confirmedAt === null, (await read(gone.id)).state]).toEqual([false, 'inactive']);
    await expect(run(house, people.beto, confirmCommand, { leave: [people.carla.userId] })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, people.beto, confirmCommand, { leave: [people.beto.userId] })).rejects.toMatchObject({ code: 'own_account' });
    await expect(run(house, people.ana, listConfirmableCommand, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('The letter of appointment', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0x25, 0xe2, 0xe3, 0xcf, 0xd3]), Buffer.from('\n%%EOF')]);

  it('is kept sealed and read back by who administers, and by nobody else', async () => {
    const someone = await register('con-oficio');
    await run(house, people.gloria, keepLetterCommand, { id: someone.id, name: 'oficio.pdf', content: pdf });
    const letter = await run(house, people.gloria, readLetterCommand, { id: someone.id });
    expect([letter.media, letter.content.equals(pdf)]).toEqual(['application/pdf', true]);
    const [row] = await house.superuser<{ sealed: Buffer }[]>`select sealed from account_letter where user_id = ${someone.id}`;
    expect(row?.sealed.includes('%PDF')).toBe(false);
    await expect(run(house, people.beto, readLetterCommand, { id: someone.id })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('that is not what its name says is refused', async () => {
    const someone = await register('sin-oficio');
    await expect(run(house, people.gloria, keepLetterCommand, { id: someone.id, name: 'oficio.exe', content: pdf })).rejects.toMatchObject({ code: 'bad_letter' });
    await expect(run(house, people.gloria, keepLetterCommand, { id: someone.id, name: 'oficio.pdf', content: Buffer.from('MZ') })).rejects.toMatchObject({ status: 422 });
    await expect(run(house, people.gloria, readLetterCommand, { id: someone.id })).rejects.toMatchObject({ code: 'no_letter' });
  });
});

describe('An institution that changes its name', () => {
  it('keeps the old one for what is of before, and points to its successor', async () => {
    const { chiapas, jalisco } = people.institutions;
    const changed = await run(house, people.gloria, changeInstitutionCommand, { id: chiapas.id, name: 'Nombre nuevo de prueba', successorId: jalisco.id, validUntil: '2030-12-31' });
    expect(changed).toMatchObject({ name: 'Nombre nuevo de prueba', successor: { acronym: 'JAL' }, validUntil: '2030-12-31' });
    expect(changed.formerNames.map(({ name }) => name)).toEqual([chiapas.name]);
    const [names] = await house.superuser<{ before: string; today: string }[]>`
      select security.institution_name(${chiapas.id}, now() - interval '3 days') as before, security.institution_name(${chiapas.id}, now() + interval '1 day') as today`;
    expect(names).toEqual({ before: chiapas.name, today: 'Nombre nuevo de prueba' });
    await expect(run(house, people.gloria, changeInstitutionCommand, { id: chiapas.id, successorId: chiapas.id })).rejects.toMatchObject({ code: 'no_successor' });
  });
});

