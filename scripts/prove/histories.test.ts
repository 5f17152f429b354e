import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCatalogs } from '@sintra/platform/catalogs';
import { catalogs } from '../../apps/server/modules.ts';
import { testHouse, type TestHouse } from '../../test/house.ts';
import { testPeople, type People } from '../../test/people.ts';
import { runs } from '../../test/runs.ts';
import { action } from './acts.ts';
import { Model } from './model.ts';
import { Play } from './play.ts';
import { seed } from './seed.ts';

let house: TestHouse;
let people: People;
beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
afterAll(() => house.close());

describe('Random histories of records', () => {
  it('by people of three institutions end as the model says, act by act', { timeout: 3_600_000 }, async ({ task }) => {
    const histories = runs(1_000);
    // One model for all: later histories list and count what earlier ones left.
    const play = new Play(house, people, new Model());
    await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 16 }), async (acts) => {
      for (const act of acts) await play.act(act);
    }), { numRuns: histories, seed, endOnFailure: true });
    const [alone] = await house.superuser`
      select count(*) filter (where l.id is null)::integer as records, count(*) filter (where r.id is null)::integer as entries
      from victim r full join (select * from log_entry where action = 'record.create') l on l.record_id = r.id`;
    expect(alone).toEqual({ records: 0, entries: 0 });
    const [versions] = await house.superuser`
      select count(*)::integer as wrong from victim r where r.version - 1 <> (select count(*) from victim_version v where v.institution_id = r.institution_id and v.id = r.id)`;
    expect(versions).toEqual({ wrong: 0 });
    task.meta.proof = { what: 'random histories against the model', count: histories, acts: play.acts, differences: 0, seed };
  });
});
