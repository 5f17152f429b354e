import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogs } from '../../apps/server/modules.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { openKeyring } from '../../packages/platform/identity/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';

let house: TestHouse;
let people: People;
const commands = recordCommands(victims);
const reason = 'Atención en curso de la víctima';
const clear = {
  sex: 'female', typeOfVictim: 'direct', victimStatus: 'possible', detectionDate: 'marzo 2024', ageBasis: 'exact', ageFrom: 17, ageTo: 17,
  formsOfExploitation: ['LGT-10-III'], nationalities: ['MX'], detectionState: '14',
};

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
afterAll(() => house.close());

/** A record of a named person whose key was destroyed, as its row still stands. */
async function forgotten() {
  const view = await run(house, people.ana, commands.create, { values: { ...clear, nameGiven: 'María', nameFirst: 'Hernández' } });
  await openKeyring(house).destroyPerson(view.institution.id, view.id);
  return view;
}

describe('a record whose person was forgotten', () => {
  test('says so to whoever asks for the identity, and shows no initial', async () => {
    const { id } = await forgotten();
    await expect(run(house, people.ana, commands.reveal, { id, reason })).rejects.toMatchObject({ code: 'key_destroyed', status: 410 });
    expect(await run(house, people.ana, commands.read, { id })).toMatchObject({ identity: 'masked', masked: {}, values: { sex: 'female' } });
  });

  test('takes no new identity beside the unreadable one, and still lets its answers be corrected', async () => {
    const { id } = await forgotten();
    const rename = run(house, people.ana, commands.update, { id, version: 1, values: { nameGiven: 'Otra' } });
    await expect(rename).rejects.toMatchObject({ code: 'key_destroyed' });
    const { view } = await run(house, people.ana, commands.update, { id, version: 1, values: { sex: 'male' } });
    expect(view).toMatchObject({ version: 2, values: { sex: 'male' } });
  });

  test('is as unreadable in a copy taken before', async () => {
    const view = await run(house, people.ana, commands.create, { values: { ...clear, nameGiven: 'Marisol' } });
    const [backup] = await house.superuser<{ sealed: Buffer }[]>`select sealed from victim where id = ${view.id}`;
    await openKeyring(house).destroyPerson(view.institution.id, view.id);
    await house.superuser`update victim set sealed = ${backup?.sealed ?? null} where id = ${view.id}`;
    await expect(run(house, people.ana, commands.reveal, { id: view.id, reason })).rejects.toMatchObject({ code: 'key_destroyed' });
  });
});

test('a record captured without identity gets one later, with a key of its own', async () => {
  const view = await run(house, people.ana, commands.create, { values: clear });
  expect((await openKeyring(house).personKeys(view.institution.id, [view.id])).size).toBe(0);
  await run(house, people.ana, commands.update, { id: view.id, version: 1, values: { nameGiven: 'Marisol' } });
  expect(await run(house, people.ana, commands.reveal, { id: view.id, reason })).toMatchObject({ values: { nameGiven: 'Marisol' } });
});
