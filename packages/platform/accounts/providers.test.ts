import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '@sintra/platform/config';
import { openDoor, type Browser, type Door } from '../../../test/door.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { llaveServer, oidcServer, type Lies, type LlaveServer, type OidcServer } from '../../../test/identity-provider.ts';
import { emailOf, testPeople, type People } from '../../../test/people.ts';
import { changeUser, createUser } from './index.ts';

// Invented, with the shape of a CURP and no check digit that holds.
const CURP = { ana: 'XEXA900101MNEXXXA1', other: 'XEXB900101HNEXXXB2' } as const;

let fresh: TestHouse;
let house: TestHouse;
let people: People;
let door: Door;
let oidc: OidcServer;
let llave: LlaveServer;
beforeAll(async () => {
  fresh = await testHouse();
  oidc = await oidcServer({ id: 'sintra', secret: 'secreto-de-prueba' });
  llave = await llaveServer({ user: 'servicio', password: 'clave-de-prueba' });
  const env = {
    SINTRA_OIDC_ISSUER: oidc.url, SINTRA_OIDC_CLIENT_ID: 'sintra', SINTRA_OIDC_CLIENT_SECRET: 'secreto-de-prueba', SINTRA_OIDC_NAME: 'cuenta de prueba',
    SINTRA_LLAVE_CLIENT_ID: '77', SINTRA_LLAVE_USER: 'servicio', SINTRA_LLAVE_PASSWORD: 'clave-de-prueba',
    SINTRA_LLAVE_AUTHORIZE_URL: `${llave.url}/oauth.xhtml`, SINTRA_LLAVE_API_URL: `${llave.url}/ws/rest/oauth`,
  };
  const { oidc: oidcConfig, llave: llaveConfig } = readConfig(env);
  house = { ...fresh, config: { ...fresh.config, ...(oidcConfig && { oidc: oidcConfig }), ...(llaveConfig && { llave: llaveConfig }) } };
  people = await testPeople(house);
  await changeUser(house, people.gloria, { id: people.ana.userId, curp: CURP.ana });
  door = await openDoor(house);
});
afterAll(async () => {
  await door.app.close();
  await Promise.all([oidc.close(), llave.close()]);
  await fresh.close();
});

/** Leaves for the provider; gives the page there, as the person's browser opens it. */
async function depart(browser: Browser, provider: 'oidc' | 'llave'): Promise<string> {
  return String((await browser.ask('POST', `/login/provider/${provider}`)).body['url']);
}
const arrive = (browser: Browser, provider: 'oidc' | 'llave', query: string) => browser.ask('POST', `/login/provider/${provider}/return`, { query });
const byOidc = async (claims: object, lies: Lies = {}, browser = door.browser()) => arrive(browser, 'oidc', oidc.consent(await depart(browser, 'oidc'), claims, lies));
const byLlave = async (person: object, browser = door.browser()) => arrive(browser, 'llave', llave.consent(await depart(browser, 'llave'), person));
const verified = { email: emailOf('ana'), email_verified: true };

describe('an identity provider that is not to be believed', () => {
  test.each<[string, Lies]>([
    ['with the signature of another key', { otherKey: true }],
    ['without signature', { unsigned: true }],
    ['for another client', { audience: 'otro' }],
    ['of another issuer', { issuer: 'https://otro.example' }],
    ['with another nonce: it answered another question', { nonce: 'otra' }],
    ['expired', { expired: true }],
  ])('opens nothing with an identity %s', async (_, lies) => {
    expect((await byOidc(verified, lies)).code).toBe('provider_failed');
  });

  test('opens nothing when the answer is of another question, or is brought by another browser', async () => {
    const [one, other] = [door.browser(), door.browser()];
    const query = oidc.consent(await depart(one, 'oidc'), verified);
    await depart(other, 'oidc');
    expect((await arrive(other, 'oidc', query)).code).toBe('provider_failed');
    expect((await arrive(door.browser(), 'oidc', query)).code).toBe('step_over');
  });

  test('opens nothing twice with the same answer', async () => {
    const browser = door.browser();
    const query = oidc.consent(await depart(browser, 'oidc'), verified);
    const ticket = browser.jar.get('sintra-door') ?? '';
    expect((await arrive(browser, 'oidc', query)).status).toBe(200);
    const again = door.browser();
    again.jar.set('sintra-door', ticket);
    expect((await arrive(again, 'oidc', query)).code).toBe('step_over');
  });

  test('opens nothing when the person cancels there', async () => {
    const browser = door.browser();
    await depart(browser, 'oidc');
    expect((await arrive(browser, 'oidc', 'error=access_denied&state=x')).code).toBe('provider_cancelled');
  });

  test('that does not answer is said so, and one that is not set up does not exist', async () => {
    const none = await openDoor({ ...house, config: fresh.config });
    expect((await none.browser().ask('POST', '/login/provider/oidc')).code).toBe('no_such_provider');
    expect((await none.browser().ask('GET', '/door')).body).toMatchObject({ providers: [] });
    const config = readConfig({ SINTRA_OIDC_ISSUER: 'http://127.0.0.1:9', SINTRA_OIDC_CLIENT_ID: 'x' });
    const dead = await openDoor({ ...house, config: { ...fresh.config, ...(config.oidc && { oidc: config.oidc }) } });
    expect(await dead.browser().ask('POST', '/login/provider/oidc')).toMatchObject({ status: 502, code: 'provider_failed' });
    await Promise.all([none.app.close(), dead.app.close()]);
  });
});

describe('OpenID Connect', () => {
  test('asks with a code, PKCE, state and nonce, all new each time', async () => {
    const [one, two] = [new URL(await depart(door.browser(), 'oidc')), new URL(await depart(door.browser(), 'oidc'))];
    expect(Object.fromEntries(one.searchParams)).toMatchObject({
      response_type: 'code', client_id: 'sintra', code_challenge_method: 'S256', redirect_uri: 'http://localhost:3000/entrar/oidc', scope: 'openid email profile',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(one.searchParams.get(name)).not.toBe(two.searchParams.get(name));
  });

  test('opens the house to the registered account with that verified address', async () => {
    const answer = await byOidc({ email: emailOf('ana').toUpperCase(), email_verified: true });
    expect(answer.body).toMatchObject({ me: { user: { id: people.ana.userId } } });
    const [entry] = await house.superuser`select details from log_entry where action = 'login.create' order by at desc, id desc limit 1`;
    expect(entry).toMatchObject({ details: { means: 'oidc' } });
  });

  test.each([
    ['that the provider did not verify', { email: emailOf('ana'), email_verified: false }],
    ['that says verified in a text', { email: emailOf('ana'), email_verified: 'true' }],
    ['that nobody registered', { email: 'nadie@prueba.gob.mx', email_verified: true }],
    ['that is missing', {}],
  ])('registers nobody and opens nothing with an address %s', async (_, claims) => {
    const before = await house.superuser`select from user_account`;
    expect(await byOidc(claims)).toMatchObject({ status: 403, code: 'not_registered' });
    expect(await house.superuser`select from user_account`).toHaveLength(before.length);
  });

  test('opens nothing for a blocked account', async () => {
    await house.superuser`update user_account set state = 'blocked' where id = ${people.carla.userId}`;
    expect((await byOidc({ email: emailOf('carla'), email_verified: true })).code).toBe('account_blocked');
  });

  test('may match by a CURP claim instead, and then by nothing else', async () => {
    const config = { ...house.config, ...(house.config.oidc && { oidc: { ...house.config.oidc, match: 'curp' as const } }) };
    const other = await openDoor({ ...house, config });
    const enter = async (claims: object) => byOidc(claims, {}, other.browser());
    expect((await enter({ curp: CURP.ana.toLowerCase() })).body).toMatchObject({ me: { user: { id: people.ana.userId } } });
    expect((await enter(verified)).code).toBe('not_registered');
    await other.app.close();
  });

  test('the second factor is asked afterwards of whoever has one', async () => {
    const browser = door.browser();
    await byOidc({ email: emailOf('diana'), email_verified: true }, {}, browser);
    const { body } = await browser.ask('POST', '/me/factors/totp');
    const secret = String(body['secret']);
    await browser.ask('POST', '/me/factors/totp/confirm', { code: generateSync({ secret }) });
    const again = door.browser();
    expect((await byOidc({ email: emailOf('diana'), email_verified: true }, {}, again)).body).toEqual({ next: 'factor', factors: ['totp', 'recovery_code'] });
    expect((await again.ask('GET', '/me')).status).toBe(401);
  });
});

describe('Llave MX', () => {
  test('is asked with «redirect_url», and opens the house to the account registered with that CURP', async () => {
    const page = new URL(await depart(door.browser(), 'llave'));
    expect(page.href).toContain(`${llave.url}/oauth.xhtml?`);
    expect(page.searchParams.get('redirect_url')).toBe('http://localhost:3000/entrar/llave');
    expect((await byLlave({ idUsuario: 1, curp: CURP.ana, correo: 'personal@correo.example' })).body).toMatchObject({ me: { user: { id: people.ana.userId } } });
    expect(llave.closed).toHaveLength(1);
  });

  test.each([
    ['of nobody registered', { idUsuario: 2, curp: CURP.other, correo: emailOf('ana') }],
    ['without CURP, even with the right address', { idUsuario: 3, correo: emailOf('ana'), correoVerificado: true }],
  ])('registers nobody and opens nothing to a person %s', async (_, person) => {
    expect((await byLlave(person)).code).toBe('not_registered');
  });

  test('opens nothing without the state of this browser, with a code that was used, or with none', async () => {
    const browser = door.browser();
    const query = llave.consent(await depart(browser, 'llave'), { curp: CURP.ana });
    const [one, two, three] = [door.browser(), door.browser(), door.browser()];
    await depart(one, 'llave');
    expect((await arrive(one, 'llave', query)).code).toBe('provider_cancelled');
    expect((await arrive(browser, 'llave', query)).status).toBe(200);
    const state = new URL(await depart(two, 'llave')).searchParams.get('state') ?? '';
    expect((await arrive(two, 'llave', `code=${new URLSearchParams(query).get('code') ?? ''}&state=${state}`)).code).toBe('provider_failed');
    await depart(three, 'llave');
    expect((await arrive(three, 'llave', '')).code).toBe('provider_cancelled');
  });

  test('a ticket for one provider is none for the other', async () => {
    const browser = door.browser();
    await depart(browser, 'llave');
    expect((await arrive(browser, 'oidc', 'code=x&state=y')).code).toBe('step_over');
  });
});

describe('the CURP of an account', () => {
  const newcomer = () => ({ email: `n${String(Math.random()).slice(2)}@prueba.gob.mx`, name: 'Hugo Nuevo', institutionId: people.institutions.jalisco.id, roles: ['capturer' as const] });

  test('is refused when it is none, or another account has it', async () => {
    for (const curp of ['', 'ANA', 'XEXA901301MNEXXXA1', `${CURP.ana}9`]) {
      await expect(createUser(house, people.gloria, { ...newcomer(), curp })).rejects.toMatchObject({ code: 'bad_curp' });
    }
    await expect(createUser(house, people.gloria, { ...newcomer(), curp: CURP.ana })).rejects.toMatchObject({ code: 'curp_taken' });
  });

  test('can be read nowhere in the database nor in the log, and only by whoever administers through the system, which logs it', async () => {
    const stored = JSON.stringify([await house.superuser`select * from account_curp`, await house.superuser`select * from log_entry`, await house.superuser`select * from user_account`]);
    expect(stored).not.toContain(CURP.ana);
    const gloria = door.browser();
    await gloria.ask('POST', '/login', { email: emailOf('gloria'), password: 'tres nubes sobre la barranca' });
    expect((await gloria.ask('GET', `/users/${people.ana.userId}/curp`)).body).toEqual({ curp: CURP.ana });
    expect(await house.superuser`select from log_entry where action = 'user.read_curp' and actor_id = ${people.gloria.userId}`).toHaveLength(1);
    expect(JSON.stringify((await gloria.ask('GET', '/users')).body)).not.toContain(CURP.ana);
  });

  test('may be corrected, and the old one opens nothing', async () => {
    await changeUser(house, people.gloria, { id: people.ana.userId, curp: CURP.other });
    expect((await byLlave({ curp: CURP.ana })).code).toBe('not_registered');
    expect((await byLlave({ curp: CURP.other })).status).toBe(200);
  });
});

describe('a provider that says that somebody left it', () => {
  const leave = (token: string) => door.app.inject({ method: 'POST', url: '/api/v1/login/provider/oidc/logout', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ logout_token: token }).toString() });
  const inside = async (browser: Browser): Promise<boolean> => (await browser.ask('GET', '/me')).status === 200;
  const enter = async (claims: object = {}): Promise<Browser> => {
    const browser = door.browser();
    expect((await byOidc({ ...verified, ...claims }, {}, browser)).status).toBe(200);
    return browser;
  };
  const event = 'http://schemas.openid.net/event/backchannel-logout';

  test.each<[string, object, { header?: object; otherKey?: true }?]>([
    ['signed by somebody else', { sub: 'persona-1' }, { otherKey: true }],
    ['of the type of an identity', { sub: 'persona-1' }, { header: { typ: 'JWT' } }],
    ['without type', { sub: 'persona-1' }, { header: { typ: undefined } }],
    ['with a nonce, as an identity has', { sub: 'persona-1', nonce: 'x' }],
    ['without the event', { sub: 'persona-1', events: { otro: {} } }],
    ['with the event as a word', { sub: 'persona-1', events: { [event]: 'sí' } }],
    ['about nobody', {}],
    ['for another client', { sub: 'persona-1', aud: 'otro' }],
    ['of another issuer', { sub: 'persona-1', iss: 'https://otro.example' }],
    ['of an hour ago', { sub: 'persona-1', iat: Math.floor(Date.now() / 1_000) - 3_600 }],
    ['without the code of its own', { sub: 'persona-1', jti: undefined }],
  ])('ends nothing with a word %s', async (_, claims, wrong) => {
    const browser = await enter();
    const reply = await leave(oidc.logoutToken(claims, wrong));
    expect([reply.statusCode, reply.json()]).toMatchObject([400, { code: 'logout_refused' }]);
    expect(await inside(browser)).toBe(true);
  });

  test('ends nothing with an identity token in its place, nor for a provider that does not say so', async () => {
    const browser = await enter();
    expect((await leave('a.b.c')).json()).toMatchObject({ code: 'logout_refused' });
    const other = await door.app.inject({ method: 'POST', url: '/api/v1/login/provider/llave/logout', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'logout_token=a' });
    expect(other.json()).toMatchObject({ code: 'no_such_provider' });
    expect(await inside(browser)).toBe(true);
  });

  test('ends the logins that it opened for that person, at once, and the log says so; others stay', async () => {
    const [one, other] = [await enter({ sub: 'persona-7' }), await enter({ sub: 'persona-8' })];
    expect((await leave(oidc.logoutToken({ sub: 'persona-7' }))).json()).toEqual({ ended: 1 });
    expect([await inside(one), await inside(other)]).toEqual([false, true]);
    const [logged] = await house.superuser`select record_id, details from log_entry where action = 'login.end' and details ->> 'by' = 'provider' order by id desc limit 1`;
    expect(logged).toMatchObject({ record_id: people.ana.userId });
  });

  test('ends the one session that it names', async () => {
    const [one, other] = [await enter({ sub: 'persona-9', sid: 's1' }), await enter({ sub: 'persona-9', sid: 's2' })];
    expect((await leave(oidc.logoutToken({ sid: 's1' }))).json()).toEqual({ ended: 1 });
    expect([await inside(one), await inside(other)]).toEqual([false, true]);
  });

  test('does not end what began after it: the same word again closes nothing', async () => {
    const token = oidc.logoutToken({ sub: 'persona-10', iat: Math.floor(Date.now() / 1_000) - 60 });
    const browser = await enter({ sub: 'persona-10' });
    expect((await leave(token)).json()).toEqual({ ended: 0 });
    expect(await inside(browser)).toBe(true);
  });
});
