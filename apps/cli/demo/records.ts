import type { Institution } from '@sintra/platform/accounts';
import { runTogether } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { recordCommands, type RecordView } from '@sintra/platform/records';
import { victims as module } from '@sintra/victims/server';
import type { Invented } from './victims.ts';

/** Records in one transaction, and transactions at once: enough to keep the database busy. */
const TOGETHER = 40;
const LANES = 4;
const review = ['submitted', 'validated', 'closed'] as const;
const commands = recordCommands(module);

interface Batch {
  readonly who: Context;
  readonly victims: readonly Invented[];
}

function batchesOf(victims: readonly Invented[], capturerOf: (owner: string) => Context): Batch[] {
  const byOwner = Map.groupBy(victims, ({ owner }) => owner);
  return [...byOwner].flatMap(([owner, all]) => Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, index) =>
    ({ who: capturerOf(owner), victims: all.slice(index * TOGETHER, (index + 1) * TOGETHER) })));
}

const reason = 'DATO INVENTADO: falta precisar la fecha de detección';

const renewed = (views: readonly RecordView[], moved: readonly RecordView[]): RecordView[] => {
  const fresh = new Map(moved.map((view) => [view.id, view]));
  return views.map((view) => fresh.get(view.id) ?? view);
};

/** Creates the records and takes each its steps through the review, as the same commands of the screens do. */
async function store(house: House, { who, victims }: Batch): Promise<RecordView[]> {
  let views: readonly RecordView[] = await runTogether(house, who, commands.create, victims.map(({ input }) => input));
  for (const [step, status] of review.entries()) {
    const moving = views.filter((_, index) => (victims[index]?.steps ?? 0) > step);
    const moved = await runTogether(house, who, commands.setStatus, moving.map(({ id, version }) => ({ id, version, status })));
    views = renewed(views, moved);
  }
  const sentBack = views.filter((_, index) => victims[index]?.observed === true);
  return renewed(views, await runTogether(house, who, commands.setStatus, sentBack.map(({ id, version }) => ({ id, version, status: 'observed', reason }))));
}

/**
 * Stores invented victims, each in its institution's name. @param capturers contexts by acronym
 * @returns how many by status
 */
export async function fillRecords(
  house: House, institutions: readonly Institution[], capturers: ReadonlyMap<string, Context>, victims: readonly Invented[],
): Promise<Readonly<Record<string, number>>> {
  const acronymOf = new Map(institutions.flatMap(({ state, acronym }) => (state === null ? [] : [[state, acronym] as const])));
  const queue = batchesOf(victims, (owner) => capturers.get(acronymOf.get(owner) ?? owner) as Context);
  const counts: Record<string, number> = {};
  const lane = async (): Promise<void> => {
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
      for (const { status } of await store(house, batch)) counts[status] = (counts[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return counts;
}
