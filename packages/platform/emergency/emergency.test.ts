import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { victims } from '../../../modules/victims/server/index.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { secondLiaison } from '../../../test/second-liaison.ts';
import { run } from '../commands/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { recordCommands, type RecordView } from '../records/index.ts';
import { listEmergencies, openEmergency, remindEmergencies, reviewEmergency, type Emergency } from './index.ts';

let house: TestHouse;
let people: People;
let chiapas: Context;
let one: RecordView;
let other: RecordView;
const commands = recordCommands(victims);
const reason = 'La persona corre peligro esta noche';
const because: Omit<Emergency, 'folio'> = { cause: 'life_at_risk', reason };

beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
  chiapas = await secondLiaison(house, people.carla);
  one = await run(house, people.ana, commands.create, { values: { nameGiven: 'Brisa', sex: 'female' } });
  other = await run(house, people.ana, commands.create, { values: { nameGiven: 'Marisol', sex: 'female' } });
});
afterAll(() => house.close());

const open = (who: Context, folio: string, more: Partial<Emergency> = {}) => openEmergency(house, who, victims, { ...because, folio, ...more });
const reveal = (who: Context, id: string) => run(house, who, commands.reveal, { id, reason });
const review = (who: Context, id: string, verdict: string) => run(house, who, reviewEmergency, { id, verdict, reason: 'Se revisó con quien atendió' });

describe('Breaking the glass', () => {
  it('is refused without the right, confirming who one is, a reason, a folio that exists, or a need', async () => {
    for (const who of [people.ana, people.carla, people.diana, people.elena, people.fabian, people.gloria]) await expect(open(who, one.folio)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(open({ ...chiapas, steppedUp: false }, one.folio)).rejects.toMatchObject({ code: 'step_up_needed' });
    await expect(open(chiapas, one.folio, { reason: 'corto' })).rejects.toMatchObject({ code: 'reason_needed' });
    for (const folio of ['JAL-2026-ZZZZZZ', 'x', '']) await expect(open(chiapas, folio)).rejects.toMatchObject({ code: 'not_found' });
    await expect(open(people.beto, one.folio)).rejects.toMatchObject({ code: 'no_need' });
    expect(await house.superuser`select from record_grant`).toHaveLength(0);
    expect((await house.superuser`select from log_entry where action = 'refused' and resource = 'victim.emergency'`).length).toBeGreaterThan(10);
  });

  it('opens that case alone, to that person alone, for four hours; its owner hears of it in the same transaction', async () => {
    await expect(reveal(chiapas, one.id)).rejects.toMatchObject({ code: 'not_found' });
    const opened = await open(chiapas, one.folio);
    expect(new Date(opened.until).getTime() - Date.now()).toBeLessThanOrEqual(4 * 3_600_000);
    expect(await reveal(chiapas, opened.record)).toMatchObject({ values: { nameGiven: 'Brisa' } });
    await expect(reveal(chiapas, other.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(reveal(people.carla, one.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(run(house, chiapas, commands.update, { id: one.id, version: 1, values: { sex: 'male' } })).rejects.toMatchObject({ code: 'not_found' });
    const told = await house.superuser<{ institution_id: string }[]>`select institution_id from tray_notice where kind = 'emergency_opened'`;
    expect(told.map((row) => row.institution_id)).toContain(people.ana.institutionId);
    const entries = await withContext(house, people.beto, (tx) => tx<{ action: string }[]>`select action from log_entry where record_id = ${one.id} and action in ('emergency.open', 'grant.give', 'record.reveal') order by at, id`);
    expect(entries.map(({ action }) => action)).toEqual(['grant.give', 'emergency.open', 'record.reveal']);
    await house.superuser`update record_grant set granted_at = granted_at - interval '5 hours', until = until - interval '5 hours'`;
    await expect(reveal(chiapas, one.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is listed to its owner and to who opened it, with the folio only while the case is open to them', async () => {
    const listed = async (who: Context) => (await run(house, who, listEmergencies([victims]), {})).map(({ folio, own, person }) => ({ folio, own, person }));
    expect(await listed(people.beto)).toEqual([{ folio: one.folio, own: false, person: 'Lucía Enlace' }]);
    expect(await listed(chiapas)).toEqual([{ folio: null, own: true, person: 'Lucía Enlace' }]);
    for (const who of [people.ana, people.fabian, people.gloria]) await expect(listed(who)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is judged by another person; an unjustified one closes at once', async () => {
    const opened = await open(chiapas, other.folio, { cause: 'court_order' });
    await expect(review(chiapas, opened.id, 'justified')).rejects.toMatchObject({ code: 'own_review' });
    for (const who of [people.ana, people.carla, people.fabian]) await expect(review(who, opened.id, 'justified')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await reveal(chiapas, other.id)).toMatchObject({ identity: 'open' });
    expect((await review(people.beto, opened.id, 'unjustified')).view).toMatchObject({ verdict: 'unjustified', reviewedBy: 'Beto Enlace' });
    await expect(reveal(chiapas, other.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await run(house, chiapas, listEmergencies([victims]), {}))[0]).toMatchObject({ reviewedBy: 'Beto Enlace' });
    await expect(review(people.diana, opened.id, 'justified')).rejects.toMatchObject({ code: 'already_reviewed' });
  });

  it('is told to the national coordination when nobody reviewed it within a day, once', async () => {
    await house.superuser`update emergency_access set review_by = now() - interval '1 minute'`;
    expect([await remindEmergencies(house), await remindEmergencies(house)]).toEqual([1, 0]);
    expect(await house.superuser`select from log_entry where action = 'alert.emergency_unreviewed'`).toHaveLength(1);
  });

  it('is no way of working: three in a day, at once or one by one', async () => {
    const more = await Promise.all(['Uno', 'Dos', 'Tres'].map((name) => run(house, people.ana, commands.create, { values: { nameGiven: name, sex: 'male' } })));
    const tried = await Promise.allSettled(more.map(({ folio }) => open(chiapas, folio)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tried.filter(({ status }) => status === 'rejected').map((one_) => (one_ as PromiseRejectedResult).reason as unknown)).toEqual([expect.objectContaining({ code: 'emergency_quota' }), expect.objectContaining({ code: 'emergency_quota' })]);
  });
});
