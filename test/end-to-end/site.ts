import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { catalogs, modules } from '../../apps/server/modules.ts';
import { buildServer } from '../../apps/server/server.ts';
import { buildWeb } from '../../apps/server/web-build.ts';
import type { Config } from '../../packages/platform/config/index.ts';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { openWorker } from '../../packages/platform/imports/index.ts';
import { testHouse, type TestHouse } from '../house.ts';

export interface Site {
  readonly house: TestHouse;
  /** «http://localhost:PORT», without a slash at the end: passkeys need a name, not a number. */
  readonly url: string;
  close(): Promise<void>;
}

/** A port that is free now: the public address is known before the server listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The whole product on databases of its own: screens built from today's sources, server listening on loopback. */
export async function openSite(config: Partial<Config> = {}): Promise<Site> {
  await buildWeb(() => undefined, new AbortController().signal);
  const fresh = await testHouse();
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  // Of its own: the copies of checkpoints lie there, and another house's would be taken for signs of tampering.
  const dataDir = mkdtempSync(join(tmpdir(), 'sintra-site-'));
  const house = { ...fresh, config: { ...fresh.config, dataDir, publicUrl: url, ...config } };
  await seedCatalogs(house.owner, catalogs);
  const app = await buildServer(house);
  await app.listen({ port, host: '127.0.0.1' });
  const worker = await openWorker(house, modules);
  const close = async () => {
    await app.close();
    await worker.close();
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { house, url, close };
}
