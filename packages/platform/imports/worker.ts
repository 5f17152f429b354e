import { accountContext, onBehalf, systemContext } from '../accounts/index.ts';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { Problem } from '../problems/index.ts';
import { requireRight, resourceOf } from '../permissions/index.ts';
import { applyRun } from './apply.ts';
import { asProblem, failRun } from './fail.ts';
import type { ImportModule } from './mapping.ts';
import { moduleOf } from './modules.ts';
import { importProblems } from './problems.ts';
import { noteRun } from './runs.ts';
import { stageRun } from './stage.ts';

interface Work {
  readonly id: string;
  readonly user_id: string;
  /** Another institution than the person's own: the run is done on its behalf. */
  readonly user_institution_id: string;
  readonly form: string;
  readonly wanted: 'stage' | 'apply_all' | 'apply_good';
  readonly attempts: number;
}

/** A run whose worker says nothing for this long has lost it. */
const LEASE_SECONDS = 60;
const BEAT_MS = 15_000;
const POLL_MS = 10_000;
const MOST_ATTEMPTS = 3;

/** Takes the oldest run that waits, or one whose worker died. Rows that another worker holds are skipped. */
async function claim(house: House): Promise<Work | undefined> {
  const now = clock.now();
  const lost = new Date(now.getTime() - LEASE_SECONDS * 1_000);
  const [work] = await withContext(house, systemContext('worker'), (tx) => tx<Work[]>`
    update import_run set attempts = attempts + 1, heartbeat_at = ${now} where id = (
      select id from import_run where wanted is not null and (heartbeat_at is null or heartbeat_at < ${lost})
      order by received_at limit 1 for update skip locked)
    returning id, user_id, user_institution_id, form, wanted, attempts`);
  return work;
}

/** The rights that the person has now, not those of when the file was sent. @throws noSuchAccount, forbidden */
async function contextOf(house: House, modules: readonly ImportModule[], { user_id: userId, user_institution_id: institution, form }: Work): Promise<Context> {
  const [account] = await withContext(house, systemContext('sign_in'), (tx) => tx<{ email: string }[]>`select email from user_account where id = ${userId}`);
  const context = await onBehalf(house, await accountContext(house, account?.email ?? '', 'worker'), institution);
  requireRight(context, resourceOf(moduleOf(modules, form).form), 'import');
  return context;
}

/** Says now and then that the run is in hand. */
function beat(house: House, id: string): () => void {
  const timer = setInterval(() => {
    noteRun(house, systemContext('worker'), id, { heartbeat_at: clock.now() }).catch(() => undefined);
  }, BEAT_MS);
  return () => clearInterval(timer);
}

async function perform(house: House, modules: readonly ImportModule[], work: Work, signal: AbortSignal): Promise<void> {
  if (work.attempts > MOST_ATTEMPTS) throw importProblems.interrupted();
  const context = await contextOf(house, modules, work);
  if (work.wanted === 'stage') return stageRun(house, context, modules, work.id, { signal });
  return applyRun(house, context, modules, work.id, work.wanted === 'apply_all' ? 'all' : 'good', { signal });
}

/** A refusal to apply leaves the run staged with its reason; anything else stops it. */
async function explain(house: House, work: Work, error: unknown): Promise<void> {
  const worker = systemContext('worker');
  const problem = asProblem(error, work.id);
  if (work.wanted === 'stage' || problem.code === 'interrupted') await failRun(house, worker, work.id, error);
  else await noteRun(house, worker, work.id, { state: 'staged', wanted: null, problem: problem.message });
}

/**
 * Does one piece of waiting work, if there is any.
 * @returns whether there was
 */
export async function workOnce(house: House, modules: readonly ImportModule[], signal: AbortSignal = new AbortController().signal): Promise<boolean> {
  const work = await claim(house);
  if (work === undefined) return false;
  const stop = beat(house, work.id);
  try {
    await perform(house, modules, work, signal);
  } catch (error) {
    // Stopped on purpose: the next start finds the run unfinished and begins it again.
    if (signal.aborted && !(error instanceof Problem)) await noteRun(house, systemContext('worker'), work.id, { heartbeat_at: null });
    else await explain(house, work, error);
  } finally {
    stop();
  }
  return true;
}

export interface Worker {
  /** Stops taking work, breaks off the reading under way and waits for it. */
  close(): Promise<void>;
}

/** Works on imports until closed: woken by a notice when a file arrives, looking by itself now and then. */
export async function openWorker(house: House, modules: readonly ImportModule[]): Promise<Worker> {
  const stopped = new AbortController();
  let wake: () => void = () => undefined;
  const listening = await house.sql.listen('import_run', () => wake());
  const pause = (): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, POLL_MS);
    wake = () => { clearTimeout(timer); resolve(); };
  });
  const loop = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const worked = await workOnce(house, modules, stopped.signal).catch(() => false);
      if (!worked && !stopped.signal.aborted) await pause();
    }
  };
  const running = loop();
  return {
    async close() {
      stopped.abort();
      wake();
      await running;
      await listening.unlisten();
    },
  };
}
