import { z } from 'zod';
import { defineCommand, type Call } from '../commands/index.ts';
import { rotatingClasses, unfinishedRotations } from '../identity/index.ts';

/** Rotations under way that are shown one by one; the rest are only counted. */
const MOST_SHOWN = 100;

export const keyStateOutput = z.object({
  provider: z.enum(['local', 'vault']),
  backedUpAt: z.iso.datetime().nullable().describe('When the key file was last backed up; null never, or with Vault, where there is no file'),
  classes: z.array(z.object({
    keyClass: z.enum(rotatingClasses), institutions: z.int(), oldest: z.iso.datetime().nullable().describe('When the oldest key in use was made'),
  })),
  underWay: z.int().describe('Old keys that something still needs'),
  left: z.int().describe('Keys still to be wrapped again by a new one'),
  rotations: z.array(z.object({ institution: z.string(), keyClass: z.enum(rotatingClasses), left: z.int() })),
}).meta({ id: 'KeyState' });
export type KeyState = z.infer<typeof keyStateOutput>;

interface ClassRow {
  readonly keyClass: (typeof rotatingClasses)[number];
  readonly institutions: number;
  readonly oldest: Date | null;
}

async function stateOf({ house, tx }: Call): Promise<KeyState> {
  const { keysSql: keys, config } = house;
  const [backup] = await keys<{ backed_up_at: Date | null }[]>`select backed_up_at from key_fingerprint`;
  const classes = await keys<ClassRow[]>`select class as "keyClass", count(distinct institution_id)::integer as institutions, min(created_at) as oldest
    from institution_key where destroyed_at is null and retired_at is null and class = any(${[...rotatingClasses]}::text[]) group by class`;
  const rotations = await unfinishedRotations(house);
  const shown = rotations.slice(0, MOST_SHOWN);
  const acronyms = new Map((await tx<{ id: string; acronym: string }[]>`select id, acronym from institution where id = any(${shown.map(({ institutionId }) => institutionId)}::uuid[])`).map(({ id, acronym }) => [id, acronym]));
  return {
    provider: config.keyProvider ?? 'local',
    backedUpAt: backup?.backed_up_at?.toISOString() ?? null,
    classes: rotatingClasses.map((keyClass) => {
      const row = classes.find((one) => one.keyClass === keyClass);
      return { keyClass, institutions: row?.institutions ?? 0, oldest: row?.oldest?.toISOString() ?? null };
    }),
    underWay: rotations.length,
    left: rotations.reduce((sum, { left }) => sum + left, 0),
    rotations: shown.map(({ institutionId, keyClass, left }) => ({ institution: acronyms.get(institutionId) ?? institutionId, keyClass, left })),
  };
}

/** How old keys are, whether they have a backup, and what a rotation still has to do. */
export const keyStateCommand = defineCommand({
  name: 'key.state', resource: 'key', action: 'manage', input: z.strictObject({}), handle: stateOf,
  log: { none: 'ages and counts of keys: names nobody and opens nothing' },
});
