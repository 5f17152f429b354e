import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { victims } from '../../../modules/victims/server/index.ts';
import { openDoor, type Browser, type Door } from '../../../test/door.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { emailOf, PASSWORD, testPeople, type People } from '../../../test/people.ts';
import { clock } from '../clock/index.ts';
import { run } from '../commands/index.ts';
import { markKeyBackedUp } from '../database/index.ts';
import { recordCommands } from '../records/index.ts';
import { keyRoutes, resumeRotations } from './index.ts';

const commands = recordCommands(victims);
let house: TestHouse;
let people: People;
let door: Door;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  door = await openDoor(house);
  keyRoutes(door.app);
  for (const who of [people.ana, people.ana, people.carla]) await run(house, who, commands.create, { values: { nameGiven: 'Ficticia', sex: 'female' } });
});
afterAll(async () => {
  clock.set(null);
  await door.app.close();
  await house.close();
});

const enter = async (person: Parameters<typeof emailOf>[0]): Promise<Browser> => {
  const browser = door.browser();
  expect((await browser.ask('POST', '/login', { email: emailOf(person), password: PASSWORD })).status).toBe(200);
  return browser;
};
const acts = () => house.superuser`select action, owner_institution_id, details from log_entry where resource = 'key' order by id`;

describe('The keys on the screen of administration', () => {
  it('are seen and changed by nobody else', async () => {
    for (const person of ['ana', 'beto', 'diana', 'elena'] as const) {
      const browser = await enter(person);
      expect([(await browser.ask('GET', '/keys')).code, (await browser.ask('POST', '/keys/rotation', {})).code], person).toEqual(['forbidden', 'forbidden']);
    }
  });

  it('say their age and whether the key file has a backup, and no byte of a key', async () => {
    const gloria = await enter('gloria');
    const before = await gloria.ask('GET', '/keys');
    expect(before.body).toMatchObject({ provider: 'local', backedUpAt: null, underWay: 0, left: 0, rotations: [] });
    expect(before.body['classes']).toContainEqual(expect.objectContaining({ keyClass: 'person', institutions: 2, oldest: expect.any(String) as string }));
    await markKeyBackedUp(house.keysSql);
    const after = await gloria.ask('GET', '/keys');
    expect(Date.parse(String(after.body['backedUpAt']))).toBeGreaterThan(0);
    const wrapped = await house.keysSql<{ wrapped: Buffer }[]>`select wrapped from institution_key where wrapped is not null union all select wrapped from person_key where wrapped is not null`;
    for (const { wrapped: key } of wrapped) expect(JSON.stringify(after.body)).not.toContain(key.toString('base64').slice(0, 24));
  });

  it('are not changed by whoever did not just prove who they are, nor for what does not exist', async () => {
    const gloria = await enter('gloria');
    clock.set(new Date(Date.now() + 10 * 60_000));
    expect((await gloria.ask('POST', '/keys/rotation', {})).code).toBe('step_up_needed');
    await gloria.ask('POST', '/me/step-up', { password: PASSWORD });
    expect((await gloria.ask('POST', '/keys/rotation', { institution: 'NADIE' })).code).toBe('unknown_institution');
    expect((await gloria.ask('POST', '/keys/rotation', { keyClass: 'search' })).code).toBe('search_stays');
    expect((await gloria.ask('POST', '/keys/rotation', { keyClass: 'otra' })).code).toBe('unknown_class');
    expect((await acts()).filter(({ action }) => action === 'key.rotate')).toEqual([]);
  });

  it('are changed for one institution: told in its log, shown until done, finished by the server, and everything still opens', async () => {
    const gloria = await enter('gloria');
    const { acronym } = people.institutions.jalisco;
    const begun = await gloria.ask('POST', '/keys/rotation', { institution: acronym, keyClass: 'person' });
    expect([begun.status, begun.body]).toMatchObject([202, { underWay: 1, left: 2, rotations: [{ institution: acronym, keyClass: 'person', left: 2 }] }]);
    await resumeRotations(house);
    expect((await gloria.ask('GET', '/keys')).body).toMatchObject({ underWay: 0, left: 0, rotations: [] });
    expect((await acts()).map(({ action, owner_institution_id }) => [action, owner_institution_id as string])).toEqual([['key.rotate', people.institutions.jalisco.id], ['key.rotated', people.institutions.jalisco.id]]);
    const { items } = await run(house, people.ana, commands.list, {});
    const opened = await run(house, people.ana, commands.reveal, { id: String(items[0]?.id), reason: 'Atención en curso de la víctima' });
    expect(opened.values['nameGiven']).toBe('Ficticia');
  });
});
