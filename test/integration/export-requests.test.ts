import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { FastifyInstance } from 'fastify';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import type { Context } from '../../packages/platform/db/index.ts';
import { decideExport, exportRecords, listExportRequests, requestExportCommand } from '../../packages/platform/exports/index.ts';
import { changeQuota } from '../../packages/platform/quotas/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';
import { signIn } from '../sign-in.ts';
import { secondLiaison } from '../second-liaison.ts';

let house: TestHouse;
let people: People;
let lucia: Context;
let app: FastifyInstance;
const commands = recordCommands(victims);
const requestExport = requestExportCommand(victims);
const reason = 'Traslado de expedientes a la fiscalía';

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  app = await buildServer(house);
  for (const who of [people.ana, people.carla]) await run(house, who, commands.create, { values: { sex: 'female', nameGiven: 'Xóchitl', nameFirst: 'Invención' } });
  await run(house, people.ana, commands.create, { values: { sex: 'male', nameGiven: 'Aurelio', nameFirst: 'Invención' } });
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const ask = (who: Context, input: object = {}) => run(house, who, requestExport, { format: 'csv', reason, ...input });
const rule = (who: Context, id: string, decision = 'approved', why?: string) => run(house, who, decideExport, { id, decision, ...(why !== undefined && { reason: why }) });
const download = async (who: Context, request: string): Promise<string> => text((await exportRecords(house, who, victims, { request })).output);

describe('A request to export with identity', () => {
  it('is refused without a reason, and to whoever has no right to identity', async () => {
    await expect(ask(people.beto, { reason: 'corto' })).rejects.toMatchObject({ code: 'reason_needed' });
    for (const who of [people.ana, people.diana, people.elena, people.fabian, people.gloria]) await expect(ask(who)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(exportRecords(house, people.beto, victims, { request: uuidv7() })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('alone in its institution is decided by the national coordination, never by oneself', async () => {
    const view = await ask(people.beto);
    expect(view).toMatchObject({ number: 1, records: 2, state: 'waiting', own: true, askedBy: 'Beto Enlace' });
    await expect(rule(people.beto, view.id)).rejects.toMatchObject({ code: 'own_request' });
    await expect(download(people.beto, view.id)).rejects.toMatchObject({ code: 'not_approved' });
    for (const who of [people.ana, people.elena, people.fabian, people.gloria]) await expect(rule(who, view.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await rule(people.diana, view.id)).view).toMatchObject({ state: 'approved', decidedBy: 'Diana Coordinación' });
    await expect(download(people.diana, view.id)).rejects.toMatchObject({ code: 'forbidden' });
    const file = await download(people.beto, view.id);
    expect([file.includes('Xóchitl'), file.includes('Aurelio'), file.match(/Xóchitl/g)?.length]).toEqual([true, true, 1]);
  });

  it('serves once, whatever is asked for the second time', async () => {
    const [used] = await run(house, people.beto, listExportRequests, {});
    expect(used).toMatchObject({ state: 'used' });
    await expect(download(people.beto, used?.id ?? '')).rejects.toMatchObject({ code: 'already_used' });
    const view = await ask(people.beto);
    await rule(people.diana, view.id);
    const tried = await Promise.allSettled([1, 2, 3].map(() => download(people.beto, view.id)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is the institution’s own to decide as soon as somebody else there can', async () => {
    lucia = await secondLiaison(house, people.beto);
    const view = await ask(people.beto, { sex: 'male' });
    expect(view.records).toBe(1);
    await expect(rule(people.diana, view.id)).rejects.toMatchObject({ code: 'decided_in_house', details: { people: 1 } });
    await expect(rule(people.carla, view.id)).rejects.toMatchObject({ code: 'forbidden' });
    const chiapas = await secondLiaison(house, people.carla);
    await expect(rule(chiapas, view.id)).rejects.toMatchObject({ code: 'not_found' });
    await rule(lucia, view.id);
    await expect(rule(lucia, view.id, 'refused', 'Me arrepentí de autorizarla')).rejects.toMatchObject({ code: 'already_decided' });
    // The request is whose it is: who allowed it cannot download it.
    await expect(download(lucia, view.id)).rejects.toMatchObject({ code: 'not_found' });
    const file = await download(people.beto, view.id);
    expect([file.includes('Aurelio'), file.includes('Xóchitl')]).toEqual([true, false]);
  });

  it('refused with a reason, or left for a day, serves nothing', async () => {
    const refused = await ask(people.beto);
    await expect(rule(lucia, refused.id, 'refused', 'no')).rejects.toMatchObject({ code: 'reason_needed' });
    await rule(lucia, refused.id, 'refused', 'El motivo no dice a qué fiscalía');
    await expect(download(people.beto, refused.id)).rejects.toMatchObject({ code: 'request_refused' });
    const late = await ask(people.beto);
    await house.superuser`update approval set expires_at = now() - interval '1 second' where id = ${late.id}`;
    await expect(rule(lucia, late.id)).rejects.toMatchObject({ code: 'request_expired' });
    const unused = await ask(people.beto);
    await rule(lucia, unused.id);
    await house.superuser`update approval set use_until = now() - interval '1 second' where id = ${unused.id}`;
    await expect(download(people.beto, unused.id)).rejects.toMatchObject({ code: 'use_expired' });
    expect((await run(house, lucia, listExportRequests, {})).slice(0, 3).map(({ state }) => state)).toEqual(['lapsed', 'expired', 'refused']);
  });

  it('lets out no more records than were allowed, and stays unused when there are more', async () => {
    const view = await ask(people.beto);
    await rule(lucia, view.id);
    const more = await run(house, people.ana, commands.create, { values: { sex: 'female', nameGiven: 'Posterior' } });
    await expect(download(people.beto, view.id)).rejects.toMatchObject({ code: 'export_grew', details: { approved: 2, now: 3 } });
    await run(house, people.beto, commands.annul, { id: more.id, version: 1, reason: 'Se capturó por error' });
    expect(await download(people.beto, view.id)).toContain('Xóchitl');
  });

  it('keeps the words of a search sealed, and exports what they find', async () => {
    const view = await ask(people.beto, { q: 'Aurelio' });
    expect(view).toMatchObject({ records: 1, searched: true });
    expect(JSON.stringify(await house.superuser`select reason, details, encode(sealed, 'escape') as sealed from approval where id = ${view.id}`)).not.toContain('Aurelio');
    await rule(lucia, view.id);
    expect(await download(people.beto, view.id)).toContain('Aurelio');
  });

  it('beyond a thousand records in a day is told to whoever watches the log, before anybody allows it', async () => {
    await run(house, people.gloria, changeQuota, { id: 'export_day', value: 3 });
    const view = await ask(people.beto);
    expect(view.state).toBe('waiting');
    expect(await house.superuser`select from tray_notice where kind = 'export_quota_passed'`).toHaveLength(1);
    expect(await house.superuser`select from log_entry where action = 'alert.export_large' and (details->>'number')::int = ${view.number}`).toHaveLength(1);
  });

  it('is in the log: who asked, who decided, what was exported, with its count and hash', async () => {
    const actions = await house.superuser<{ action: string }[]>`select distinct action from log_entry where action like '%export%' order by 1`;
    expect(actions.map(({ action }) => action)).toEqual(['alert.export_large', 'export.approved', 'export.refused', 'export.request', 'export.requests', 'record.export', 'record.exported']);
    const [entry] = await house.superuser<{ details: object; reason: string }[]>`select details, reason from log_entry where action = 'record.export' order by at, id limit 1`;
    expect(entry).toMatchObject({ reason, details: { identity: true, request: 1, approvedBy: people.diana.userId } });
  });

  it('goes by the API too, and identity asked for without it is refused', async () => {
    const headers = { 'x-sintra-csrf': '1', cookie: await signIn(app, 'beto') };
    const refused = await app.inject({ method: 'GET', url: '/api/v1/victims/export.csv?identity=true', headers });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'export_needs_approval']);
    const asked = await app.inject({ method: 'POST', url: '/api/v1/victims/export-requests', headers, payload: { format: 'csv', reason, sex: 'female' } });
    expect(asked.statusCode).toBe(201);
    const { id } = asked.json<{ id: string }>();
    await rule(lucia, id);
    const file = await app.inject({ method: 'GET', url: `/api/v1/victims/export.csv?request=${id}`, headers });
    expect([file.statusCode, file.body.includes('Xóchitl')]).toEqual([200, true]);
  });
});
