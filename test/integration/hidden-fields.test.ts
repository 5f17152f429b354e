import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearCells, sealedCells } from '../../packages/definition/index.ts';
import { catalogs } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { grantRecord } from '../../packages/platform/grants/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { testCast, type Actor, type Cast } from '../cast.ts';
import { testHouse, type TestHouse } from '../house.ts';

/**
 * What somebody may not read must not be told by a detour: two records that differ in hidden fields alone answer alike to every
 * question, and a hidden field answers like one that does not exist.
 */
let house: TestHouse;
let cast: Cast;
let app: FastifyInstance;
const commands = recordCommands(victims);
const hidden = sealedCells(victims.form);
const clear = { sex: 'female', nationalities: ['MX'], detectionUnit: 'Unidad norte', detectionDate: '2024-03-01' };
const secret = { one: { nameGiven: 'Brisa', nameFirst: 'Montaña', narrative: 'Relato de la primera' }, other: { nameGiven: 'Xóchitl', nameFirst: 'Cordillera', narrative: 'Relato de otra' } };
const twins = { one: '', other: '' };

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  cast = await testCast(house);
  for (const which of ['one', 'other'] as const) {
    twins[which] = (await run(house, cast.contexts.mario, commands.create, { values: { ...clear, ...secret[which] } })).id;
  }
  app = await buildServer(house, async ({ headers }) => ({ ...cast.contexts[String(headers['x-test-actor']) as Actor], steppedUp: true }));
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const ask = (actor: Actor, url: string, payload?: object) =>
  app.inject({ method: payload === undefined ? 'GET' : 'POST', url: `/api/v1/victims${url}`, headers: { 'x-sintra-csrf': '1', 'x-test-actor': actor }, ...(payload !== undefined && { payload }) });

const NOWHERE = 'campoInexistente';
const settled = (body: string): string => body.replace(/"requestId":"[^"]*"|"asOf":"[^"]*"/g, '');

/** Questions that name a field: each is asked with the hidden one and with one that no form has. */
const naming: readonly ((field: string) => string)[] = [
  (field) => `?${field}=Brisa`, (field) => `?${field}=no_answer`, (field) => `?columns=${field}`, (field) => `?columns=sex,${field}`,
  (field) => `/count?by=${field}`, (field) => `/count?by=sex,${field}`, (field) => `/count?${field}=Brisa`, (field) => `/count?${field}=no_answer`,
  (field) => `/export.csv?${field}=Brisa`, (field) => `/export.xlsx?${field}=Brisa`,
];

/** diana coordinates, elena counts, hugo is the state's liaison, ana captures in another institution, mario in this one. */
const askers: readonly Actor[] = ['diana', 'elena', 'hugo', 'ana', 'mario', 'dianaForChiapas'];

describe('A hidden field', () => {
  it('answers like one that does not exist, in every question that can name it', async ({ task }) => {
    const told: string[] = [];
    for (const actor of askers) {
      for (const question of naming) {
        for (const cell of hidden) {
          const [asked, nowhere] = [await ask(actor, question(cell.id)), await ask(actor, question(NOWHERE))];
          const same = settled(asked.body).replaceAll(cell.id, NOWHERE) === settled(nowhere.body);
          if (asked.statusCode !== nowhere.statusCode || !same) told.push(`${actor} ${question(cell.id)}: ${String(asked.statusCode)} and ${String(nowhere.statusCode)}`);
        }
      }
    }
    expect(told).toEqual([]);
    task.meta.proof = { what: 'hidden fields told from fields that do not exist (field × question × role)', count: askers.length * naming.length * hidden.length, found: 0 };
  });

  it('is found by no word of it, but by who may read it', async () => {
    const words = [...Object.values(secret.one), ...Object.values(secret.other)];
    const found = async (actor: Actor, word: string) => (await ask(actor, `?q=${encodeURIComponent(word)}`)).json<{ items?: unknown[] }>().items?.length ?? 0;
    for (const actor of ['diana', 'hugo', 'ana', 'dianaForChiapas'] as const) for (const word of words) await expect(found(actor, word)).resolves.toBe(0);
    await expect(found('mario', 'Brisa')).resolves.toBe(1);
    const [known, unknown] = [await ask('elena', '/count?q=Brisa'), await ask('elena', '/count?q=Nadie')];
    expect([known.statusCode, settled(known.body)]).toEqual([unknown.statusCode, settled(unknown.body)]);
  });

  it('leaves two records that differ in nothing else with the same answers', async () => {
    const folios: Record<string, string> = {};
    for (const which of ['one', 'other'] as const) folios[which] = (await ask('mario', `/${twins[which]}`)).json<{ folio: string }>().folio;
    const anonymous = (body: string, which: 'one' | 'other'): string => settled(body).replaceAll(twins[which], 'ID').replaceAll(folios[which] ?? '', 'FOLIO').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT');
    for (const actor of ['diana', 'hugo'] as const) {
      for (const rest of ['', '/history', '/why', '/why?action=reveal']) {
        const [one, other] = [await ask(actor, `/${twins.one}${rest}`), await ask(actor, `/${twins.other}${rest}`)];
        expect(anonymous(one.body, 'one'), `${actor} ${rest}`).toBe(anonymous(other.body, 'other'));
      }
      const lines = (await ask(actor, '/export.csv')).body.split('\n');
      const lineOf = (which: 'one' | 'other') => anonymous(lines.find((line) => line.includes(folios[which] ?? '')) ?? `no ${which}`, which);
      expect(lineOf('one')).toBe(lineOf('other'));
    }
  });

  it('is not told by what the form answers while it is typed', async () => {
    const check = async (actor: Actor, nameGiven: string) => settled((await ask(actor, '/check', { values: { ...clear, nameGiven } })).body);
    for (const actor of ['diana', 'ana', 'dianaForChiapas'] as const) expect(await check(actor, 'Brisa')).toBe(await check(actor, 'Nadie'));
  });
});

describe('A record opened in some classes of fields', () => {
  it('shows no clear field of another class, in its page, its history or the answer about it', async () => {
    await withContext(house, cast.contexts.diana, (tx) => grantRecord(tx, cast.contexts.diana, {
      form: 'victim', recordId: twins.one, ownerInstitutionId: cast.institutions.tlaquepaque, toInstitutionId: cast.institutions.chiapas, kind: 'coordinated_case',
      classes: ['internal'], reason: 'Caso que ambas instituciones atienden', until: new Date(Date.now() + 86_400_000),
    }));
    const closed = clearCells(victims.form).filter(({ field }) => field.sensitivity === 'confidential').map(({ id }) => id);
    const view = (await ask('carla', `/${twins.one}`)).json<{ values: Record<string, unknown> }>();
    expect(Object.keys(view.values).filter((id) => closed.includes(id))).toEqual([]);
    const history = (await ask('carla', `/${twins.one}/history`)).json<{ changes: { cell: string }[] }[]>();
    expect(history.flatMap(({ changes }) => changes.map(({ cell }) => cell)).filter((id) => closed.includes(id))).toEqual([]);
  });
});
