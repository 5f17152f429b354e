import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemContext } from '@sintra/platform/accounts';
import { run } from '@sintra/platform/commands';
import { withContext, type Context } from '@sintra/platform/db';
import { writeLog, type LogEntry } from '@sintra/platform/log';
import { recordCommands } from '@sintra/platform/records';
import { victims } from '../../../modules/victims/server/index.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { listAlerts, listThresholds, setThreshold } from './commands.ts';
import { raiseAlerts } from './index.ts';

let house: TestHouse;
let people: People;
beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());

const act = (person: Context, times: number, entry: LogEntry): Promise<void> => withContext(house, person, async (tx) => {
  for (let time = 0; time < times; time += 1) await writeLog(tx, person, entry);
});
const read: LogEntry = { action: 'record.read', resource: 'victim' };
const alertsOf = async (person: Context) => (await run(house, person, listAlerts, {})).items.map(({ kind, userName, counted }) => ({ kind, userName, counted }));
const limitOf = (kind: string, most: number, hours = 1) => run(house, people.fabian, setThreshold, { kind, most, hours });

describe('Alerts of unusual volume', () => {
  it('begin with the limits of the design: 200 records read in an hour, 1,000 identified rows in a day', async () => {
    const limits = await run(house, people.fabian, listThresholds, {});
    expect(limits).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'record_reads', most: 200, hours: 1 }), expect.objectContaining({ kind: 'identified_rows', most: 1000, hours: 24 })]));
  });

  it('are not raised for what reaches the limit and does not pass it', async () => {
    await limitOf('record_reads', 5);
    await act(people.ana, 5, read);
    expect(await raiseAlerts(house)).toBe(0);
  });

  it('are raised once for whoever passes it, and for nobody else', async () => {
    await act(people.ana, 1, read);
    await act(people.carla, 3, read);
    expect(await raiseAlerts(house)).toBe(1);
    await act(people.ana, 4, read);
    expect(await raiseAlerts(house)).toBe(0);
    expect(await alertsOf(people.fabian)).toEqual([{ kind: 'record_reads', userName: 'Ana Capturista', counted: 6 }]);
  });

  it('are read by the auditors and by the liaison of that institution, not by others', async () => {
    expect(await alertsOf(people.beto)).toHaveLength(1);
    for (const person of [people.ana, people.diana, people.gloria]) await expect(alertsOf(person)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are entries of the log, and notices without a name in the trays of auditors, administration and the liaison', async () => {
    const [entry] = await house.superuser`select record_id, owner_institution_id, details from log_entry where action = 'alert.raise'`;
    expect(entry).toMatchObject({ record_id: people.ana.userId, owner_institution_id: people.ana.institutionId, details: { kind: 'record_reads', counted: 6, most: 5 } });
    const notices = await house.superuser<{ institution_id: string; audience: string; details: object }[]>`select institution_id, audience, details from tray_notice where kind = 'unusual_volume'`;
    expect(notices.map(({ audience }) => audience).sort()).toEqual(['log.read', 'log.read', 'user.manage']);
    expect(notices.map(({ institution_id }) => institution_id)).toContain(people.ana.institutionId);
    expect(JSON.stringify(notices)).not.toMatch(/Ana|Capturista/);
  });

  it('add up the rows of identified exports, and count no export without identity', async () => {
    await limitOf('identified_rows', 100, 24);
    const exported = (rows: number, identity: boolean): LogEntry => ({ action: 'record.exported', resource: 'victim', details: { rows, identity } });
    await act(people.beto, 1, exported(5000, false));
    await act(people.beto, 2, exported(50, true));
    expect(await raiseAlerts(house)).toBe(0);
    await act(people.beto, 1, exported(1, true));
    expect(await raiseAlerts(house)).toBe(1);
    expect((await alertsOf(people.fabian))[0]).toEqual({ kind: 'identified_rows', userName: 'Beto Enlace', counted: 101 });
  });

  it.each<[string, number, number, LogEntry]>([
    ['listed_rows', 100, 101, { action: 'record.list', resource: 'victim', details: { shown: 101 } }],
    ['exported_rows', 6000, 6001, { action: 'record.exported', resource: 'victim', details: { rows: 6001, identity: false } }],
    ['files', 100, 101, { action: 'record.file', resource: 'victim' }],
  ])('see who carries off much without looking for anybody: %s', async (kind, most, counted, entry) => {
    await limitOf(kind, most);
    await act(people.elena, kind === 'files' ? 101 : 1, entry);
    expect(await raiseAlerts(house)).toBe(1);
    expect((await alertsOf(people.fabian))[0]).toMatchObject({ kind, counted });
  });

  it('count a failed sign-in for the account that was tried', async () => {
    const door = systemContext('sign_in', { channel: 'api', requestId: 'prueba' });
    await act(door, 11, { action: 'login.refuse', resource: 'user', recordId: people.carla.userId, ownerInstitutionId: people.carla.institutionId });
    expect(await raiseAlerts(house)).toBe(1);
    expect((await alertsOf(people.fabian))[0]).toMatchObject({ kind: 'failed_sign_ins', userName: 'Carla Capturista' });
  });

  it('let no one but an auditor move a limit; the change is logged and the administration is told', async () => {
    await expect(run(house, people.beto, setThreshold, { kind: 'reveals', most: 1000, hours: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(house, people.gloria, setThreshold, { kind: 'reveals', most: 1000, hours: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(house, people.fabian, setThreshold, { kind: 'inventado', most: 1000, hours: 1 })).rejects.toMatchObject({ code: 'not_found' });
    await limitOf('reveals', 40, 2);
    const [entry] = await house.superuser`select details from log_entry where action = 'alert.threshold' and details ->> 'kind' = 'reveals'`;
    expect(entry?.['details']).toEqual({ kind: 'reveals', before: { hours: 1, most: 30 }, after: { hours: 2, most: 40 } });
    const [told] = await house.superuser`select audience from tray_notice where kind = 'alert_limit_changed' and details ->> 'kind' = 'reveals'`;
    expect(told).toEqual({ audience: 'user.manage' });
  });

  it('count what the real acts write: searches, reveals, refusals, pages of lists', async () => {
    const commands = recordCommands(victims);
    const { id } = await run(house, people.carla, commands.create, { values: { nameGiven: 'Ficticia', sex: 'female' } });
    for (const kind of ['searches', 'reveals', 'refusals', 'listed_rows']) await limitOf(kind, 1);
    for (let time = 0; time < 2; time += 1) {
      await run(house, people.carla, commands.list, { q: 'ficticia' });
      await run(house, people.carla, commands.reveal, { id, reason: 'Atención en curso de la víctima' });
      await expect(run(house, people.carla, commands.read, { id: people.carla.userId })).rejects.toMatchObject({ code: 'not_found' });
    }
    await raiseAlerts(house);
    const mine = (await alertsOf(people.fabian)).filter(({ userName, counted }) => userName === 'Carla Capturista' && counted === 2).map(({ kind }) => kind);
    expect(mine.sort()).toEqual(['listed_rows', 'refusals', 'reveals', 'searches']);
  });
});
