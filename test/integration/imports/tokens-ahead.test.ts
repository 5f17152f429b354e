import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../packages/platform/commands/index.ts';
import { sweepTokens } from '../../../packages/platform/imports/index.ts';
import { keeperOf } from '../../../packages/platform/keys/keeper.ts';
import { recordCommands } from '../../../packages/platform/records/index.ts';
import { modules } from '../../../apps/server/modules.ts';
import { victims } from '../../../modules/victims/server/index.ts';
import { apply, csv, importAll, openBench, stage, type ImportBench } from './bench.ts';

let bench: ImportBench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.house.close());

const records = recordCommands(victims);
const header = ['Sexo', 'Fecha de detección', 'Lugar de detección: entidad federativa', 'Nombre: nombre(s)', 'Nombre: primer apellido'] as const;
const row = (name: string) => ['Mujer', '2T 2024', 'Jalisco', name, 'Invención'] as const;
const found = async (name: string): Promise<number> => (await run(bench.house, bench.people.beto, records.list, { q: name })).items.length;
const orphans = async (): Promise<number> => (await bench.house.superuser`
  select from victim_token t where not exists (select from victim r where r.institution_id = t.institution_id and r.id = t.id)`).length;
const sweep = (): Promise<number> => sweepTokens(bench.house, keeperOf(bench.people.beto.institutionId), modules);

/** The log takes nothing: whatever is being applied fails after its records were written. */
async function withoutLog(act: () => Promise<unknown>): Promise<unknown> {
  await bench.house.superuser`revoke insert on log_entry from sintra_app`;
  try {
    return await act().catch((error: unknown) => error);
  } finally {
    await bench.house.superuser.unsafe(`grant insert on log_entry to sintra_app`);
  }
}

describe('Tokens, which an import stores beside its records', () => {
  it('find each record once it is there', async () => {
    await importAll(bench, bench.people.beto, csv([header, row('Perseverancia')]));
    expect(await found('perseverancia')).toBe(1);
    expect(await orphans()).toBe(0);
  });

  it('of an import that failed while it was applied find nothing, and the file can be applied again', async () => {
    const staged = await stage(bench, bench.people.beto, csv([header, row('Aurelia'), row('Eduviges')]));
    expect(await withoutLog(() => apply(bench, bench.people.beto, staged.id))).toBeInstanceOf(Error);
    expect(await orphans()).toBeGreaterThan(0);
    expect(await found('aurelia')).toBe(0);
    await apply(bench, bench.people.beto, staged.id);
    expect(await found('aurelia')).toBe(1);
    expect(await orphans()).toBe(0);
  });

  it('that never get a record are swept, those of records stay, and nothing is swept while a file is applied', async () => {
    const staged = await stage(bench, bench.people.beto, csv([header, row('Hermenegilda')]));
    await withoutLog(() => apply(bench, bench.people.beto, staged.id));
    const left = await orphans();
    expect(left).toBeGreaterThan(0);
    await bench.house.superuser.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock_shared(5458254, 7)`;
      expect(await sweep()).toBe(0);
    });
    expect(await sweep()).toBe(left);
    expect(await orphans()).toBe(0);
    expect(await found('perseverancia')).toBe(1);
    await apply(bench, bench.people.beto, staged.id);
    expect(await found('hermenegilda')).toBe(1);
  });
});
