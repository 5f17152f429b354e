import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttp } from '@sintra/platform/http';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { emailOf, PASSWORD, testPeople, type People } from '../../../test/people.ts';
import { accountRoutes, authenticator, cookieName } from './index.ts';

let house: TestHouse;
let people: People;
let app: Awaited<ReturnType<typeof openHttp>>;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  app = await openHttp(house, { authenticate: authenticator(house), logLevel: 'silent' });
  accountRoutes(app);
});
afterAll(async () => {
  await app.close();
  await house.close();
});

type Method = 'GET' | 'POST' | 'PATCH';
interface Ask {
  readonly cookie?: string;
  readonly body?: object;
  readonly csrf?: boolean;
}
const ask = (method: Method, path: string, { cookie, body, csrf = true }: Ask = {}) =>
  app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...(csrf && { 'x-sintra-csrf': '1' }), ...(cookie !== undefined && { cookie }) },
    ...(body !== undefined && { payload: body }),
  });
async function signedIn(person: Parameters<typeof emailOf>[0]): Promise<string> {
  const answer = await ask('POST', '/login', { body: { email: emailOf(person), password: PASSWORD } });
  return `sintra=${answer.cookies[0]?.value ?? ''}`;
}

describe('the door over HTTP', () => {
  test('refuses bodies that are not a sign-in, and writes that do not come from the screens', async () => {
    for (const body of [{}, { email: 1, password: [] }, { email: 'a@b.mx' }, { email: '', password: '' }]) {
      const answer = await ask('POST', '/login', { body });
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    const forged = await ask('POST', '/login', { body: { email: emailOf('ana'), password: PASSWORD }, csrf: false });
    expect(forged.json()).toMatchObject({ status: 403, code: 'csrf' });
  });

  test('answers 401 in Spanish, and 429 with how long to wait', async () => {
    const guess = () => ask('POST', '/login', { body: { email: emailOf('carla'), password: 'adivinando contraseñas' } });
    expect((await guess()).json()).toMatchObject({ status: 401, code: 'bad_credentials', title: expect.stringContaining('no coinciden') });
    for (let attempt = 0; attempt < 3; attempt += 1) await guess();
    const slowed = await guess();
    expect(slowed.statusCode).toBe(429);
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  });

  test('gives a cookie that scripts cannot read, and forgets it at sign-out', async () => {
    const answer = await ask('POST', '/login', { body: { email: emailOf('ana'), password: PASSWORD } });
    expect(answer.json()).toMatchObject({
      me: {
        user: { id: people.ana.userId, email: emailOf('ana') },
        institution: { acronym: 'JAL' },
        roles: ['capturer'],
        noticeAccepted: true,
        secondFactor: 'optional',
      },
    });
    expect(answer.cookies[0]).toMatchObject({ name: 'sintra', httpOnly: true, sameSite: 'Strict', path: '/' });
    const cookie = `sintra=${answer.cookies[0]?.value ?? ''}`;
    expect((await ask('GET', '/me', { cookie })).statusCode).toBe(200);
    expect((await ask('POST', '/logout', { cookie })).statusCode).toBe(204);
    expect((await ask('GET', '/me', { cookie })).json()).toMatchObject({ status: 401, code: 'not_signed_in' });
    expect((await ask('POST', '/logout')).statusCode).toBe(204);
  });

  test('names the cookie for HTTPS where the public address is HTTPS', () => {
    expect(cookieName({ ...house.config, publicUrl: 'https://sintra.ejemplo.gob.mx' })).toBe('__Host-sintra');
  });

  test('does not tell whether a first account could be made', async () => {
    expect((await ask('GET', '/first-account/inventado')).json()).toMatchObject({ status: 404, code: 'first_account_link' });
    const body = { token: 'inventado', name: 'Alguien Más', email: 'alguien@ejemplo.gob.mx', password: 'tres nubes sobre la barranca' };
    expect((await ask('POST', '/first-account', { body })).statusCode).toBe(404);
  });
});

describe('accounts over HTTP', () => {
  test('nothing answers without signing in', async () => {
    for (const path of ['/me', '/users', '/institutions']) expect((await ask('GET', path)).statusCode).toBe(401);
    for (const path of ['/users', '/institutions', '/me/notice', '/me/password', `/users/${people.ana.userId}/recovery`]) {
      expect((await ask('POST', path, { body: {} })).statusCode).toBe(401);
    }
  });

  test('administration answers 403 to everybody else', async () => {
    const cookie = await signedIn('beto');
    expect((await ask('GET', '/users', { cookie })).statusCode).toBe(403);
    expect((await ask('POST', '/users', { cookie, body: {} })).statusCode).toBe(403);
    expect((await ask('PATCH', `/users/${people.ana.userId}`, { cookie, body: { state: 'blocked' } })).statusCode).toBe(403);
    expect((await ask('POST', `/users/${people.ana.userId}/recovery`, { cookie, body: {} })).statusCode).toBe(403);
    expect((await ask('POST', '/institutions', { cookie, body: {} })).statusCode).toBe(403);
    expect((await ask('GET', '/institutions', { cookie })).statusCode).toBe(200);
  });

  test('nothing else answers until the notice in force is accepted: not the one of before', async () => {
    await house.superuser`update notice_acceptance set notice = '2025-1' where user_id = ${people.diana.userId}`;
    const cookie = await signedIn('diana');
    expect((await ask('GET', '/me', { cookie })).json()).toMatchObject({ noticeAccepted: false });
    for (const path of ['/institutions', '/users', '/me/logins']) {
      expect((await ask('GET', path, { cookie })).json()).toMatchObject({ status: 403, code: 'notice_needed' });
    }
    expect((await ask('POST', '/me/notice', { cookie })).statusCode).toBe(204);
    expect((await ask('GET', '/institutions', { cookie })).statusCode).toBe(200);
  });

  test('the notice is accepted once and stays accepted', async () => {
    const cookie = await signedIn('diana');
    for (let times = 0; times < 2; times += 1) expect((await ask('POST', '/me/notice', { cookie })).statusCode).toBe(204);
    expect((await ask('GET', '/me', { cookie })).json()).toMatchObject({ noticeAccepted: true });
    expect(await house.superuser`select from log_entry where action = 'notice.accept'`).toHaveLength(1);
  });

  test('administration registers, invites and changes', async () => {
    const cookie = await signedIn('gloria');
    const institution = (
      await ask('POST', '/institutions', { cookie, body: { acronym: 'OAX', name: 'Institución de Oaxaca', level: 'state', state: '20' } })
    ).json<{ id: string }>();
    const created = await ask('POST', '/users', {
      cookie,
      body: { email: 'ines@prueba.gob.mx', name: 'Inés', institutionId: institution.id, roles: ['capturer'] },
    });
    expect(created.statusCode).toBe(201);
    const { id, invitation } = created.json<{ id: string; invitation: string }>();
    const password = 'siete puentes sobre la cañada';
    expect((await ask('POST', '/recovery', { body: { token: invitation.split('#')[1], password } })).statusCode).toBe(204);
    expect((await ask('PATCH', `/users/${id}`, { cookie, body: { roles: ['institution_liaison'] } })).json()).toMatchObject({
      roles: ['institution_liaison'],
    });
    const inside = await ask('POST', '/login', { body: { email: 'ines@prueba.gob.mx', password } });
    expect(inside.json()).toMatchObject({ me: { roles: ['institution_liaison'], institution: { acronym: 'OAX' } } });
    const users = (await ask('GET', '/users', { cookie })).json<{ email: string }[]>();
    expect(users.map(({ email }) => email)).toContain('ines@prueba.gob.mx');
  });
});
