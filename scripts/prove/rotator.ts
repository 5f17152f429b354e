import { accountContext } from '@sintra/platform/accounts';
import { readConfig } from '@sintra/platform/config';
import { openHouse } from '@sintra/platform/database';
import { rotateKeys, rotateMasterKey } from '@sintra/platform/keys';
import { afterMigrate } from '../../apps/server/after-migrate.ts';

/** Rotates keys of persons and the master key for ever, one after the other, until it is killed. Says «ready», then one dot for each rotation. */
const house = await openHouse(readConfig(), { afterMigrate, connections: 6 });
const context = await accountContext(house, undefined, 'cli');
process.stdout.write('ready\n');
for (;;) {
  await rotateKeys(house, context, { keyClass: 'person' });
  await rotateMasterKey(house, context);
  process.stdout.write('.');
}
