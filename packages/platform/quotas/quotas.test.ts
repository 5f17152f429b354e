import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { victims } from '../../../modules/victims/server/index.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { run } from '../commands/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { recordCommands } from '../records/index.ts';
import { changeQuota, listQuotas } from './index.ts';

let house: TestHouse;
let people: People;
const commands = recordCommands(victims);
const reason = 'Atención en curso de la víctima';
const ids: string[] = [];

beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  for (let index = 0; index < 12; index += 1) ids.push((await run(house, people.ana, commands.create, { values: { nameGiven: 'Invención', sex: 'female' } })).id);
});
afterAll(() => house.close());

const reveal = (who: Context, id: string | undefined) => run(house, who, commands.reveal, { id, reason });
const alerts = () => house.superuser<{ action: string }[]>`select action from log_entry where action like 'alert.%' order by at, id`;
const notices = () => house.superuser<{ kind: string; institution_id: string }[]>`select kind, institution_id from tray_notice where kind like 'reveal_quota%' order by id`;

describe('The limits to opening identity', () => {
  it('are not changed by who does not administer, nor to nonsense, nor one that does not exist', async () => {
    for (const who of [people.ana, people.beto, people.diana, people.fabian]) await expect(run(house, who, changeQuota, { id: 'reveal_hour', value: 5 })).rejects.toMatchObject({ code: 'forbidden' });
    for (const value of [0, -1, 1.5, 10 ** 9]) await expect(run(house, people.gloria, changeQuota, { id: 'reveal_hour', value })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(run(house, people.gloria, changeQuota, { id: 'otro', value: 5 })).rejects.toMatchObject({ code: 'unknown_quota' });
    expect((await run(house, people.gloria, listQuotas, {})).map(({ name, value }) => `${name} ${String(value)}`)).toEqual(['export_day 1000', 'reveal_day 1000', 'reveal_hour 200']);
  });

  it('tell somebody at 80 %, and refuse beyond, saying when it opens again and whom to ask', async () => {
    await run(house, people.gloria, changeQuota, { id: 'reveal_hour', value: 5 });
    for (const id of ids.slice(0, 3)) await reveal(people.ana, id);
    expect(await alerts()).toEqual([]);
    await reveal(people.ana, ids[3]);
    expect(await alerts()).toEqual([{ action: 'alert.reveal_near' }]);
    await reveal(people.ana, ids[4]);
    await expect(reveal(people.ana, ids[5])).rejects.toMatchObject({ code: 'reveal_quota', status: 429, message: expect.stringMatching(/5 registros en la última hora.*Podrá abrir más el .*administración/) as string });
    await expect(reveal(people.ana, ids[6])).rejects.toMatchObject({ code: 'reveal_quota' });
    expect(await alerts()).toEqual([{ action: 'alert.reveal_near' }, { action: 'alert.reveal_refused' }, { action: 'alert.reveal_refused' }]);
    // Each of the two things is told once, to the institution's own liaison and to whoever reads the whole log.
    expect((await notices()).map(({ kind }) => kind)).toEqual(['reveal_quota_near', 'reveal_quota_near', 'reveal_quota_refused', 'reveal_quota_refused']);
    const opens = await reveal(people.ana, ids[5]).catch((error: { details: { opensAt: string } }) => error.details.opensAt);
    expect(new Date(opens as string).getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  });

  it('let the same records be opened again, and other people go on', async () => {
    expect(await reveal(people.ana, ids[0])).toMatchObject({ identity: 'open' });
    expect(await reveal(people.beto, ids[5])).toMatchObject({ identity: 'open' });
  });

  it('count what was opened an hour ago no more, and the day’s own limit does', async () => {
    await house.superuser`update identity_use set at = at - interval '61 minutes' where user_id = ${people.ana.userId}`;
    await reveal(people.ana, ids[6]);
    await run(house, people.gloria, changeQuota, { id: 'reveal_day', value: 6 });
    await expect(reveal(people.ana, ids[7])).rejects.toMatchObject({ code: 'reveal_quota', details: { window: 'day', limit: 6 } });
    await run(house, people.gloria, changeQuota, { id: 'reveal_day', value: 1000 });
    await reveal(people.ana, ids[7]);
  });

  it('hold when many reveals of one account arrive at once', async () => {
    await run(house, people.gloria, changeQuota, { id: 'reveal_hour', value: 4 });
    const tried = await Promise.allSettled(ids.slice(0, 10).map((id) => reveal(people.beto, id)));
    // Beto had opened one already, which is among them.
    expect(tried.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(4);
    expect(tried.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(3);
    const [row] = await house.superuser`select count(distinct record_id)::integer as opened from identity_use where user_id = ${people.beto.userId}`;
    expect(row).toEqual({ opened: 4 });
  });

  it('are not spent by what opens nothing: a record of elsewhere, or without identity', async () => {
    const empty = await run(house, people.carla, commands.create, { values: { sex: 'male' } });
    expect(await reveal(people.carla, empty.id)).toMatchObject({ identity: 'absent' });
    await expect(reveal(people.carla, ids[0])).rejects.toMatchObject({ code: 'not_found' });
    await expect(reveal(people.carla, uuidv7())).rejects.toMatchObject({ code: 'not_found' });
    expect(await house.superuser`select from identity_use where user_id = ${people.carla.userId}`).toHaveLength(0);
  });

  it('are each account’s own: nobody sees what others opened', async () => {
    const seen = await withContext(house, people.diana, (tx) => tx`select from identity_use`);
    expect(seen).toHaveLength(0);
  });
});
