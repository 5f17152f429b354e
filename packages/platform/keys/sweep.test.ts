import { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { victims } from '../../../modules/victims/server/index.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { run } from '../commands/index.ts';
import { storeFile } from '../files/index.ts';
import { openKeyring } from '../identity/index.ts';
import { recordCommands } from '../records/index.ts';
import { sweepKeys } from './index.ts';

let house: TestHouse;
let people: People;
const commands = recordCommands(victims);
const tomorrow = new Date(Date.now() + 86_400_000);
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());

describe('Sweeping keys that nothing needs', () => {
  it('keeps those of records, of what is staged, of files, captures and requests; destroys the rest; and says so in the log', async () => {
    const { institutionId } = people.ana;
    const { id } = await run(house, people.ana, commands.create, { values: { nameGiven: 'Brisa', sex: 'female' } });
    const draft = uuidv7();
    await run(house, people.ana, commands.saveDraft, { id: draft, values: { nameGiven: 'Marisol' } });
    const file = await storeFile(house, people.beto, { name: 'a.csv', limit: 1000 }, Readable.from([Buffer.from('uno')]));
    const [staged, orphan] = [uuidv7(), uuidv7()];
    const keyring = openKeyring(house);
    await keyring.newPersons(institutionId, [staged, orphan]);
    await keyring.ensureItem(institutionId, 'file', uuidv7());
    await house.superuser`create schema if not exists staging_01`;
    await house.superuser`grant usage on schema staging_01 to sintra_app`;
    await house.superuser`create table if not exists staging_01.victim (stage_run uuid, stage_row integer, stage_kind text, institution_id uuid, id uuid, sealed bytea)`;
    await house.superuser`grant select on staging_01.victim to sintra_app`;
    await house.superuser`insert into staging_01.victim (stage_run, stage_row, stage_kind, institution_id, id) values (${uuidv7()}, 1, 'new', ${institutionId}, ${staged})`;

    expect(await sweepKeys(house, institutionId)).toBe(0);
    expect(await sweepKeys(house, institutionId, tomorrow)).toBe(2);
    expect((await keyring.personKeys(institutionId, [id, staged, orphan, file.id])).size).toBe(3);
    expect(await run(house, people.ana, commands.readDraft, { id: draft })).toMatchObject({ values: { nameGiven: 'Marisol' } });
    const entries = await house.superuser`select details from log_entry where action = 'key.sweep' order by at, id`;
    expect(entries).toEqual([{ details: { class: 'person', destroyed: 1 } }, { details: { class: 'file', destroyed: 1 } }]);
  });

  it('does nothing when there are far more of them than records: somebody opened the wrong database', async () => {
    const { institutionId } = people.carla;
    await run(house, people.carla, commands.create, { values: { nameGiven: 'Aurora', sex: 'female' } });
    const lost = Array.from({ length: 1_100 }, () => uuidv7());
    await openKeyring(house).newPersons(institutionId, lost);
    expect(await sweepKeys(house, institutionId, tomorrow)).toBe(-1);
    expect((await openKeyring(house).personKeys(institutionId, lost)).size).toBe(1_100);
  });
});
