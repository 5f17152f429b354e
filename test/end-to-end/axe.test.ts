import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testPeople, type Person } from '../people.ts';
import { createVictim, describeInBrowser, enter, openBrowser, openWindow } from './browser.ts';
import { judge } from './judge.ts';
import { openSite, type Site } from './site.ts';

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly person?: Person;
  /** What must be on the screen before it is judged. */
  readonly ready: (page: Page) => Promise<unknown>;
  readonly also?: (page: Page) => Promise<unknown>;
}

const title = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Every screen, and the states that change what is on it. */
const screens = (record: string): readonly Screen[] => [
  { name: 'the door', path: '/', ready: title('Entrar') },
  { name: 'an expired first link', path: '/primer-acceso/inventado', ready: title('El enlace ya no sirve') },
  { name: 'the start page', path: '/', person: 'beto', ready: title('Inicio') },
  { name: 'the list', path: '/victimas', person: 'beto', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'the list with filters and the picker open', path: '/victimas?sex=female&state=14', person: 'beto', ready: (page) => page.getByRole('table').waitFor(), also: (page) => page.getByRole('button', { name: 'Agregar filtro' }).click() },
  { name: 'a list without results', path: '/victimas?sex=intersex', person: 'beto', ready: (page) => page.getByText('Ningún registro coincide').waitFor() },
  { name: 'the form', path: '/victimas/nueva', person: 'beto', ready: (page) => page.getByText(/Faltan \d+ datos/).waitFor() },
  { name: 'the form with mistakes and a group', path: '/victimas/nueva', person: 'beto', ready: (page) => page.locator('#cell-values-detectionDate').fill('31/02/2024'), also: async (page) => {
    await page.getByText('Hay 1 dato por corregir').waitFor();
    await page.getByRole('button', { name: /Agregar servicio/ }).click();
  } },
  { name: 'a record', path: `/victimas/${record}`, person: 'beto', ready: (page) => page.getByText('Creó el registro').waitFor() },
  { name: 'a record asking for a reason', path: `/victimas/${record}`, person: 'beto', ready: (page) => page.getByRole('button', { name: 'Mostrar identidad' }).click() },
  { name: 'a record being edited', path: `/victimas/${record}`, person: 'beto', ready: (page) => page.getByRole('button', { name: /^Editar Detección/ }).click() },
  { name: 'the imports', path: '/victimas/importaciones', person: 'beto', ready: title('Importar víctimas') },
  { name: 'the report of an import', path: '/victimas/importaciones', person: 'beto', ready: title('Importar víctimas'), also: async (page) => {
    const buffer = Buffer.from('Sexo,Nacionalidades,Fecha de detección\nMuger,Hondruas,31/02/2024\nMujer,México,2024');
    await page.getByLabel('Elegir archivo').setInputFiles({ name: 'prueba.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Cambiar la relación de columnas' }).click();
  } },
  { name: 'the menu of a person', path: '/', person: 'beto', ready: title('Inicio'), also: (page) => page.getByRole('button', { name: /^Cuenta de/ }).click() },
  { name: 'the drawer of modules', path: '/', person: 'beto', ready: title('Inicio'), also: async (page) => {
    await page.setViewportSize({ width: 390, height: 768 });
    await page.getByRole('button', { name: 'Menú' }).click();
    await page.getByRole('button', { name: 'Cerrar el menú' }).waitFor();
  } },
  { name: 'an export with identity', path: '/victimas', person: 'beto', ready: (page) => page.getByRole('table').waitFor(), also: async (page) => {
    await page.getByRole('button', { name: 'Exportar' }).click();
    await page.getByRole('menuitem', { name: 'Con datos de identidad…' }).click();
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'the dashboard', path: '/estadistica', person: 'beto', ready: (page) => page.locator('canvas').nth(5).waitFor() },
  { name: 'the dashboard as tables', path: '/estadistica', person: 'beto', ready: (page) => page.locator('canvas').nth(5).waitFor(), also: async (page) => {
    for (let chart = 0; chart < 6; chart += 1) await page.getByRole('button', { name: /^Ver tabla/ }).first().click();
  } },
  { name: 'the log', path: '/bitacora', person: 'fabian', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'an entry of the log that is proved', path: '/bitacora', person: 'fabian', ready: (page) => page.getByRole('table').waitFor(), also: async (page) => {
    await page.getByRole('button', { name: /^Abrir la anotación/ }).first().click();
    await page.getByRole('button', { name: 'Comprobar esta anotación' }).click();
    await page.getByText(/Está (intacta|escrita)/).waitFor();
  } },
  { name: 'the alerts and their limits', path: '/bitacora?ver=alertas', person: 'fabian', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'the verification of the log', path: '/bitacora?ver=comprobar', person: 'fabian', ready: (page) => page.getByRole('button', { name: 'Comprobar' }).click(), also: (page) => page.getByText(/Se comprobaron/).waitFor() },
  { name: 'who has seen a record', path: `/victimas/${record}`, person: 'beto', ready: (page) => page.getByRole('button', { name: 'Consultar en la bitácora' }).click(), also: (page) => page.getByText(/lo escribió/i).waitFor() },
  { name: 'the notices', path: '/avisos', person: 'beto', ready: title('Avisos'), also: async (page) => {
    await page.getByText('Todos', { exact: true }).click();
    await page.getByText(/Sello \d+/).first().waitFor();
  } },
  { name: 'the bell', path: '/', person: 'beto', ready: title('Inicio'), also: (page) => page.getByRole('button', { name: /^Avisos/ }).click() },
  { name: 'the administration of people', path: '/administracion', person: 'gloria', ready: (page) => page.getByRole('table').waitFor(), also: (page) => page.getByRole('button', { name: 'Agregar persona usuaria' }).click() },
  { name: 'an account', path: '/administracion', person: 'gloria', ready: (page) => page.getByRole('button', { name: 'Ana Capturista', exact: true }).click(), also: (page) => page.getByRole('button', { name: 'Cambiar datos' }).click() },
  { name: 'the people of an institution to confirm', path: '/administracion?ver=confirmar', person: 'beto', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'the administration of institutions', path: '/administracion?ver=instituciones', person: 'gloria', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'who must have a second factor', path: '/administracion?ver=segundo-paso', person: 'gloria', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'the own account', path: '/cuenta', person: 'beto', ready: title('Mi cuenta') },
  { name: 'the credits', path: '/creditos', person: 'beto', ready: title('Créditos') },
  { name: 'an address that does not exist', path: '/nada', person: 'beto', ready: title('Esta página no existe') },
  { name: 'the hidden screen', path: '/', person: 'beto', ready: title('Inicio'), also: (page) => page.keyboard.press('Control+.') },
];

describeInBrowser('axe-core and the content security policy find no violation', () => {
  let site: Site;
  let browser: Browser;
  let record = '';
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
    await testPeople(site.house);
    const window = await openWindow(browser, site.url);
    await enter(window, 'beto');
    const values = { nameGiven: 'Persona', nameFirst: 'Inventada', sex: 'female', typeOfVictim: 'direct', detectionState: '14', detectionDate: 'marzo 2024', nationalities: ['MX'], formsOfExploitation: ['LGT-10-III'] };
    record = (await createVictim(window, values)).id;
    await createVictim(window, { sex: 'male', detectionState: '20' });
    await window.close();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const visit = async (window: BrowserContext, { path, person, ready, also }: Screen): Promise<string[]> => {
    const page = person === undefined ? await window.newPage() : await enter(window, person);
    const found: string[] = [];
    page.on('console', (message) => { if (/Content Security Policy/i.test(message.text())) found.push(message.text()); });
    await page.goto(path);
    await ready(page);
    await also?.(page);
    found.push(...(await judge(page)));
    return found;
  };

  for (const [index, { name }] of screens('').entries()) {
    it(`on ${name}, in both themes and on a narrow screen`, async () => {
      const window = await openWindow(browser, site.url);
      const screen = screens(record)[index];
      expect(screen === undefined ? ['no screen'] : await visit(window, screen)).toEqual([]);
      await window.close();
    });
  }
});
