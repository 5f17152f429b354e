import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../../packages/platform/commands/index.ts';
import { recordCommands } from '../../../packages/platform/records/index.ts';
import { victims } from '../../../modules/victims/server/index.ts';
import { apply, csv, openBench, stage, stored, type ImportBench } from './bench.ts';

let bench: ImportBench;
const folios: string[] = [];
beforeAll(async () => {
  bench = await openBench();
  for (const sex of ['female', 'male']) {
    const record = await run(bench.house, bench.people.ana, recordCommands(victims).create, { values: { sex, curp: sex === 'male' ? 'BADD110313HCMLNS06' : 'HEGG560427MVZRRL04' } });
    folios.push(record.folio);
  }
});
afterAll(() => bench.house.close());

const header = ['Folio', 'Sexo', 'CURP', 'Edad al detectarse: desde', 'Fecha de detección', 'Nombre: nombre(s)'];
const row = () => fc.tuple(
  fc.constantFrom('', '', '', ...folios, 'JAL-2020-000000-0', 'nada'),
  fc.constantFrom('', 'Mujer', 'Hombre', 'mujer ', 'Mujerr', '(borrar)'),
  fc.constantFrom('', '', '', 'HEGG560427MVZRRL04', 'BADD110313HCMLNS06', 'HEGG650606MJCBBB08', 'MALA'),
  fc.constantFrom('', '17', '17.0', '-3', 'x'),
  fc.constantFrom('', '2024', 'marzo 2023', '30/02/2020'),
  fc.string({ maxLength: 12 }),
);

it('whatever a sheet holds, every row read has one outcome and the balance is what was stored', async () => {
  await fc.assert(fc.asyncProperty(fc.array(row(), { minLength: 1, maxLength: 40 }), fc.nat(), async (rows, mark) => {
    const before = await stored(bench, 'id');
    const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
    fc.pre(filled.length > 0);
    const staged = await stage(bench, bench.people.beto, csv([[...header, `extra ${String(mark)}`], ...rows]));
    const { ready = 0, toCorrect = 0, repeated = 0, unchanged = 0 } = staged.report ?? {};
    expect(ready + toCorrect + repeated + unchanged).toBe(staged.progress.total);
    if (toCorrect === staged.progress.total) return;
    const { balance } = await apply(bench, bench.people.beto, staged.id, 'good');
    const { read, created, updated, unchanged: same, repeated: parked, rejected } = balance ?? { read: -1, created: 0, updated: 0, unchanged: 0, repeated: 0, rejected: 0 };
    expect(created + updated + same + parked + rejected).toBe(read);
    expect((await stored(bench, 'id')).length - before.length).toBe(created);
    expect(await stored(bench, 'id', `import_id = '${staged.id}'`)).toHaveLength(created + updated);
  }), { numRuns: Number(process.env['SINTRA_PROOF_RUNS'] ?? 12), seed: 2026 });
}, 240_000);
