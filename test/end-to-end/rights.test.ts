import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { testPeople, type People, type Person } from '../people.ts';
import { createVictim, describeInBrowser, enter, openBrowser, openWindow, picture } from './browser.ts';
import { judge } from './judge.ts';
import { openSite, type Site } from './site.ts';

const curp = 'HEGG560427MVZRRL04';

describeInBrowser('What one may do, and why not', () => {
  let site: Site;
  let browser: Browser;
  let people: People;
  const windows = new Map<Person, BrowserContext>();
  let foreign = '';

  const windowOf = async (person: Person): Promise<BrowserContext> => {
    const known = windows.get(person) ?? await openWindow(browser, site.url, { width: 1440 });
    windows.set(person, known);
    return known;
  };

  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
    people = await testPeople(site.house);
    const carla = await windowOf('carla');
    await enter(carla, 'carla');
    foreign = (await createVictim(carla, { sex: 'female', nationalities: ['MX'], curp })).id;
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('is read on a page of one’s own, from the menu of the person', async () => {
    const page = await enter(await windowOf('ana'), 'ana');
    await page.goto('/');
    await page.getByRole('button', { name: /^Cuenta de/ }).click();
    await page.getByRole('link', { name: 'Qué puedo hacer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Qué puedo hacer' }).waitFor();
    await page.getByText('Revelar la identidad, con motivo').waitFor();
    expect(await page.getByText('Exportar sin identidad').count()).toBe(0);
    await picture(page, 'rights-1440');
    // In both themes, on a desk and on a telephone: it leaves the window as narrow as the last.
    expect(await judge(page)).toEqual([]);
    await picture(page, 'rights-390');
  });

  it('is explained where a record is not shown, in the same words whether it exists or not', async () => {
    const page = await enter(await windowOf('ana'), 'ana');
    const told: string[] = [];
    for (const id of [foreign, uuidv7()]) {
      await page.goto(`/victimas/${id}`);
      await page.getByRole('button', { name: '¿Por qué no puedo ver esto?' }).click();
      await page.getByText('Este registro no está entre los que usted alcanza.').waitFor();
      told.push(await page.getByRole('main').innerText());
    }
    expect(told[0]).toBe(told[1]);
    await picture(page, 'why-1440');
    expect(await judge(page)).toEqual([]);
  });

  it('lets the coordination choose for which institution it captures, and the record is of that one', async () => {
    const page = await enter(await windowOf('diana'), 'diana');
    await page.goto('/victimas/nueva');
    await page.getByRole('combobox', { name: 'Capturar a nombre de' }).click();
    await page.getByRole('option', { name: /^CHIS/ }).click();
    await picture(page, 'on-behalf-1440');
    expect(await judge(page)).toEqual([]);
    await page.getByRole('button', { name: 'Guardar registro' }).first().click();
    await page.getByText(/^Se guardó el registro CHIS-/).waitFor();
    const [entry] = await site.house.superuser`
      select actor_institution_id as actor, owner_institution_id as owner, on_behalf_of as "for" from log_entry where action = 'record.create' order by id desc limit 1`;
    const { chiapas, secretariat } = people.institutions;
    expect(entry).toEqual({ actor: secretariat.id, owner: chiapas.id, for: chiapas.id });
  });

  it('lets it import for that institution too, which alone is told whose CURP was repeated', async () => {
    const folio = await site.house.superuser<{ folio: string }[]>`select folio from victim where id = ${foreign}`;
    const page = await enter(await windowOf('diana'), 'diana');
    await page.goto('/victimas/importaciones');
    await page.getByRole('combobox', { name: 'Capturar a nombre de' }).click();
    await page.getByRole('option', { name: /^CHIS/ }).click();
    await picture(page, 'import-behalf-1440');
    await page.getByLabel('Elegir archivo').setInputFiles({ name: 'chiapas.csv', mimeType: 'text/csv', buffer: Buffer.from(`Sexo,CURP\nMujer,${curp}\nHombre,`) });
    await page.getByText('Se apartó para revisión de la institución', { exact: false }).waitFor();
    await page.getByText(/^Esta importación es de CHIS y la envió Diana/).waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain(folio[0]?.folio);
    expect(await judge(page)).toEqual([]);
    await picture(page, 'import-behalf-390');
    await page.getByRole('button', { name: 'Aplicar el renglón' }).click();
    await page.getByRole('heading', { name: 'Balance' }).waitFor();
    const [entry] = await site.house.superuser`
      select actor_institution_id as actor, owner_institution_id as owner, on_behalf_of as "for" from log_entry where action = 'import.applied'`;
    const { chiapas, secretariat } = people.institutions;
    expect(entry).toEqual({ actor: secretariat.id, owner: chiapas.id, for: chiapas.id });
  });

  it('asks nobody else for whom they capture', async () => {
    const page = await enter(await windowOf('ana'), 'ana');
    await page.goto('/victimas/nueva');
    await page.getByRole('button', { name: 'Guardar registro' }).first().waitFor();
    expect(await page.getByText('Capturar a nombre de').count()).toBe(0);
  });
});
