import type { GroupRow } from '@sintra/definition';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { accountContext } from '@sintra/platform/accounts';
import { catalogsOf } from '@sintra/platform/catalogs';
import { run } from '@sintra/platform/commands';
import { readConfig } from '@sintra/platform/config';
import { openHouse } from '@sintra/platform/database';
import { recordCommands } from '@sintra/platform/records';
import { victims as module } from '@sintra/victims/server';

/** Creates, changes and annuls records as fast as it can, several at once, until it is killed. Says «ready», then one dot for each act. */
const house = await openHouse(readConfig(), { afterMigrate, connections: 6 });
await catalogsOf(house);
const context = await accountContext(house, process.env['PROOF_EMAIL'], 'cli');
const commands = recordCommands(module);
const services: GroupRow[] = [{ values: { serviceStart: '2024-04-01', serviceNotes: 'Nota de la prueba' } }];

async function write(): Promise<never> {
  for (;;) {
    const view = await run(house, context, commands.create, { values: { sex: 'female', nationalities: ['MX'], nameGiven: 'Ficticia', nameFirst: 'Invención' }, groups: { services } });
    await run(house, context, commands.update, { id: view.id, version: 1, values: { sex: 'male', nameGiven: 'Ejemplina' }, groups: { services } });
    if (view.id.charCodeAt(35) % 2 === 0) await run(house, context, commands.annul, { id: view.id, version: 2, reason: 'Anulación de la prueba' });
    process.stdout.write('.');
  }
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: 4 }, write));
