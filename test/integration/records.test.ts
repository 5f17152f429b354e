import type { RecordInput } from '@sintra/definition';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import type { Context } from '../../packages/platform/db/index.ts';
import { rowScopes } from '../../packages/platform/permissions/index.ts';
import { recordCommands, type RecordView } from '../../packages/platform/records/index.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { catalogs } from '../../apps/server/modules.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';
import { uncommitted } from '../committed.ts';

let house: TestHouse;
let people: People;
const commands = recordCommands(victims);

const minimum: RecordInput = {
  values: {
    sex: 'female', typeOfVictim: 'direct', victimStatus: 'possible', detectionDate: 'marzo 2024', ageBasis: 'exact', ageFrom: 17, ageTo: 17,
    formsOfExploitation: ['LGT-10-III'], nationalities: ['MX'], detectionState: '14',
  },
};

const named: RecordInput = {
  values: { ...minimum.values, nameGiven: 'María Invención', nameFirst: 'Hernández', nameSecond: 'De la Prueba', curp: 'HEGG560427MVZRRL04' },
  groups: { services: [{ values: { serviceStart: '05/03/2024' } }] },
};

const create = (who: Context, input: RecordInput = minimum): Promise<RecordView> => run(house, who, commands.create, input);

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
afterAll(() => house.close());

describe('A record of a victim', () => {
  it('is created with a folio of its institution and read back as it was given', async () => {
    const view = await create(people.ana);
    expect(view.folio).toMatch(/^JAL-\d{4}-[0-9A-Z]{6}-[0-9A-Z]$/);
    expect(view).toMatchObject({ version: 1, status: 'draft', identity: 'absent', values: minimum.values });
    await expect(run(house, people.ana, commands.read, { id: view.id })).resolves.toMatchObject({ folio: view.folio });
  });

  it('shows its identity masked, and opens it only with a reason', async () => {
    const view = await create(people.ana, named);
    expect(view).toMatchObject({ identity: 'masked', masked: { nameGiven: 'M•••••', nameFirst: 'H•••••' } });
    expect(view.values).not.toHaveProperty('nameGiven');
    await expect(run(house, people.ana, commands.reveal, { id: view.id, reason: 'corto' })).rejects.toMatchObject({ code: 'reason_needed' });
    const open = await run(house, people.ana, commands.reveal, { id: view.id, reason: 'Atención en curso de la víctima' });
    expect(open.values).toMatchObject({ nameGiven: 'María Invención', curp: 'HEGG560427MVZRRL04' });
  });

  it('stores no identifying word in clear anywhere in its tables', async () => {
    await create(people.ana, named);
    const [found] = await house.superuser<{ rows: number }[]>`
      select count(*)::integer as rows from victim r where r::text ilike '%hernández%' or r::text ilike '%HEGG56%'`;
    expect(found?.rows).toBe(0);
  });

  it('is found by a word of the name as it sounds, inside the institution only', async () => {
    const view = await create(people.ana, { values: { ...named.values, nameFirst: 'Xicoténcatl' } });
    const mine = await run(house, people.ana, commands.list, { q: 'jicotencatl' });
    expect(mine.items.map(({ id }) => id)).toContain(view.id);
    await expect(run(house, people.carla, commands.list, { q: 'jicotencatl' })).resolves.toMatchObject({ items: [] });
    await expect(run(house, people.diana, commands.list, { q: 'jicotencatl' })).resolves.toMatchObject({ items: [] });
  });

  it('gets another folio when chance gave it the one of another', async () => {
    const { folio } = await create(people.ana);
    await house.superuser.unsafe(`create sequence unlucky; grant usage on sequence unlucky to sintra_app;
      create function unlucky() returns trigger language plpgsql as $$ begin if nextval('unlucky') = 1 then new.folio := '${folio}'; end if; return new; end $$;
      create trigger unlucky before insert on victim for each row execute function unlucky()`).simple();
    const second = await create(people.ana, named);
    await house.superuser.unsafe('drop trigger unlucky on victim');
    expect(second.folio).not.toBe(folio);
    const [entries] = await house.superuser`select count(*)::integer as count from log_entry where record_id = ${second.id} and action = 'record.create'`;
    expect(entries).toEqual({ count: 1 });
  });

  it('is listed with the cells that were asked for, and no identifying one', async () => {
    const view = await create(people.ana, { values: { ...named.values, nameFirst: 'Ixtlilxóchitl' } });
    const page = await run(house, people.ana, commands.list, { q: view.folio, columns: 'sex,detectionDate' });
    expect(page.items).toMatchObject([{ id: view.id, identity: 'masked', values: { sex: 'female', detectionDate: 'marzo 2024' } }]);
    expect(Object.keys(page.items[0]?.values ?? {})).toHaveLength(2);
    for (const columns of ['nameFirst', 'sealed', 'nothing', 'sex,captured_by']) {
      await expect(run(house, people.ana, commands.list, { columns })).rejects.toMatchObject({ code: 'invalid_request' });
    }
  });

  it('is found by several words only when it holds them all', async () => {
    const view = await create(people.ana, { values: { ...named.values, nameGiven: 'Ficticia Xóchitl', nameFirst: 'Tonatiuh' } });
    const found = async (q: string) => (await run(house, people.ana, commands.list, { q })).items.map(({ id }) => id);
    expect(await found('xochitl tonatiuh')).toEqual([view.id]);
    expect(await found('xochitl tonatiuh hernandez')).toEqual([]);
    expect(await found('HEGG560427MVZRRL04')).toContain(view.id);
  });

  it('of another institution answers as if it did not exist', async () => {
    const view = await create(people.ana);
    const foreign = run(house, people.carla, commands.read, { id: view.id });
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, people.carla, commands.read, { id: '01900000-0000-7000-8000-00000000ffff' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of another institution is neither read nor changed by who counts the nation but captures only for their own', async () => {
    const view = await create(people.ana);
    const both: Context = { ...people.carla, roles: ['capturer', 'analyst'], ...rowScopes(['capturer', 'analyst']) };
    expect((await run(house, both, commands.count, {})).total).toBeGreaterThan((await run(house, people.carla, commands.count, {})).total);
    await expect(run(house, both, commands.read, { id: view.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, both, commands.update, { id: view.id, version: 1, values: { sex: 'male' } })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, both, commands.setStatus, { id: view.id, version: 1, status: 'submitted' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, both, commands.reveal, { id: view.id, reason: 'Atención en curso de la víctima' })).rejects.toMatchObject({ code: 'not_found' });
    const coordinator: Context = { ...people.carla, roles: ['capturer', 'national_coordination'], ...rowScopes(['capturer', 'national_coordination']) };
    await expect(run(house, coordinator, commands.read, { id: view.id })).resolves.toMatchObject({ id: view.id });
    await expect(run(house, coordinator, commands.reveal, { id: view.id, reason: 'Atención en curso de la víctima' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps every version, and says what changed in each', async () => {
    const view = await create(people.ana, named);
    const { view: changed } = await run(house, people.ana, commands.update, { id: view.id, version: 1, values: { sex: 'male', nationalities: null } });
    expect(changed).toMatchObject({ version: 2, identity: 'masked', values: { sex: 'male' } });
    const { entries: history } = await run(house, people.ana, commands.history, { id: view.id });
    expect(history[0]).toMatchObject({ version: 2, identityChanged: false });
    expect(history[0]?.changes).toEqual(expect.arrayContaining([{ cell: 'sex', before: 'female', after: 'male' }, { cell: 'nationalities', before: ['MX'], after: null }]));
  });

  it('refuses a change made on a version that moved meanwhile', async () => {
    const view = await create(people.ana);
    await run(house, people.ana, commands.update, { id: view.id, version: 1, values: { sex: 'male' } });
    await expect(run(house, people.ana, commands.update, { id: view.id, version: 1, values: { sex: 'female' } })).rejects.toMatchObject({ code: 'version_moved', status: 409 });
  });

  it('adds, changes and takes out rows of a group, each at its version', async () => {
    const view = await create(people.ana, named);
    const row = view.groups['services']?.[0];
    const update = (version: number, rows: unknown[]) => run(house, people.ana, commands.update, { id: view.id, version, values: {}, groups: { services: rows } });
    const two = await update(1, [{ values: { serviceStart: '2024-04-01' } }]);
    expect(two.view.groups['services']).toHaveLength(2);
    const three = await update(2, [{ id: row?.id, values: { serviceStart: '2024-03-06' } }]);
    expect(three.view.groups['services']?.map((one) => one.values['serviceStart'])).toEqual(['2024-03-06', '2024-04-01']);
    const four = await update(3, [{ id: row?.id, remove: true, values: {} }]);
    expect(four.view.groups['services']).toHaveLength(1);
  });

  it('is submitted when complete, observed with a reason by who validates, never by the capturer', async () => {
    const view = await create(people.ana);
    const step = (who: Context, version: number, status: string, reason?: string) => run(house, who, commands.setStatus, { id: view.id, version, status, reason });
    await expect(step(people.ana, 1, 'submitted')).resolves.toMatchObject({ status: 'submitted', version: 2 });
    await expect(step(people.ana, 2, 'validated')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(step(people.beto, 2, 'observed')).rejects.toMatchObject({ code: 'reason_needed' });
    await expect(step(people.beto, 2, 'observed', 'Falta la fecha exacta de detección')).resolves.toMatchObject({ status: 'observed' });
  });

  it('is annulled with a reason, leaves lists and counts, and can no longer change', async () => {
    const view = await create(people.ana, { values: { ...minimum.values, detectionState: '32' } });
    const annulled = await run(house, people.beto, commands.annul, { id: view.id, version: 1, reason: 'Capturado dos veces por error' });
    expect(annulled.annulled).toMatchObject({ reason: 'Capturado dos veces por error' });
    await expect(run(house, people.ana, commands.list, { state: '32' })).resolves.toMatchObject({ items: [] });
    await expect(run(house, people.ana, commands.update, { id: view.id, version: 2, values: { sex: 'male' } })).rejects.toMatchObject({ code: 'annulled' });
  });

  it('with an unknown code is refused cell by cell, in words', async () => {
    await expect(create(people.ana, { values: { ...minimum.values, sex: 'hembra' } })).rejects.toMatchObject({ code: 'invalid_values', details: { cells: [{ cell: 'sex' }] } });
    await expect(create(people.ana, { values: { ...minimum.values, detectionDate: '31/02/2024' } })).rejects.toMatchObject({ code: 'invalid_values' });
    await expect(create(people.ana, { values: { noSuchCell: 'x' } })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('warns of the same CURP inside the institution, and of nothing across institutions', async () => {
    const curp = 'GOMC850315HDFRRR07';
    const view = await create(people.ana, { values: { ...minimum.values, curp } });
    const check = (who: Context) => run(house, who, commands.check, { values: { curp } });
    expect((await check(people.beto)).repeated).toEqual([{ id: view.id, folio: view.folio, reasons: ['curp'] }]);
    expect((await check(people.carla)).repeated).toEqual([]);
  });
});

describe('A stay where the law allows none', () => {
  it('is warned of while it is typed, and stored all the same', async () => {
    const groups = { accommodations: [{ values: { accommodationType: 'migration_station' } }] };
    const check = await run(house, people.ana, commands.check, { values: minimum.values, groups });
    expect(check).toMatchObject({ problems: [], warnings: [{ cell: 'accommodations[0].accommodationType', code: 'forbidden_accommodation' }] });
    await expect(create(people.ana, { ...minimum, groups })).resolves.toMatchObject({ version: 1 });
  });
});

describe('Counts', () => {
  it('say the total once and a person of two forms under each', async () => {
    await create(people.carla, { values: { ...minimum.values, formsOfExploitation: ['LGT-10-III', 'LGT-10-V'], sex: 'male' } });
    await create(people.carla);
    const count = await run(house, people.carla, commands.count, { by: 'exploitation' });
    expect(count.total).toBe(2);
    expect(count.rows).toEqual(expect.arrayContaining([{ key: { exploitation: 'LGT-10-III' }, count: 2 }, { key: { exploitation: 'LGT-10-V' }, count: 1 }]));
  });

  it('match the list under the same filters, with and without an answer', async () => {
    await create(people.carla, { values: { sex: 'not_identified', detectionDate: '2023-2024' } });
    for (const filter of [{ year: '2024' }, { year: 'no_answer' }, { sex: 'female,not_identified' }, { ageBand: 'age_12_17' }, { ageBand: 'no_answer' }]) {
      const [count, list] = [await run(house, people.carla, commands.count, filter), await run(house, people.carla, commands.list, filter)];
      expect([filter, list.items.length]).toEqual([filter, count.total]);
    }
  });

  it('by age tell an unknown age from an unanswered one, and keep what an interval makes sure', async () => {
    const detectionState = '31';
    const ages = [{ ageBasis: 'unknown' }, { ageBasis: 'exact' }, { ageBasis: 'presumed_minor' }, { ageBasis: 'interval', ageFrom: 9, ageTo: 17 }, { ageBasis: 'interval', ageFrom: 48 }, { ageBasis: 'exact', ageFrom: 30, ageTo: 30 }];
    for (const values of ages) await create(people.carla, { values: { ...values, detectionState } });
    const by = async (dimension: string) => Object.fromEntries((await run(house, people.carla, commands.count, { by: dimension, state: detectionState })).rows.map(({ key, count }) => [key[dimension], count]));
    expect(await by('ageBand')).toEqual({ not_identified: 1, no_answer: 1, minor_unspecified: 2, adult_unspecified: 1, age_30_59: 1 });
    expect(await by('ageBandReceived')).toEqual({ not_identified: 1, no_answer: 2, ctdc_9_17: 1, ctdc_48_plus: 1, ctdc_30_38: 1 });
  });

  it('by an unknown field are refused without saying whether it exists', async () => {
    await expect(run(house, people.carla, commands.count, { by: 'nameGiven' })).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('The log', () => {
  it('holds one entry for each act, with field names and never a value', async () => {
    const view = await create(people.ana, named);
    await run(house, people.ana, commands.reveal, { id: view.id, reason: 'Atención en curso de la víctima' });
    const entries = await house.superuser<{ action: string; fields: string[] | null }[]>`select action, fields, details from log_entry where record_id = ${view.id} order by id`;
    expect(entries.map(({ action }) => action)).toEqual(['record.create', 'record.reveal']);
    expect(JSON.stringify(entries)).not.toMatch(/Hern|HEGG/);
  });

  it('keeps refusals', async () => {
    await expect(run(house, people.fabian, commands.list, {})).rejects.toMatchObject({ code: 'forbidden' });
    const [refusal] = await house.superuser`select resource from log_entry where action = 'refused' and actor_id = ${people.fabian.userId}`;
    expect(refusal).toMatchObject({ resource: 'victim.list' });
  });
});

describe('A draft', () => {
  it('is kept sealed and seen by its author alone', async () => {
    const id = '01900000-0000-7000-8000-00000000d001';
    await run(house, people.ana, commands.saveDraft, { id, values: { nameGiven: 'Borradora' } });
    await expect(run(house, people.ana, commands.readDraft, { id })).resolves.toMatchObject({ values: { nameGiven: 'Borradora' } });
    await expect(run(house, people.beto, commands.readDraft, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, people.beto, commands.saveDraft, { id, values: {} })).rejects.toMatchObject({ code: 'not_found' });
    await run(house, people.ana, commands.dropDraft, { id });
    await expect(run(house, people.ana, commands.listDrafts, {})).resolves.toEqual([]);
  });
});

describe('The log', () => {
  it('commits to the values of every version that the acts of this file wrote', async () => {
    expect(await uncommitted(house)).toEqual([]);
  });
});
