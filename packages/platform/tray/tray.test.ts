import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '@sintra/platform/commands';
import { withContext, type Context } from '@sintra/platform/db';
import { systemContext } from '@sintra/platform/accounts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { listTray, seeNotice } from './list.ts';
import { defineNotices, notice, notify, notifyRolling, type Delivery } from './index.ts';

let house: TestHouse;
let people: People;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());

const words = defineNotices({
  trialWork: notice<{ count: number }>(({ count }) => ({ title: 'Prueba', text: `Hay ${String(count)} pendientes.` })),
});

const leave = (as: Context, delivery: Delivery): Promise<void> => withContext(house, as, (tx) => notify(tx, delivery));
const trayOf = (person: Context, asked = {}) => run(house, person, listTray, asked);
const textsOf = async (person: Context): Promise<string[]> => (await trayOf(person)).items.map(({ text }) => text);

describe('The tray', () => {
  it('does not leave a notice of an act that did not happen', async () => {
    const undone = withContext(house, people.ana, async (tx) => {
      await notify(tx, { to: { institutionId: people.ana.institutionId, userId: people.ana.userId }, notice: words.trialWork({ count: 404 }) });
      throw new Error('the act failed');
    });
    await expect(undone).rejects.toThrow('the act failed');
    expect(await textsOf(people.ana)).toEqual([]);
  });

  it('refuses a link that leads out of the system', async () => {
    await expect(leave(people.ana, { to: { institutionId: people.ana.institutionId, userId: people.ana.userId }, notice: words.trialWork({ count: 1 }), link: '//otro.sitio' })).rejects.toThrow('tray_notice_link_check');
  });

  it('of one person is read by that person alone', async () => {
    await leave(people.carla, { to: { institutionId: people.institutions.jalisco.id, userId: people.ana.userId }, notice: words.trialWork({ count: 1 }) });
    expect(await textsOf(people.ana)).toEqual(['Hay 1 pendientes.']);
    for (const other of [people.beto, people.carla, people.diana, people.fabian, people.gloria]) expect(await textsOf(other)).toEqual([]);
  });

  it('of those who hold a right in an institution is read by them, and by nobody of another institution', async () => {
    await leave(people.diana, { to: { institutionId: people.institutions.jalisco.id, resource: 'record', action: 'validate' }, notice: words.trialWork({ count: 2 }) });
    expect(await textsOf(people.beto)).toEqual(['Hay 2 pendientes.']);
    expect(await textsOf(people.ana)).toEqual(['Hay 1 pendientes.']);
    expect(await textsOf(people.diana)).toEqual([]);
  });

  it('of those who hold a right for the whole country is read by them wherever they work, not by who holds it at home', async () => {
    await leave(people.carla, { to: { everywhere: true, resource: 'log', action: 'read' }, notice: words.trialWork({ count: 3 }) });
    expect(await textsOf(people.fabian)).toEqual(['Hay 3 pendientes.']);
    expect(await textsOf(people.beto)).toEqual(['Hay 2 pendientes.']);
    expect(await textsOf(people.gloria)).toEqual([]);
  });

  it('counts what is unseen; seeing takes it from the count, for all, with a name, and is logged', async () => {
    const [first] = (await trayOf(people.beto)).items;
    await expect(run(house, people.carla, seeNotice, { id: first?.id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await trayOf(people.beto)).unseen).toBe(1);
    await run(house, people.beto, seeNotice, { id: first?.id });
    const after = await trayOf(people.beto);
    expect(after.unseen).toBe(0);
    expect(after.items[0]).toMatchObject({ seenBy: 'Beto Enlace', own: false });
    expect((await trayOf(people.beto, { show: 'unseen' })).items).toEqual([]);
    const [logged] = await house.superuser`select details from log_entry where action = 'tray.seen' and actor_id = ${people.beto.userId}`;
    expect(logged?.['details']).toEqual({ notice: first?.id, kind: 'trial_work' });
  });

  it('keeps one of a notice that is always of today, which does not ring when it is quiet', async () => {
    const roll = (count: number) => withContext(house, systemContext('worker'), (tx) => notifyRolling(tx, 'trial', {
      to: { institutionId: people.institutions.chiapas.id, resource: 'record', action: 'create' }, notice: words.trialWork({ count }), quiet: true,
    }));
    await roll(7);
    await roll(8);
    const tray = await trayOf(people.carla);
    expect(tray.items.map(({ text }) => text)).toEqual(['Hay 8 pendientes.']);
    expect(tray.unseen).toBe(0);
    expect((await trayOf(people.carla, { show: 'unseen' })).items).toHaveLength(1);
    expect((await trayOf(people.carla, { show: 'ringing' })).items).toEqual([]);
  });

  it('is paged by key, without repeating or losing a notice', async () => {
    for (let count = 10; count < 15; count += 1) await leave(people.ana, { to: { institutionId: people.ana.institutionId, userId: people.ana.userId }, notice: words.trialWork({ count }) });
    const first = await trayOf(people.ana, { limit: 4 });
    const rest = await trayOf(people.ana, { limit: 4, after: first.next });
    expect([...first.items, ...rest.items].map(({ details }) => details['count'])).toEqual([14, 13, 12, 11, 10, 1]);
    expect(rest.next).toBeNull();
  });

  it('shows a notice of a kind that this release no longer knows', async () => {
    await withContext(house, people.ana, (tx) => notify(tx, { to: { institutionId: people.ana.institutionId, userId: people.ana.userId }, notice: { kind: 'gone', details: {} } }));
    expect((await trayOf(people.ana, { limit: 1 })).items[0]?.text).toContain('otra versión');
  });
});
