import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo, type Demo } from '../../apps/cli/demo/fill.ts';
import { inventVictims } from '../../apps/cli/demo/victims.ts';
import { catalogs } from '../../apps/server/modules.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { signIn } from '../../packages/platform/accounts/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { inside } from '../people.ts';

let house: TestHouse;
let demo: Demo;
const silent = (): void => undefined;

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  demo = await fillDemo(house, { victims: 60, seed: 7 }, silent);
});
afterAll(() => house.close());

describe('The demonstration', () => {
  it('refuses a system that already has accounts, and says what to do', async () => {
    await expect(fillDemo(house, { victims: 1, seed: 1 }, silent)).rejects.toMatchObject({ code: 'not_empty', message: expect.stringContaining('SINTRA_DATA=') as string });
  });

  it('makes the 32 states, the federal institutions and as many victims as asked', async () => {
    const [found] = await house.superuser<{ states: number; victims: number; logged: number }[]>`
      select (select count(distinct state)::integer from institution where level = 'state') as states, (select count(*)::integer from victim) as victims,
        (select count(*)::integer from log_entry where action = 'record.create' and resource = 'victim') as logged`;
    expect(found).toEqual({ states: 32, victims: 60, logged: 60 });
    expect(demo.institutions).toBe(51);
    expect(Object.values(demo.statuses).reduce((sum, count) => sum + count, 0)).toBe(60);
  });

  it('gives one account of each role, and its printed password signs in', async () => {
    expect(demo.credentials).toHaveLength(6);
    const meta = { channel: 'screen', requestId: 'demo', address: '127.0.0.1' } as const;
    const signed = await Promise.all(demo.credentials.map(async ({ email }) => inside(await signIn(house, { email, password: demo.password }, meta))));
    expect(signed.map(({ context }) => context.roles)).toEqual([
      ['administration'], ['national_coordination'], ['institution_liaison'], ['capturer'], ['analyst'], ['auditor'],
    ]);
    const coordination = signed[1]?.context;
    const count = coordination && await run(house, coordination, recordCommands(victims).count, { by: 'state' });
    expect(count?.total).toBe(60);
  });

  it('says of every record that it is invented, and gives nobody a CURP', () => {
    for (const { input } of inventVictims(300, 3, '2026-11-23')) {
      expect(input.values['controlNotes']).toMatch(/^DATO INVENTADO/);
      expect(input.values).not.toHaveProperty('curp');
      expect([undefined, 'Invención']).toContain(input.values['nameFirst']);
    }
  });

  it('tells the same story for the same seed and day', () => {
    expect(inventVictims(50, 3, '2026-11-23')).toEqual(inventVictims(50, 3, '2026-11-23'));
    expect(inventVictims(50, 4, '2026-11-23')).not.toEqual(inventVictims(50, 3, '2026-11-23'));
  });
});
