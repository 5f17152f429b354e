import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogs } from '../../../apps/server/modules.ts';
import { buildServer } from '../../../apps/server/server.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People, type Person } from '../../../test/people.ts';
import { signIn } from '../../../test/sign-in.ts';
import { catalogsOf, editCatalog, seedCatalogs } from './index.ts';

let house: TestHouse;
let people: People;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());

const edit = (change: Record<string, unknown>, who: Person = 'gloria') => editCatalog(house, people[who], { catalog: 'yes_no', code: 'not_identified', ...change });
const entry = async (catalog: string, code: string) => (await catalogsOf(house)).get(catalog)?.get(code);

describe('editing a catalogue', () => {
  it('is refused to everybody but administration', async () => {
    for (const person of ['ana', 'beto', 'diana', 'elena', 'fabian'] as const) {
      await expect(edit({ labelEs: 'Se ignora' }, person)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it.each([
    [{ labelEs: '  ' }, 'invalid_request'],
    [{ labelEs: 'x'.repeat(201) }, 'invalid_request'],
    [{ validUntil: '2026-02-30' }, 'invalid_request'],
    [{ code: 'not_identified', newCode: 'x' }, 'invalid_request'],
    [{ code: 'nobody_knows', labelEs: 'Otra' }, 'not_found'],
    [{ catalog: 'no_such', labelEs: 'Otra' }, 'not_found'],
    [{}, 'nothing_to_change'],
    [{ labelEs: 'No identificado' }, 'nothing_to_change'],
    [{ labelEs: 'si' }, 'label_taken'],
    [{ labelEs: 'verdadero' }, 'label_taken'],
  ])('%j is refused with %s, and nothing changes', async (change, code) => {
    const before = await entry('yes_no', 'not_identified');
    await expect(edit(change)).rejects.toMatchObject({ code });
    expect(await entry('yes_no', 'not_identified')).toEqual(before);
  });

  it('changes labels at once, and says so in the log with what they were', async () => {
    await expect(edit({ labelEs: 'No se sabe', labelEn: 'Not known' })).resolves.toMatchObject({ labelEs: 'No se sabe', edited: true });
    expect((await entry('yes_no', 'not_identified'))?.label).toEqual({ es: 'No se sabe', en: 'Not known' });
    const [logged] = await house.superuser`select actor_id, details from log_entry where action = 'catalog.edit' order by id limit 1`;
    expect(logged).toMatchObject({
      actor_id: people.gloria.userId,
      details: { catalog: 'yes_no', code: 'not_identified', before: { labelEs: 'No identificado' }, after: { labelEs: 'No se sabe', labelEn: 'Not known' } },
    });
  });

  it('retires a code and puts it back, without touching its labels', async () => {
    const code = { catalog: 'sex', code: 'not_identified' };
    await expect(edit({ ...code, validUntil: '2026-12-31' })).resolves.toMatchObject({ validUntil: '2026-12-31' });
    expect(await entry('sex', 'not_identified')).toMatchObject({ until: '2026-12-31', label: { es: 'No identificado' } });
    await edit({ ...code, validUntil: null });
    expect(await entry('sex', 'not_identified')).not.toHaveProperty('until');
  });

  it('is never undone by a release, which goes on renewing what nobody edited', async () => {
    await house.owner`update catalog_entry set label_es = 'Vieja' where catalog = 'yes_no' and code = 'yes'`;
    await seedCatalogs(house.owner, catalogs);
    const rows = await house.owner<{ code: string; label: string }[]>`select code, label_es as label from catalog_entry where catalog = 'yes_no' order by position`;
    expect(rows.map(({ code, label }) => `${code}: ${label}`)).toEqual(['yes: Sí', 'no: No', 'not_identified: No se sabe']);
  });
});

describe('PATCH /api/v1/catalogs/:catalog/:code', () => {
  it('answers administration with the entry and others with a refusal, which is logged', async () => {
    const app = await buildServer(house);
    const headers = { 'x-sintra-csrf': '1' };
    const patch = async (person: Person, payload: object) =>
      app.inject({ method: 'PATCH', url: '/api/v1/catalogs/state/14', headers: { ...headers, cookie: await signIn(app, person) }, payload });
    try {
      const refused = await patch('ana', { labelEs: 'Xalisco' });
      expect([refused.statusCode, refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
      const done = await patch('gloria', { labelEs: 'Xalisco', catalog: 'sex' });
      expect([done.statusCode, done.json()]).toMatchObject([200, { catalog: 'state', code: '14', labelEs: 'Xalisco', labelEn: 'Jalisco' }]);
    } finally {
      await app.close();
    }
    await expect(house.superuser`select resource from log_entry where action = 'refused' and actor_id = ${people.ana.userId}`).resolves.not.toHaveLength(0);
  });
});
