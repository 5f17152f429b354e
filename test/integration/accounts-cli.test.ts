import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../apps/cli/arguments.ts';
import { institutionsCommand } from '../../apps/cli/institutions.ts';
import { usersCommand } from '../../apps/cli/users.ts';
import { signIn } from '../../packages/platform/accounts/index.ts';
import { useRecovery } from '../../packages/platform/accounts/recovery.ts';
import { catalogs } from '../../apps/server/modules.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { emailOf, inside, testPeople } from '../people.ts';

let house: TestHouse;
let folder = '';
beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  await testPeople(house);
  folder = await mkdtemp(join(tmpdir(), 'sintra-cuentas-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await house.close();
});

/** What a command prints with `--json`. */
async function told(command: typeof usersCommand, words: readonly string[], as = emailOf('gloria')): Promise<unknown> {
  const lines: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    await command(house, readArguments([...words, '--json', '--as', as]));
  } finally {
    out.mockRestore();
  }
  return lines.length === 0 ? undefined : JSON.parse(lines.join('')) as unknown;
}
const users = (...words: string[]) => told(usersCommand, words);

describe('Accounts on the command line', () => {
  it('say what is missing or not known, and change nothing', async () => {
    await expect(users('borrar')).rejects.toThrow('Escriba users y qué hacer');
    await expect(users('add', 'x@prueba.gob.mx', '--name', 'Equis', '--institution', 'JAL')).rejects.toThrow('Falta --roles');
    await expect(users('add', 'x@prueba.gob.mx', '--name', 'Equis', '--institution', 'NADA', '--roles', 'capturer')).rejects.toThrow('«NADA»');
    await expect(users('add', 'x@prueba.gob.mx', '--name', 'Equis', '--institution', 'JAL', '--roles', 'jefatura')).rejects.toThrow('«jefatura»');
    await expect(users('depart', emailOf('ana'))).rejects.toThrow('Falta --reason');
    await expect(told(usersCommand, ['add', 'x@prueba.gob.mx', '--name', 'Equis', '--institution', 'JAL', '--roles', 'capturer'], emailOf('beto'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(users('invite', emailOf('ana'))).rejects.toMatchObject({ code: 'not_pending' });
  });

  it('go from the invitation to the departure', async () => {
    const email = 'terminal@prueba.gob.mx';
    expect(await users('add', email, '--name', 'Terminal', '--institution', 'jal', '--roles', 'capturer,validator')).toMatchObject({ state: 'pending', invitation: expect.stringContaining('/recuperar#') as string });
    expect(await users('invite', email)).toEqual({ invitation: expect.stringContaining('/recuperar#') as string });
    expect(await users('change', email, '--position', 'Perito', '--until', '2030-12-31')).toMatchObject({ position: 'Perito', validUntil: '2030-12-31' });
    expect(await users('change', email, '--until', '-')).toMatchObject({ validUntil: null });
    expect(await users('transfer', email, '--institution', 'CHIS', '--roles', 'capturer', '--reason', 'Cambió de adscripción')).toMatchObject({ institution: { acronym: 'CHIS' }, roles: ['capturer'] });
    expect(await users('depart', email, '--reason', 'Terminó su encargo', '--hand-over', emailOf('carla'))).toMatchObject({ state: 'inactive', stateReason: 'Terminó su encargo' });
  });

  it('give an administrator who lost everything a link, from the machine itself, and nobody else one', async () => {
    await expect(told(usersCommand, ['recover', emailOf('gloria')], emailOf('beto'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(users('recover', 'nadie@prueba.gob.mx')).rejects.toThrow('No hay una cuenta con el correo');
    const { link } = await users('recover', emailOf('gloria'), '--factors') as { link: string };
    const [token, meta] = [link.split('#')[1] ?? '', { channel: 'screen', requestId: 'prueba', address: '127.0.0.1' } as const];
    const password = 'nueve barcas en la laguna';
    await useRecovery(house, { token, password }, meta);
    expect(inside(await signIn(house, { email: emailOf('gloria'), password }, meta)).context.userName).toBe('Gloria Administración');
    await expect(useRecovery(house, { token, password }, meta)).rejects.toMatchObject({ code: 'recovery_link' });
  });

  it('are confirmed by their liaison', async () => {
    const liaison = (...words: string[]) => told(usersCommand, words, emailOf('beto'));
    expect(await liaison('confirm')).toEqual(expect.arrayContaining([expect.objectContaining({ email: emailOf('ana') }) as object]));
    expect(await liaison('confirm', '--stay', emailOf('ana'))).toMatchObject({ confirmed: [expect.any(String) as string], left: [] });
    await expect(liaison('confirm', '--leave', emailOf('carla'))).rejects.toThrow('No hay en su institución');
  });

  it('go out as a workbook and come back unchanged', async () => {
    const file = join(folder, 'cuentas.xlsx');
    await users('export', '--out', file);
    expect(await users('import', file, '--dry-run')).toMatchObject({ rejected: 0, created: 0, updated: 0, applied: false });
    await writeFile(join(folder, 'mal.csv'), 'Correo,Nombre\nsin-arroba,Equis\n');
    expect(await users('import', join(folder, 'mal.csv'), '--dry-run')).toMatchObject({ read: 1, rejected: 1 });
    expect(process.exitCode).toBe(1);
    process.exitCode = 0;
  });
});

describe('Institutions on the command line', () => {
  it('are added, change their name and point to their successor', async () => {
    const institutions = (...words: string[]) => told(institutionsCommand, words);
    await expect(institutions('add', 'NUEVA', '--name', 'Institución nueva')).rejects.toThrow('Falta --level');
    expect(await institutions('add', 'NUEVA', '--name', 'Institución nueva', '--level', 'federal')).toMatchObject({ acronym: 'NUEVA' });
    expect(await institutions('change', 'NUEVA', '--name', 'Con otro nombre', '--successor', 'JAL')).toMatchObject({ name: 'Con otro nombre', successor: { acronym: 'JAL' }, formerNames: [{ name: 'Institución nueva' }] });
    expect(await institutions('change', 'NUEVA', '--successor', '-')).toMatchObject({ successor: null });
    const file = join(folder, 'instituciones.xlsx');
    await institutions('export', '--out', file);
    expect(await institutions('import', file)).toMatchObject({ rejected: 0, updated: 0, applied: true });
  });
});
