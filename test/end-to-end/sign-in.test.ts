import { generateSync } from 'otplib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetLogins } from '../../packages/platform/accounts/logins.ts';
import { readConfig } from '../../packages/platform/config/index.ts';
import { oidcServer, type OidcServer } from '../identity-provider.ts';
import { emailOf, PASSWORD, testPeople, type People, type Person } from '../people.ts';
import { describeInBrowser, openBrowser, openWindow } from './browser.ts';
import { judge } from './judge.ts';
import { openSite, type Site } from './site.ts';

/** The code of the half-minute `ahead` of now: the one of now was used by the step before. */
const codeOf = (secret: string, ahead = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + ahead * 30 });

/** A device with a fingerprint reader that always says yes. */
async function addFinger(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
}

describeInBrowser('Entering', () => {
  let site: Site;
  let browser: Browser;
  let people: People;
  let oidc: OidcServer;
  beforeAll(async () => {
    oidc = await oidcServer({ id: 'sintra', secret: 'secreto' });
    const config = readConfig({ SINTRA_OIDC_ISSUER: oidc.url, SINTRA_OIDC_CLIENT_ID: 'sintra', SINTRA_OIDC_CLIENT_SECRET: 'secreto', SINTRA_OIDC_NAME: 'la cuenta de prueba' });
    [site, browser] = await Promise.all([openSite(config.oidc === undefined ? {} : { oidc: config.oidc }), openBrowser()]);
    people = await testPeople(site.house);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    await oidc.close();
  });

  const windowFor = (): Promise<BrowserContext> => openWindow(browser, site.url);
  const atDoor = async (window: BrowserContext): Promise<Page> => {
    const page = await window.newPage();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Entrar' }).waitFor();
    return page;
  };
  const password = async (page: Page, person: Person, text = PASSWORD): Promise<void> => {
    await page.getByLabel('Correo institucional').fill(emailOf(person));
    await page.getByLabel('Contraseña', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  };
  const home = (page: Page): Promise<void> => page.getByRole('heading', { name: 'Inicio', level: 1 }).waitFor();
  const leave = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: /^Cuenta de/ }).click();
    await page.getByRole('button', { name: 'Salir' }).click();
    await page.getByRole('heading', { name: 'Entrar' }).waitFor();
  };
  /** As if the last confirmation had been long ago. */
  const forgetStepUp = async (person: Person): Promise<void> => {
    await site.house.superuser`update login set stepped_up_at = now() - interval '10 minutes' where user_id = ${people[person].userId}`;
    forgetLogins(site.house);
  };

  it('whoever must have a second factor enrols an application with its code, keeps ten codes, and enters with it', async () => {
    await site.house.superuser`update second_factor_rule set required = true, grace_days = 0 where role = 'institution_liaison'`;
    const window = await windowFor();
    const page = await atDoor(window);
    expect(await judge(page)).toEqual([]);
    await password(page, 'beto');
    await page.getByRole('heading', { name: 'Agregue un segundo paso para entrar' }).waitFor();
    expect(await page.getByRole('button', { name: 'Más tarde' }).count()).toBe(0);
    expect(await judge(page)).toEqual([]);
    await page.getByRole('button', { name: 'Agregar: Aplicación de códigos' }).click();
    await page.getByRole('img', { name: /Código QR/ }).waitFor();
    expect(await judge(page)).toEqual([]);
    const secret = ((await page.locator('code').first().textContent()) ?? '').replace(/\s/g, '');
    await page.getByLabel('Código que muestra la aplicación').fill('000000');
    await page.getByRole('button', { name: 'Confirmar' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Código que muestra la aplicación').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Confirmar' }).click();
    await page.getByRole('heading', { name: 'Guarde sus códigos de recuperación' }).waitFor();
    expect(await page.getByRole('listitem').count()).toBe(10);
    expect(await judge(page)).toEqual([]);
    const code = (await page.getByRole('listitem').first().textContent()) ?? '';
    await page.getByRole('button', { name: 'Ya los guardé' }).click();
    await home(page);
    await leave(page);
    await password(page, 'beto');
    await page.getByRole('heading', { name: 'Segundo paso' }).waitFor();
    expect(await judge(page)).toEqual([]);
    await page.getByLabel('Código').fill('111111');
    await page.getByRole('button', { name: 'Continuar' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Código').fill(codeOf(secret, 1));
    await page.getByRole('button', { name: 'Continuar' }).click();
    await home(page);
    await leave(page);
    await password(page, 'beto');
    await page.getByLabel('Código').fill(code);
    await page.getByRole('button', { name: 'Continuar' }).click();
    await home(page);
    await window.close();
  });

  it('a passkey is added in the own account, enters alone and as the second step, and can be removed', async () => {
    const window = await windowFor();
    const page = await atDoor(window);
    await addFinger(page);
    await password(page, 'ana');
    await home(page);
    await page.goto('/cuenta');
    await page.getByRole('button', { name: 'Agregar: Llave de acceso' }).click();
    await page.getByLabel('Nombre para reconocerla').fill('Equipo de prueba');
    await page.getByRole('button', { name: 'Crear la llave de acceso' }).click();
    await page.getByRole('heading', { name: 'Guarde sus códigos de recuperación' }).waitFor();
    await page.getByRole('button', { name: 'Ya los guardé' }).click();
    await page.getByText('Equipo de prueba').waitFor();
    expect(await judge(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await leave(page);
    await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click();
    await home(page);
    await leave(page);
    await password(page, 'ana');
    await page.getByRole('button', { name: 'Usar mi llave de acceso' }).click();
    await home(page);
    await page.goto('/cuenta');
    await forgetStepUp('ana');
    await page.getByRole('button', { name: 'Quitar la llave Equipo de prueba' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Usar mi llave de acceso' }).click();
    await page.getByText('Su cuenta se abre solo con la contraseña.', { exact: false }).waitFor();
    await window.close();
  });

  it('before what changes much it asks who one is, in a dialog, and goes on by itself', async () => {
    const window = await windowFor();
    const page = await atDoor(window);
    await password(page, 'gloria');
    await home(page);
    await page.goto('/administracion?ver=instituciones');
    await page.getByRole('button', { name: 'Agregar institución' }).click();
    await page.getByLabel('Nombre', { exact: true }).fill('Institución de prueba de Colima');
    await page.getByLabel('Siglas', { exact: true }).fill('COLIMA');
    await page.getByRole('combobox', { name: 'Nivel' }).click();
    await page.getByRole('option', { name: 'Estatal' }).click();
    await forgetStepUp('gloria');
    await page.getByRole('button', { name: 'Guardar' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirme que es usted' });
    await dialog.waitFor();
    expect(await judge(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancelar' }).click();
    await page.getByRole('alert').getByText('confirme que es usted', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Guardar' }).click();
    await dialog.getByLabel('Su contraseña').fill('no es ésta, ni de lejos');
    await dialog.getByRole('button', { name: 'Confirmar' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Su contraseña').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Confirmar' }).click();
    await page.getByRole('rowheader', { name: 'COLIMA' }).waitFor();
    expect(await dialog.isVisible()).toBe(false);
    await window.close();
  });

  it('the own sessions are listed, and the others close', async () => {
    const [one, other] = [await windowFor(), await windowFor()];
    const [here, there] = [await atDoor(one), await atDoor(other)];
    for (const page of [here, there]) {
      await password(page, 'carla');
      await home(page);
    }
    await here.goto('/cuenta');
    await here.getByText('Esta sesión').waitFor();
    await here.getByRole('button', { name: 'Cerrar las demás' }).click();
    await here.getByText('No hay otra sesión abierta.').waitFor();
    await there.goto('/cuenta');
    await there.getByRole('heading', { name: 'Entrar' }).waitFor();
    await Promise.all([one.close(), other.close()]);
  });

  it('a one-time link chooses a new password, and its secret leaves the address', async () => {
    const administrator = await windowFor();
    const desk = await atDoor(administrator);
    await password(desk, 'gloria');
    await home(desk);
    await desk.goto('/administracion');
    await desk.getByRole('button', { name: 'Elena Analista', exact: true }).click();
    await desk.getByRole('button', { name: 'Acceso de Elena Analista' }).click();
    await desk.getByRole('menuitem', { name: 'Enlace para elegir contraseña' }).click();
    const link = (await desk.locator('code').textContent()) ?? '';
    expect(await judge(desk)).toEqual([]);
    const window = await windowFor();
    const page = await window.newPage();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Elija su contraseña' }).waitFor();
    expect(page.url()).toBe(`${site.url}/recuperar`);
    expect(await judge(page)).toEqual([]);
    await page.getByLabel('Contraseña nueva').fill('seis grullas junto al estero');
    await page.getByLabel('Escriba la contraseña otra vez').fill('seis grullas junto al estero');
    await page.getByRole('button', { name: 'Guardar la contraseña' }).click();
    await page.getByRole('link', { name: 'Ir a la entrada' }).click();
    await password(page, 'elena', 'seis grullas junto al estero');
    await home(page);
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('heading', { name: 'El enlace ya no sirve' }).waitFor();
    await Promise.all([window.close(), administrator.close()]);
  });

  it('an identity provider lets in whoever is registered, and tells the others what to do', async () => {
    const window = await windowFor();
    const page = await atDoor(window);
    const button = page.getByRole('button', { name: 'Entrar con la cuenta de prueba' });
    oidc.visitor = null;
    await button.click();
    await page.getByText('se canceló', { exact: false }).waitFor();
    expect(page.url()).toBe(`${site.url}/entrar/oidc`);
    await page.getByRole('button', { name: 'Volver a la entrada' }).click();
    oidc.visitor = { email: 'nadie@prueba.gob.mx', email_verified: true };
    await button.click();
    await page.getByText('no hay en SINTRA una cuenta registrada', { exact: false }).waitFor();
    expect(await judge(page)).toEqual([]);
    await page.getByRole('button', { name: 'Volver a la entrada' }).click();
    oidc.visitor = { email: emailOf('diana'), email_verified: true };
    await button.click();
    await home(page);
    await window.close();
  });
});
