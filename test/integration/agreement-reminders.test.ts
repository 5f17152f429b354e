import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agreements, remindAgreements } from '../../modules/agreements/server/index.ts';
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

const on = (day: string): void => clock.set(new Date(`${day}T18:00:00Z`));
const told = () => house.superuser`
  select i.acronym as place, n.details ->> 'agreement' as agreement, n.details -> 'within' as within, n.seen_at is null as rings from tray_notice n join institution i on i.id = n.institution_id where n.kind = 'agreement_ending' order by 1, 2`;
const sign = (by: keyof Omit<People, 'institutions'>, title: string, validUntil: string, renewedUntil: readonly string[] = []) => run(house, people[by], recordCommands(agreements).create, {
  values: { title, instrumentType: 'collaboration', agreementStatus: 'in_force', validUntil },
  groups: { renewals: renewedUntil.map((until) => ({ values: { renewedUntil: until } })) },
});

it('an agreement that ends is told of 90 and 30 days before to whoever keeps it, once each; others are not', async () => {
  on('2031-01-10');
  await sign('beto', 'Convenio inventado de Jalisco', '31 de diciembre de 2031');
  await sign('diana', 'Convenio inventado sin fin', 'Indefinida');
  await sign('diana', 'Convenio inventado por definir', 'por definir');
  await sign('diana', 'Convenio inventado renovado', '31 de diciembre de 2031', ['31 de diciembre de 2035']);
  await remindAgreements(house);
  expect(await told()).toEqual([]);

  on('2031-10-15');
  await remindAgreements(house);
  await remindAgreements(house);
  expect(await told()).toEqual([{ place: 'JAL', agreement: 'Convenio inventado de Jalisco', within: 90, rings: true }]);

  await house.superuser`update tray_notice set seen_at = now()`;
  on('2031-11-15');
  await remindAgreements(house);
  expect(await told()).toMatchObject([{ within: 90, rings: false }]);

  on('2031-12-10');
  await remindAgreements(house);
  expect(await told()).toMatchObject([{ within: 30, rings: true }]);
});
