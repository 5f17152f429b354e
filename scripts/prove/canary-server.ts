import type { AddressInfo } from 'node:net';
import { readConfig } from '@sintra/platform/config';
import { openHouse } from '@sintra/platform/database';
import { openWorker } from '@sintra/platform/imports';
import { keepKeys } from '@sintra/platform/keys';
import { keepLogProof } from '@sintra/platform/sequencer';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { modules } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';

/** The server as it runs for people, without building the screens; it writes its log where its parent looks. Says «ready PORT». */
const say = (message: string): void => void process.stderr.write(`${message}\n`);
const house = await openHouse(readConfig(), { afterMigrate, onProgress: say });
const app = await buildServer(house);
await app.listen({ port: 0, host: '127.0.0.1' });
const work = [await openWorker(house, modules)];
const keepers = [keepLogProof(house, say), keepKeys(house, modules, say)];
process.once('SIGTERM', () => {
  void (async () => {
    for (const one of work) await one.close();
    await app.close();
    for (const one of keepers) await one.stop();
    await house.close();
    process.exit(0);
  })();
});
process.stdout.write(`ready ${String((app.server.address() as AddressInfo).port)}\n`);
