import { databaseProblems } from '../database/problems.ts';
import type { Sql } from '../database/target.ts';
import type { Migration } from './files.ts';

interface Applied {
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings a database up to date: forward only, each step in a transaction of its own, in order. The caller holds the lock
 * that keeps two starts apart.
 * @param owner a connection as the database's owner
 * @returns names of the steps applied now
 * @throws Problem newer_database, altered_migration or migration_failed
 */
export async function migrate(owner: Sql, migrations: readonly Migration[]): Promise<string[]> {
  const applied = await readApplied(owner);
  refuseStrangers(applied, migrations);
  const pending = migrations.filter(({ name }) => !applied.some((step) => step.name === name));
  for (const migration of pending) await apply(owner, migration);
  return pending.map(({ name }) => name);
}

async function readApplied(owner: Sql): Promise<readonly Applied[]> {
  await owner`
    create table if not exists schema_migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`;
  return owner<Applied[]>`select name, checksum from schema_migration order by name`;
}

function refuseStrangers(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const { name, checksum } of applied) {
    const ours = migrations.find((migration) => migration.name === name);
    if (ours === undefined) throw databaseProblems.newerDatabase({ migration: name });
    if (ours.checksum !== checksum) throw databaseProblems.alteredMigration({ migration: name });
  }
}

async function apply(owner: Sql, { name, text, checksum }: Migration): Promise<void> {
  try {
    await owner.begin(async (tx) => {
      await tx.unsafe(text).simple();
      await tx`insert into schema_migration (name, checksum) values (${name}, ${checksum})`;
    });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw Object.assign(databaseProblems.migrationFailed({ migration: name, cause }), { cause: error });
  }
}
