import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { alertRoutes } from '@sintra/platform/alerts';
import { calendarRoutes } from '@sintra/calendar/server';
import { commissionRoutes } from '@sintra/commissions/server';
import { catalogRoutes, catalogsOf } from '@sintra/platform/catalogs';
import { accountRoutes, authenticator } from '@sintra/platform/accounts';
import type { House } from '@sintra/platform/database';
import { emergencyRoutes } from '@sintra/platform/emergency';
import { erasureRoutes } from '@sintra/platform/erasures';
import { exportRequestRoutes, exportRoutes } from '@sintra/platform/exports';
import { grantRoutes } from '@sintra/platform/grants';
import { openHttp } from '@sintra/platform/http';
import { importRoutes } from '@sintra/platform/imports';
import { keyRoutes } from '@sintra/platform/keys';
import { logRoutes } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { quotaRoutes } from '@sintra/platform/quotas';
import { recordRoutes } from '@sintra/platform/records';
import { logProofRoutes } from '@sintra/platform/sequencer';
import { trayRoutes } from '@sintra/platform/tray';
import { programmeRoutes } from '@sintra/programme/server';
import type { FastifyInstance } from 'fastify';
import { modules } from './modules.ts';
import { metaRoutes } from './routes/meta.ts';

const webFolder = fileURLToPath(new URL('../web/dist', import.meta.url));

/** The screens: hashed files are kept for ever, the page itself never. */
async function serveScreens(app: FastifyInstance): Promise<void> {
  if (!existsSync(webFolder)) return;
  await app.register(fastifyStatic, { root: webFolder, serve: false, cacheControl: false });
  app.get('/assets/*', { config: { policy: 'public' } }, (request, reply) =>
    reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${(request.params as { '*': string })['*']}`));
}

const asHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** The one page of the application, with this house's name for the system. Read each time: a new build is served at once. */
async function pageOf(productName: string): Promise<string> {
  const name = asHtml(productName);
  const page = await readFile(join(webFolder, 'index.html'), 'utf8');
  return page.replace('data-product="SINTRA"', () => `data-product="${name}"`)
    .replace('<title>SINTRA</title>', () => `<title>${name}</title>`);
}

function answerUnknown(app: FastifyInstance): void {
  app.setNotFoundHandler({}, async (request, reply) => {
    const isScreen = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (isScreen && existsSync(webFolder)) return reply.type('text/html; charset=utf-8').send(await pageOf(app.house.config.productName));
    throw problems.noSuchAddress();
  });
}

/**
 * The whole server, every route with its policy, not yet listening.
 * @param authenticate who asks; the tests of the walls bring their own.
 */
export async function buildServer(house: House, authenticate = authenticator(house)): Promise<FastifyInstance> {
  await catalogsOf(house);
  const app = await openHttp(house, { authenticate });
  metaRoutes(app);
  accountRoutes(app);
  catalogRoutes(app);
  logRoutes(app);
  quotaRoutes(app);
  keyRoutes(app);
  exportRequestRoutes(app);
  erasureRoutes(app, modules);
  emergencyRoutes(app, modules);
  grantRoutes(app, modules);
  logProofRoutes(app);
  alertRoutes(app);
  trayRoutes(app);
  for (const module of modules) {
    recordRoutes(app, module);
    exportRoutes(app, module);
  }
  commissionRoutes(app);
  calendarRoutes(app);
  await importRoutes(app, modules);
  await programmeRoutes(app);
  await serveScreens(app);
  answerUnknown(app);
  return app;
}
