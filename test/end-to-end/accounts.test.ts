import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmWhenAsked, describeInBrowser, enter, openWindow, picture } from './browser.ts';
import { openStage, type Stage } from './desk.ts';
import { judge } from './judge.ts';

const phrase = 'cinco garzas cruzan el estero';

describeInBrowser('An account, from its invitation to its departure', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  /** Whoever administers confirms who they are where the screen asks for it. */
  const desk = async (person: 'gloria' | 'beto') => {
    const page = await enter(await openWindow(stage.browser, stage.site.url, { width: 1440 }), person);
    await confirmWhenAsked(page);
    return page;
  };

  it('the invited person chooses a password, moves to another institution, and leaves with a reason', async () => {
    const page = await desk('gloria');
    await page.goto('/administracion');
    await page.getByRole('button', { name: 'Agregar persona usuaria' }).click();
    await page.getByLabel('Nombre', { exact: true }).fill('Hilda Invitada');
    await page.getByLabel('Correo', { exact: true }).fill('hilda@prueba.gob.mx');
    await page.getByLabel('Cargo').fill('Analista de casos');
    const form = page.getByRole('form', { name: 'Agregar persona usuaria' });
    await form.getByRole('combobox', { name: 'Institución' }).click();
    await page.getByRole('option', { name: /^JAL/ }).click();
    await form.getByLabel('Capturista').check();
    await picture(page, 'accounts-form-1440');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Invitación para Hilda Invitada').waitFor();
    const link = (await page.locator('code').textContent()) ?? '';

    const guest = await (await openWindow(stage.browser, stage.site.url)).newPage();
    await guest.goto(link);
    await guest.getByRole('heading', { name: 'Elija su contraseña' }).waitFor();
    await guest.getByLabel('Contraseña nueva').fill(phrase);
    await guest.getByLabel('Escriba la contraseña otra vez').fill(phrase);
    await guest.getByRole('button', { name: 'Guardar la contraseña' }).click();
    await guest.getByRole('heading', { name: 'La contraseña se guardó' }).waitFor();

    await page.goto('/administracion');
    await page.getByLabel('Buscar por nombre o correo').fill('hilda');
    await page.getByText('1 persona', { exact: true }).waitFor();
    await picture(page, 'accounts-list-1440');
    await page.getByRole('button', { name: 'Hilda Invitada', exact: true }).click();
    await page.getByText('Activa', { exact: true }).waitFor();
    await picture(page, 'accounts-person-1440');
    await page.getByRole('button', { name: 'Cambiar de institución' }).click();
    const move = page.getByRole('form', { name: 'Cambiar de institución' });
    await move.getByRole('combobox', { name: 'Institución a la que pasa' }).click();
    await page.getByRole('option', { name: /^CHIS/ }).click();
    await move.getByLabel('Validación').check();
    await move.getByLabel('Motivo').fill('Cambió de adscripción este mes');
    expect(await judge(page)).toEqual([]);
    await picture(page, 'accounts-move-390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await move.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Hilda Invitada pasó a CHIS.').waitFor();

    await page.getByRole('button', { name: 'Dar de baja' }).click();
    const leave = page.getByRole('form', { name: 'Dar de baja' });
    await leave.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Escriba el motivo, con al menos 10 letras.').waitFor();
    await leave.getByLabel('Motivo').fill('Terminó su encargo en la institución');
    await leave.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Se dio de baja la cuenta de Hilda Invitada.').waitFor();
    await page.getByText('Terminó su encargo en la institución').waitFor();
    await page.getByText('Inactiva', { exact: true }).waitFor();
    expect(await judge(page)).toEqual([]);
  });

  it('of many people at once goes by Excel: what a file asks for is shown first, with what to correct, and nothing of a wrong file is applied', async () => {
    const page = await desk('gloria');
    await page.goto('/administracion?ver=personas');
    const file = (text: string) => ({ name: 'personas.csv', mimeType: 'text/csv', buffer: Buffer.from(`Correo,Nombre,Institución,Funciones,Estado,Motivo,Recibe sus pendientes\n${text}`) });
    await page.getByLabel('Cargar desde Excel').setInputFiles(file('nueva@prueba.gob.mx,Nueva,JALL,Capturra,,,\nana@prueba.gob.mx,,,,Inactiva,Terminó su encargo,carla@prueba.gob.mx'));
    await page.getByText('2 renglones: 0 nuevos, 0 con cambios, 0 sin cambio, 2 por corregir.').waitFor();
    await page.getByText('debe tener una cuenta activa en la misma institución', { exact: false }).waitFor();
    await picture(page, 'accounts-excel-1440');
    expect(await judge(page)).toEqual([]);
    await picture(page, 'accounts-excel-390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByLabel('Cargar desde Excel').setInputFiles(file('nueva@prueba.gob.mx,Nueva,JAL,Captura,,,'));
    await page.getByRole('button', { name: 'Aplicar 1 renglón' }).click();
    await page.getByText('El archivo se aplicó completo.').waitFor();
    await page.getByRole('button', { name: 'Descargar los enlaces' }).waitFor();
    await picture(page, 'accounts-excel-applied-1440');
  });

  it('whose institution says that it is no longer used is out; who stays is confirmed, and nothing changes before it is applied', async () => {
    await stage.site.house.superuser`update user_account set created_at = now() - interval '91 days' where email = any(${['ana', 'beto'].map((name) => `${name}@prueba.gob.mx`)})`;
    const page = await desk('beto');
    await page.goto('/');
    await page.getByText('2 cuentas por confirmar').waitFor();
    await picture(page, 'accounts-home-1440');
    expect(await judge(page)).toEqual([]);
    await picture(page, 'accounts-home-390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('link', { name: 'Ver: 2 cuentas por confirmar' }).click();
    await page.getByRole('tab', { name: 'Confirmar', selected: true }).waitFor();
    expect(await page.getByRole('tab').allTextContents()).toEqual(['Confirmar']);
    const ana = page.getByRole('group', { name: '¿Ana Capturista sigue?' });
    await ana.getByRole('button', { name: 'Ya no' }).click();
    await page.getByText('Marcadas: 0 siguen, 1 ya no').waitFor();
    await page.getByRole('button', { name: 'Deshacer lo marcado' }).click();
    await page.getByText('Marcadas: 0 siguen, 0 ya no').waitFor();
    await ana.getByRole('button', { name: 'Sigue' }).click();
    await picture(page, 'accounts-confirm-1440');
    expect(await judge(page)).toEqual([]);
    await picture(page, 'accounts-confirm-390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Aplicar' }).click();
    await page.getByText('Listo: 1 confirmada, 0 dadas de baja.').waitFor();
    await page.goto('/');
    await page.getByText('1 cuenta por confirmar').waitFor();
    const [kept] = await stage.site.house.superuser`select state, confirmed_at is not null as confirmed from user_account where email = 'ana@prueba.gob.mx'`;
    expect(kept).toEqual({ state: 'active', confirmed: true });
  });
});
