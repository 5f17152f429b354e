import type { AddressInfo } from 'node:net';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { buildServer } from '../../apps/server/server.ts';
import { readConfig } from '../../packages/platform/config/index.ts';
import { openHouse } from '../../packages/platform/database/index.ts';

/** The product's own server, on the data that the parent prepared, in a process of its own. */
async function serve({ dataDir, pool }: { dataDir: string; pool: number }): Promise<void> {
  const house = await openHouse(readConfig({ SINTRA_DATA: dataDir }), { afterMigrate, connections: pool });
  const app = await buildServer(house);
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.once('disconnect', () => void app.close().then(() => house.close()).then(() => process.exit(0)));
  process.send?.({ port: (app.server.address() as AddressInfo).port });
}

process.once('message', (options: { dataDir: string; pool: number }) => void serve(options));
