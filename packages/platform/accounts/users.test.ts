import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { newcomer as settle } from '../../../test/newcomers.ts';
import { run } from '../commands/index.ts';
import { emailOf, inside, PASSWORD, testPeople, type People } from '../../../test/people.ts';
import {
  changePassword,
  changeUser,
  contextOf,
  createInstitution,
  createUser,
  listInstitutions,
  listUsers,
  signIn,
  type Meta,
  type NewUser,
  recoverCommand,
} from './index.ts';
import { useRecovery } from './recovery.ts';

let house: TestHouse;
let people: People;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());

const meta = (): Meta => ({ channel: 'screen', requestId: uuidv7(), address: '192.0.2.1' });
const newcomer = (changes: Partial<NewUser> = {}): NewUser => ({
  email: `n${uuidv7()}@prueba.gob.mx`,
  name: 'Hugo Nuevo',
  institutionId: people.institutions.chiapas.id,
  roles: ['capturer'],
  ...changes,
});
const enter = async (email: string, password: string) => inside(await signIn(house, { email, password }, meta()));

describe('accounts that are not created', () => {
  test('by anybody who does not administer, and the refusal is logged', async () => {
    for (const person of ['ana', 'beto', 'diana', 'elena', 'fabian'] as const) {
      await expect(createUser(house, people[person], newcomer())).rejects.toMatchObject({ code: 'forbidden' });
      await expect(listUsers(house, people[person])).rejects.toMatchObject({ code: 'forbidden' });
      await expect(run(house, people[person], recoverCommand, { id: people.carla.userId })).rejects.toMatchObject({ code: 'forbidden' });
    }
    const refusals = await house.superuser`select from log_entry where action = 'refused' and actor_id = ${people.beto.userId}`;
    expect(refusals.length).toBeGreaterThanOrEqual(2);
  });

  test('with an address that is taken, whatever its case', async () => {
    await expect(createUser(house, people.gloria, newcomer({ email: ' ANA@prueba.gob.mx ' }))).rejects.toMatchObject({
      code: 'email_taken',
      status: 409,
    });
  });

  test.each(['', 'sin arroba', 'a@b', 'a@b..mx', 'a b@c.mx', `${'x'.repeat(200)}@c.mx`])('with the address «%s»', async (email) => {
    await expect(createUser(house, people.gloria, newcomer({ email }))).rejects.toMatchObject({ status: email.length > 200 ? 400 : 422 });
  });

  test('without a role, with an unknown one, or of an institution that does not exist', async () => {
    await expect(createUser(house, people.gloria, newcomer({ roles: [] }))).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(createUser(house, people.gloria, newcomer({ roles: ['owner' as 'capturer'] }))).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(createUser(house, people.gloria, newcomer({ institutionId: uuidv7() }))).rejects.toMatchObject({
      code: 'no_such_institution',
    });
  });
});

describe('accounts that are created', () => {
  test('get a link that is shown once and lets their person in', async () => {
    const user = await createUser(house, people.gloria, newcomer({ roles: ['capturer', 'analyst'], position: 'Analista' }));
    expect(user).toMatchObject({
      state: 'pending',
      roles: ['analyst', 'capturer'],
      institution: { acronym: 'CHIS' },
      position: 'Analista',
      lastSeenAt: null,
    });
    const token = user.invitation.split('#')[1] ?? '';
    await useRecovery(house, { token, password: PASSWORD }, meta());
    const { context } = await enter(user.email, PASSWORD);
    expect(context).toMatchObject({ userId: user.id, institutionId: people.institutions.chiapas.id, peopleScope: 'institution' });
    expect(JSON.stringify(await house.superuser`select * from log_entry`)).not.toContain(token);
    const [entry] = await house.superuser`select * from log_entry where action = 'user.create' and record_id = ${user.id}`;
    expect(entry).toMatchObject({ actor_id: people.gloria.userId, owner_institution_id: people.institutions.chiapas.id });
  });

  test('are listed to the administration, without anything of their password', async () => {
    const users = await listUsers(house, people.gloria);
    expect(users.map((user) => user.email)).toEqual(expect.arrayContaining([emailOf('ana'), emailOf('gloria')]));
    expect(JSON.stringify(users)).not.toContain('argon2');
  });
});

describe('changes of an account', () => {
  test('never leave the system without an administrator', async () => {
    await expect(changeUser(house, people.gloria, { id: people.gloria.userId, roles: ['analyst'] })).rejects.toMatchObject({
      code: 'last_administrator',
    });
    await expect(changeUser(house, people.gloria, { id: people.gloria.userId, state: 'blocked' })).rejects.toMatchObject({
      code: 'last_administrator',
    });
    const second = await settle(house, people.gloria, newcomer({ roles: ['administration'] }));
    const other = await enter(second.email, PASSWORD);
    const both = await Promise.allSettled([
      changeUser(house, people.gloria, { id: second.id, state: 'blocked' }),
      changeUser(house, other.context, { id: people.gloria.userId, state: 'blocked' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await house.superuser`update user_account set state = 'active' where id = ${people.gloria.userId}`;
  });

  test('of roles take effect at once, and the old ones stay known', async () => {
    const user = await settle(house, people.gloria, newcomer());
    const { token } = await enter(user.email, PASSWORD);
    await changeUser(house, people.gloria, { id: user.id, roles: ['auditor'], name: 'Hugo Auditor' });
    expect(await contextOf(house, token)).toBeNull();
    expect((await enter(user.email, PASSWORD)).context).toMatchObject({
      roles: ['auditor'],
      userName: 'Hugo Auditor',
      peopleScope: 'none',
    });
    const held =
      await house.superuser`select role, revoked_at is null as held, revoked_by from user_role where user_id = ${user.id} order by role`;
    expect(held).toEqual([
      { role: 'auditor', held: true, revoked_by: null },
      { role: 'capturer', held: false, revoked_by: people.gloria.userId },
    ]);
  });

  test('of an account that does not exist are not found', async () => {
    await expect(changeUser(house, people.gloria, { id: uuidv7(), state: 'blocked' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, people.gloria, recoverCommand, { id: uuidv7() })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('passwords', () => {
  test('are not changed without the present one, nor to a weak one', async () => {
    await expect(
      changePassword(house, people.elena, { current: 'no es ésta, ni de lejos', next: 'cinco lagunas y un tren' }, '192.0.2.1'),
    ).rejects.toMatchObject({ code: 'bad_credentials' });
    await expect(changePassword(house, people.elena, { current: PASSWORD, next: 'elena.analista' }, '192.0.2.1')).rejects.toMatchObject({
      code: 'weak_password',
    });
    await enter(emailOf('elena'), PASSWORD);
  });

  test('changed by oneself or chosen anew with a link, end what was open', async () => {
    const { token } = await enter(emailOf('elena'), PASSWORD);
    await changePassword(house, people.elena, { current: PASSWORD, next: 'cinco lagunas y un tren' }, '192.0.2.1');
    expect(await contextOf(house, token)).toBeNull();
    await expect(enter(emailOf('elena'), PASSWORD)).rejects.toMatchObject({ code: 'bad_credentials' });
    const again = await enter(emailOf('elena'), 'cinco lagunas y un tren');
    const { link } = await run(house, people.gloria, recoverCommand, { id: people.elena.userId });
    await useRecovery(house, { token: link.split('#')[1] ?? '', password: 'ocho faros junto al malecón' }, meta());
    expect(await contextOf(house, again.token)).toBeNull();
    await expect(enter(emailOf('elena'), 'ocho faros junto al malecón')).resolves.toMatchObject({ context: { userId: people.elena.userId } });
  });
});

describe('institutions', () => {
  test('are created by the administration only, once for each acronym', async () => {
    const trial = { acronym: 'pru', name: 'Institución de pruebas', level: 'trial' as const };
    await expect(createInstitution(house, people.diana, trial)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await createInstitution(house, people.gloria, trial)).toMatchObject({ acronym: 'PRU', level: 'trial', state: null });
    await expect(createInstitution(house, people.gloria, trial)).rejects.toMatchObject({ code: 'acronym_taken' });
    await expect(createInstitution(house, people.gloria, { ...trial, acronym: 'con espacio' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  test('are listed to everybody who is signed in', async () => {
    expect((await listInstitutions(house, people.carla)).map(({ acronym }) => acronym)).toEqual(
      expect.arrayContaining(['CHIS', 'JAL', 'ST']),
    );
  });
});
