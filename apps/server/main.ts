import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { keepWatch } from '@sintra/platform/alerts';
import { remindAgreements } from '@sintra/agreements/server';
import { keepReminders } from '@sintra/commissions/server';
import { ensureUnattendedAdmin, firstAccountLink, keepAccounts } from '@sintra/platform/accounts';
import { readConfig } from '@sintra/platform/config';
import { openHouse } from '@sintra/platform/database';
import type { House } from '@sintra/platform/database';
import { openWorker } from '@sintra/platform/imports';
import { keepKeys } from '@sintra/platform/keys';
import { openMailWorker } from '@sintra/platform/mail';
import { Problem } from '@sintra/platform/problems';
import { keepLogProof } from '@sintra/platform/sequencer';
import { afterMigrate } from './after-migrate.ts';
import { announce } from './announce.ts';
import { modules } from './modules.ts';
import { surviveCutConnections } from './cut-connections.ts';
import { listenProblem, refuseTakenPort } from './port.ts';
import { buildServer } from './server.ts';
import { buildWeb } from './web-build.ts';

/** Requests under way get this long to finish when SINTRA is stopped; then their connections are cut. */
const STOP_MS = 5_000;

const progress = (message: string): void => void process.stderr.write(`${message}\n`);

/**
 * Runs until told to stop. The order: settings; the database, with the lock that makes this the one server of its data; the
 * port; the web application; the routes. Whatever goes wrong, nothing is left running.
 */
async function run(stop: AbortController): Promise<void> {
  const config = readConfig();
  const onLost = (error: unknown) => stop.abort(error);
  const house = await openHouse(config, { onProgress: progress, onLost, afterMigrate, server: config.publicUrl });
  try {
    const app = await prepare(house, stop.signal);
    const worker = await openWorker(house, modules);
    const mail = await openMailWorker(house);
    const reminders = keepReminders(house, progress, [remindAgreements]);
    const proof = keepLogProof(house, progress);
    const watch = keepWatch(house, progress);
    const keys = keepKeys(house, modules, progress);
    const accounts = keepAccounts(house, progress);
    await announce(house, await firstAccountLink(house));
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
    progress('Deteniendo SINTRA…');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await watch.stop();
    await keys.stop();
    await accounts.stop();
    await worker.close();
    await mail.close();
    await reminders.stop();
    await app.close();
    await proof.stop();
  } finally {
    await house.close();
  }
}

async function prepare(house: House, signal: AbortSignal): Promise<FastifyInstance> {
  await refuseTakenPort(house.config);
  await buildWeb(progress, signal);
  await ensureUnattendedAdmin(house);
  const app = await buildServer(house);
  try {
    await app.listen({ port: house.config.port, host: house.config.host });
  } catch (error) {
    throw listenProblem(error, house.config);
  }
  return app;
}

/** Ctrl-C comes from the terminal and again through the launcher; the launcher's own death closes the channel to it. */
function stopOnSignal(stop: AbortController): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  process.once('disconnect', () => stop.abort());
  process.channel?.unref();
}

/** Says what happened, for people when they can put it right. Already running is what was asked for; the rest failed. */
function explain(error: unknown): number {
  if (error instanceof Error && error.name === 'AbortError') return 0;
  if (!(error instanceof Problem)) throw error;
  progress(`\n${error.message}\n`);
  return error.code === 'already_running' ? 0 : 1;
}

surviveCutConnections(progress);
const stop = new AbortController();
stopOnSignal(stop);
try {
  await run(stop);
  process.exit(stop.signal.reason instanceof Problem ? explain(stop.signal.reason) : 0);
} catch (error) {
  process.exit(explain(error));
}
