import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCatalogs } from '@sintra/platform/catalogs';
import { run } from '@sintra/platform/commands';
import { withContext, type Context } from '@sintra/platform/db';
import { recordCommands } from '@sintra/platform/records';
import { victims as module } from '@sintra/victims/server';
import { catalogs } from '../../../apps/server/modules.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { grantList } from './commands.ts';
import { grantCommands, grantRecord, revokeGrant, type Grant, type NewGrant } from './index.ts';

let house: TestHouse;
let people: People;
let jalisco: string;
const commands = recordCommands(module);

const create = async (who: Context): Promise<string> => (await run(house, who, commands.create, {
  values: { sex: 'female', detectionUnit: 'Unidad norte', nameGiven: 'Brisa' }, groups: { services: [{ values: { serviceType: 'travel' } }] },
})).id;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  jalisco = await create(people.ana);
});
afterAll(() => house.close());

const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);
const grant = (over: Partial<NewGrant> = {}): NewGrant => ({
  form: 'victim', recordId: jalisco, ownerInstitutionId: people.institutions.jalisco.id, toInstitutionId: people.institutions.chiapas.id,
  kind: 'referral', reason: 'Canalización aceptada por Chiapas', until: inHours(24), ...over,
});
const give = (who: Context, over: Partial<NewGrant> = {}): Promise<Grant> => withContext(house, who, (tx) => grantRecord(tx, who, grant(over)));
const revoke = (who: Context, { id }: Grant): Promise<void> => withContext(house, who, (tx) => revokeGrant(tx, who, id, 'Terminó la atención'));
const reads = (who: Context, id = jalisco) => run(house, who, commands.read, { id });

describe('A grant', () => {
  it('is refused without a reason, without a future, to the owner itself, and for broken glass beyond four hours or one person', async () => {
    await expect(give(people.beto, { reason: 'corto' })).rejects.toMatchObject({ code: 'reason_needed' });
    await expect(give(people.beto, { until: inHours(-1) })).rejects.toMatchObject({ code: 'grant_past' });
    await expect(give(people.beto, { toInstitutionId: people.institutions.jalisco.id })).rejects.toMatchObject({ code: 'grant_to_self' });
    await expect(give(people.beto, { kind: 'break_glass', toUserId: people.carla.userId, until: inHours(5) })).rejects.toMatchObject({ code: 'grant_too_long' });
    await expect(give(people.beto, { kind: 'break_glass', until: inHours(1) })).rejects.toMatchObject({ code: 'grant_too_long' });
  });

  it('is not given by the receiver, nor opens a record that is not the giver’s', async () => {
    await expect(give(people.carla)).rejects.toThrow(/row-level security/);
    // The giver names itself as owner of a record of another institution: the pair does not match, and nothing opens.
    const chiapas = await create(people.carla);
    const false_ = await give(people.beto, { recordId: chiapas, toInstitutionId: people.institutions.secretariat.id });
    const reader: Context = { ...people.beto, institutionId: people.institutions.secretariat.id };
    await expect(reads(reader, chiapas)).rejects.toMatchObject({ code: 'not_found' });
    await revoke(people.beto, false_);
  });

  it('opens the record for reading to the receiver alone, in the classes it says, until it is revoked', async () => {
    await expect(reads(people.carla)).rejects.toMatchObject({ code: 'not_found' });
    const open = await give(people.beto, { classes: ['public', 'internal'] });
    const view = await reads(people.carla);
    expect(view.values).not.toHaveProperty('sex');
    expect(JSON.stringify(view)).not.toContain('Brisa');
    await expect(run(house, people.carla, commands.reveal, { id: jalisco, reason: 'Para la atención en Chiapas' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, people.carla, commands.update, { id: jalisco, version: 1, values: { sex: 'male' } })).rejects.toMatchObject({ code: 'not_found' });
    const { entries } = await run(house, people.carla, commands.history, { id: jalisco });
    expect(entries.flatMap(({ changes }) => changes.map(({ cell }) => cell))).not.toContain('sex');
    const wider = await give(people.beto);
    expect((await reads(people.carla)).values).toMatchObject({ sex: 'female' });
    await revoke(people.beto, wider);
    expect((await reads(people.carla)).values).not.toHaveProperty('sex');
    await revoke(people.beto, open);
    await expect(reads(people.carla)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('with identity lets one person reveal it, and nobody else of the same institution', async () => {
    const glass = await give({ ...people.beto, purpose: 'grant' }, { kind: 'break_glass', toUserId: people.carla.userId, until: inHours(4), classes: ['confidential', 'identifying'] });
    const open = await run(house, people.carla, commands.reveal, { id: jalisco, reason: 'Riesgo inmediato para la persona' });
    expect(open).toMatchObject({ identity: 'open', values: { nameGiven: 'Brisa' } });
    const colleague: Context = { ...people.carla, userId: people.ana.userId };
    await expect(reads(colleague)).rejects.toMatchObject({ code: 'not_found' });
    await revoke(people.carla, glass);
  });

  it('does not put the record into the receiver’s lists and figures', async () => {
    const open = await give(people.beto);
    const list = await run(house, people.carla, commands.list, {});
    expect(list.items.map(({ id }) => id)).not.toContain(jalisco);
    expect((await run(house, people.carla, commands.count, {})).total).toBe(list.items.length);
    await revoke(people.beto, open);
  });

  it('is listed to its receiver with the folio while it is open, and to whoever may give of that record', async () => {
    const open = await give(people.beto);
    const received = async () => (await run(house, people.carla, grantList([module]), {})).find(({ id }) => id === open.id)?.folio;
    expect(await received()).toMatch(/^JAL-/);
    for (const who of [people.beto, people.diana]) expect((await run(house, who, grantCommands(module).ofRecord, { id: jalisco })).map(({ id }) => id)).toContain(open.id);
    await expect(run(house, people.carla, grantCommands(module).ofRecord, { id: jalisco })).rejects.toMatchObject({ code: 'forbidden' });
    await revoke(people.beto, open);
    expect(await received()).toBeNull();
  });

  it('is told to both institutions, and a reading from elsewhere is filed under the owner with the reader’s institution beside it', async () => {
    const open = await give(people.beto);
    await reads(people.carla);
    await revoke(people.beto, open);
    const entries = await house.superuser`
      select action, owner_institution_id as owner, actor_institution_id as actor from log_entry
      where details ->> 'grant' = ${open.id} or (action = 'record.read' and actor_id = ${people.carla.userId}) order by id desc limit 5`;
    const [j, c] = [people.institutions.jalisco.id, people.institutions.chiapas.id];
    expect(entries).toEqual(expect.arrayContaining([
      { action: 'grant.give', owner: j, actor: j }, { action: 'grant.give', owner: c, actor: j },
      { action: 'record.read', owner: j, actor: c },
      { action: 'grant.revoke', owner: j, actor: j }, { action: 'grant.revoke', owner: c, actor: j },
    ]));
  });
});
