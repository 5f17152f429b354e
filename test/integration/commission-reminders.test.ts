import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { bodies, candidacies, remindCommissions, resolutions } from '../../modules/commissions/server/index.ts';
import { clock } from '../../packages/platform/clock/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { catalogs } from '../../apps/server/modules.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';

let house: TestHouse;
let people: People;
beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
});
afterEach(() => clock.set(null));
afterAll(() => house.close());

const told = async (): Promise<string[]> => (await house.superuser<{ kind: string; rolling: string; at: string; place: string }[]>`
  select n.kind, i.acronym as place from tray_notice n join institution i on i.id = n.institution_id where n.rolling is not null and n.kind <> 'checkpoint' order by 1, 2`)
  .map(({ kind, place }) => `${kind} ${place}`);
const on = (day: string): void => clock.set(new Date(`${day}T18:00:00Z`));

it('what falls due, a minimum at risk and a term that ends are told to whoever keeps them, once', async () => {
  on('2024-01-10');
  await remindCommissions(house);
  expect(await told()).toEqual([]);
  await run(house, people.diana, recordCommands(bodies).create, { values: { acronym: 'SC', name: 'Subcomisión inventada', bodyType: 'consultative_subcommission', bodyLevel: 'federal', bodyStatus: 'installed', installedOn: '2024-01-05' } });
  await run(house, people.beto, recordCommands(resolutions).create, { values: { text: 'Acuerdo inventado', resolutionType: 'approval', resolutionStatus: 'pending', dueDate: 'marzo 2024' } });
  await run(house, people.diana, recordCommands(candidacies).create, { values: { call: 'Inventada', callYear: 2022, candidateName: 'OSC inventada', candidateType: 'civil_society', decision: 'selected', termFrom: '2022-05-01' } });
  await remindCommissions(house);
  expect(await told()).toEqual([]);

  on('2024-03-15');
  await remindCommissions(house);
  expect(await told()).toEqual(['minimum_at_risk ST', 'resolutions_due JAL', 'term_ending ST']);

  await house.superuser`update tray_notice set seen_at = now()`;
  on('2024-03-16');
  await remindCommissions(house);
  const [again] = await house.superuser<{ unseen: number }[]>`select count(*)::integer as unseen from tray_notice where seen_at is null`;
  expect(again?.unseen).toBe(0);
});

it('what became overdue rings again', async () => {
  on('2024-04-01');
  await remindCommissions(house);
  const [due] = await house.superuser<{ details: object; seen_at: Date | null }[]>`select details, seen_at from tray_notice where kind = 'resolutions_due'`;
  expect(due).toEqual({ details: { overdue: 1, soon: 0 }, seen_at: null });
});
