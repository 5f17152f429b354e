import type { AddressInfo } from 'node:net';
import { catalogs, modules } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { buildWeb } from '../../apps/server/web-build.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { openWorker } from '../../packages/platform/imports/index.ts';
import { testHouse, type TestHouse } from '../house.ts';

export interface Site {
  readonly house: TestHouse;
  /** «http://127.0.0.1:PORT», without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The whole product on databases of its own: screens built from today's sources, server listening on loopback. */
export async function openSite(config: { readonly productName?: string } = {}): Promise<Site> {
  await buildWeb(() => undefined, new AbortController().signal);
  const fresh = await testHouse();
  const house = { ...fresh, config: { ...fresh.config, ...config } };
  await seedCatalogs(house.owner, catalogs);
  const app = await buildServer(house);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const worker = await openWorker(house, modules);
  const { port } = app.server.address() as AddressInfo;
  const close = async () => {
    await app.close();
    await worker.close();
    await house.close();
  };
  return { house, url: `http://127.0.0.1:${String(port)}`, close };
}
