import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { victims } from '../../modules/victims/server/index.ts';
import { catalogs } from '../../apps/server/modules.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { withContext, type Context } from '../../packages/platform/db/index.ts';
import { decideErasure, requestErasureCommand, resumeErasures } from '../../packages/platform/erasures/index.ts';
import { readFile, storeFile } from '../../packages/platform/files/index.ts';
import { openBytes, openKeyring } from '../../packages/platform/identity/index.ts';
import { recordCommands, type RecordView } from '../../packages/platform/records/index.ts';
import { sequenceLog, sealLog } from '../../packages/platform/sequencer/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';
import { secondLiaison } from '../second-liaison.ts';

let house: TestHouse;
let people: People;
let lucia: Context;
const commands = recordCommands(victims);
const requestErasure = requestErasureCommand(victims);
const reason = 'Resolución de supresión por derechos ARCO';

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  lucia = await secondLiaison(house, people.beto);
});
afterAll(() => house.close());

const create = (name: string): Promise<RecordView> => run(house, people.ana, commands.create, {
  values: { sex: 'female', nameGiven: name, nameFirst: 'Invención' }, groups: { services: [{ values: { serviceStart: '2024-04-01', serviceNotes: `Nota de ${name}` } }] },
});
const reveal = (id: string) => run(house, people.ana, commands.reveal, { id, reason });
const found = async (word: string): Promise<number> => (await run(house, people.ana, commands.list, { q: word, limit: 10 })).items.length;

describe('Erasing a person', () => {
  it('is refused to who has no right, without a reason, for another institution’s record, and to who asked', async () => {
    const { id, folio } = await create('Marisol');
    for (const who of [people.ana, people.elena, people.fabian, people.gloria]) await expect(run(house, who, requestErasure, { id, reason })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(house, people.beto, requestErasure, { id, reason: 'corto' })).rejects.toMatchObject({ code: 'reason_needed' });
    for (const other of [uuidv7(), 'nada', 'JAL-2026-000000']) await expect(run(house, people.beto, requestErasure, { id: other, reason })).rejects.toMatchObject({ code: 'not_found' });
    const chiapas = await run(house, people.carla, commands.create, { values: { nameGiven: 'Carmela' } });
    for (const who of [people.beto, people.diana]) await expect(run(house, who, requestErasure, { id: chiapas.id, reason })).rejects.toMatchObject({ code: 'not_found' });
    const asked = await run(house, people.beto, requestErasure, { id: folio, reason });
    await expect(decideErasure(house, people.beto, [victims], { id: asked.id, decision: 'approved' })).rejects.toMatchObject({ code: 'own_request' });
    await expect(decideErasure(house, people.diana, [victims], { id: asked.id, decision: 'approved' })).rejects.toMatchObject({ code: 'decided_in_house' });
    await decideErasure(house, lucia, [victims], { id: asked.id, decision: 'refused', reason: 'Hay una investigación en curso' });
    expect(await reveal(id)).toMatchObject({ values: { nameGiven: 'Marisol' } });
  });

  it('leaves nothing of them readable, in a copy of the records taken before either', async () => {
    const { id } = await create('Xóchitl');
    const { view } = await run(house, people.ana, commands.update, { id, version: 1, values: { nameGiven: 'Xochiquétzal' } });
    expect(await found('Xochiquétzal')).toBe(1);
    await run(house, people.ana, commands.saveDraft, { id, values: { nameGiven: 'Xochiquétzal' } });
    const file = await storeFile(house, people.beto, { name: 'hoja.csv', limit: 1_000_000 }, Readable.from([Buffer.from('nombre\nXochiquétzal\n')]));
    const run_ = uuidv7();
    await house.superuser`insert into import_run (id, institution_id, user_id, user_institution_id, form, file_id, file_name, file_size, file_sha256, state, received_at)
      values (${run_}, ${people.beto.institutionId}, ${people.beto.userId}, ${people.beto.institutionId}, 'victim', ${file.id}, 'hoja.csv', 20, ${file.sha256}, 'applied', now())`;
    await house.superuser`update victim set import_id = ${run_} where id = ${id}`;
    const photo = await storeFile(house, people.beto, { name: 'foto.bin', limit: 1_000 }, Readable.from([Buffer.from('Xochiquétzal')]));
    await house.superuser`update stored_file set record_id = ${id}, form = 'victim' where id = ${photo.id}`;
    // The copy of before: every table of the records database that holds something of the person, word for word.
    const copy = {
      victim: await house.superuser`select sealed from victim where id = ${id}`, version: await house.superuser`select sealed, version from victim_version where id = ${id}`,
      service: await house.superuser`select id, sealed from victim_service where parent_id = ${id}`, draft: await house.superuser`select sealed, key_id from record_draft where id = ${id}`,
      chunk: await house.superuser`select sealed from file_chunk where file_id = ${file.id}`,
    };
    expect(Object.values(copy).map(({ length }) => length)).toEqual([1, 2, 1, 1, 1]);

    // Every key of the institution is tried on every piece of the copy.
    const drafts = copy.draft.map((row) => String(row['key_id']));
    const openable = async (): Promise<number> => {
      const keyring = openKeyring(house);
      const all = (await house.keysSql<{ person_id: string }[]>`select person_id from person_key where institution_id = ${people.ana.institutionId}`).map((row) => row.person_id);
      const keys = [...(await keyring.personKeys(people.ana.institutionId, all)).values(),
        ...(await Promise.all((['person', 'search', 'file', 'draft'] as const).map((kind) => keyring.classKey(people.ana.institutionId, kind))))];
      const places = [{ table: 'victim', row: id, keyId: id }, { table: 'victim_service', row: String(copy.service[0]?.['id']), keyId: id }, { table: 'record_draft', row: id, keyId: 'draft' }, { table: 'file_chunk', row: `${file.id}/0`, keyId: 'file' }];
      const opens = (key: Buffer, piece: Buffer): boolean => places.some((place) => {
        try {
          openBytes(key, piece, { ...place, institution: people.ana.institutionId });
          return true;
        } catch {
          return false;
        }
      });
      return Object.values(copy).flat().filter((row) => keys.some((key) => opens(key, row['sealed'] as Buffer))).length;
    };
    expect([drafts.length, await openable()]).toEqual([1, 6]);

    const asked = await run(house, people.beto, requestErasure, { id, reason });
    expect(await decideErasure(house, lucia, [victims], { id: asked.id, decision: 'approved' })).toMatchObject({ state: 'used' });

    await expect(reveal(id)).rejects.toMatchObject({ code: 'key_destroyed' });
    expect([await found('Xochiquétzal'), await found('Xóchitl')]).toEqual([0, 0]);
    expect(await run(house, people.ana, commands.read, { id })).toMatchObject({ folio: view.folio, masked: {}, values: { sex: 'female' } });
    await expect(buffer(Readable.from(readFile(house, people.beto, file.id)))).rejects.toMatchObject({ code: 'key_destroyed' });
    await expect(buffer(Readable.from(readFile(house, people.beto, photo.id)))).rejects.toMatchObject({ code: 'key_destroyed' });
    await expect(run(house, people.ana, commands.readDraft, { id })).rejects.toMatchObject({ code: 'not_found' });

    expect(await openable()).toBe(0);
  });

  it('is finished by the next who looks when the server was killed after it was allowed', async () => {
    const { id } = await create('Aurora');
    const asked = await run(house, people.beto, requestErasure, { id, reason });
    await house.superuser`update approval set decision = 'approved', decided_by = ${lucia.userId}, decided_at = now() where id = ${asked.id}`;
    expect(await reveal(id)).toMatchObject({ values: { nameGiven: 'Aurora' } });
    expect(await resumeErasures(house, [victims])).toBe(1);
    await expect(reveal(id)).rejects.toMatchObject({ code: 'key_destroyed' });
    expect([await resumeErasures(house, [victims]), await found('Aurora')]).toEqual([0, 0]);
  });

  it('is in the log, whose trees still hold; the record keeps its row, its versions and its history', async () => {
    const entries = await withContext(house, people.fabian, (tx) => tx<{ action: string }[]>`select action from log_entry where action like '%eras%' order by at, id`);
    expect(entries.map(({ action }) => action)).toEqual(['erasure.request', 'erasure.refused', 'erasure.request', 'erasure.approved', 'record.erase', 'erasure.request', 'record.erase']);
    const said: string[] = [];
    await sequenceLog(house);
    await sealLog(house, (message) => said.push(message));
    expect(said.filter((message) => message.includes('ya no coincide'))).toEqual([]);
    const [row] = await house.superuser`select count(*)::integer as count from victim`;
    expect(row).toEqual({ count: 4 });
  });
});
