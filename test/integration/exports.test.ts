import { buffer } from 'node:stream/consumers';
import { openSheet } from '@sintra/projections/excel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCatalogs } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { exportRecords, type ExportRequest } from '../../packages/platform/exports/index.ts';
import type { Context } from '../../packages/platform/db/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { victims } from '../../modules/victims/server/index.ts';
import { catalogs } from '../../apps/server/modules.ts';
import { testHouse, type TestHouse } from '../house.ts';
import { testPeople, type People } from '../people.ts';

let house: TestHouse;
let people: People;
const commands = recordCommands(victims);

beforeAll(async () => {
  house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  people = await testPeople(house);
  for (const who of [people.ana, people.carla]) {
    await run(house, who, commands.create, {
      values: { sex: 'female', nameGiven: '=Xóchitl', nameFirst: 'Invención', detectionState: '14', detectionDate: '2T 2024' },
      groups: { services: [{ values: { serviceType: [...catalogs.find(({ id }) => id === 'type_of_service')?.entries ?? []][0]?.code ?? '', serviceStart: 'abril 2024' } }] },
    });
  }
});
afterAll(() => house.close());

const all: ExportRequest = { format: 'xlsx', filters: { by: {} } };

/** Headers and rows of each sheet of an export. */
async function sheetsOf(who: Context, request: ExportRequest): Promise<Record<string, { headers: readonly string[]; rows: readonly unknown[][] }>> {
  const { output } = await exportRecords(house, who, victims, request);
  const sheets: Record<string, { headers: readonly string[]; rows: unknown[][] }> = {};
  let current = { headers: [] as readonly string[], rows: [] as unknown[][] };
  for await (const event of openSheet({ bytes: await buffer(output), fileName: `export.${request.format}` })) {
    if (event.type === 'sheet') sheets[event.name] = current = { headers: [], rows: [] };
    if (event.type === 'header') current.headers = event.headers;
    if (event.type === 'rows') current.rows.push(...event.rows.map((row) => [...row.cells]));
  }
  return sheets;
}

describe('An export', () => {
  it('holds the own institution’s records, each with the user’s name and institution', async () => {
    const { [Object.keys(await sheetsOf(people.beto, all))[0] ?? '']: main } = await sheetsOf(people.beto, all);
    expect(main?.rows).toHaveLength(1);
    expect(main?.rows[0]).toEqual(expect.arrayContaining(['Ana Capturista', 'Institución de prueba de Jalisco', '2T 2024']));
  });

  it('leaves identity out', async () => {
    expect(JSON.stringify(await sheetsOf(people.beto, all))).not.toMatch(/Xóchitl|primer apellido/i);
  });

  it('carries each group in its own sheet', async () => {
    const sheets = await sheetsOf(people.beto, all);
    expect(Object.values(sheets).filter(({ rows }) => JSON.stringify(rows).includes('abril 2024'))).toHaveLength(1);
  });

  it('covers the nation for the coordination, and is refused to a capturer', async () => {
    const [main] = Object.values(await sheetsOf(people.diana, { ...all, format: 'csv' }));
    expect(main?.rows).toHaveLength(2);
    await expect(exportRecords(house, people.ana, victims, all)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is in the log before its first byte, and with count and hash after its last', async () => {
    const { output, done } = await exportRecords(house, people.beto, victims, { ...all, filters: { by: { sex: ['female'] } } });
    output.resume();
    const summary = await done;
    const entries = await house.superuser<{ action: string; details: Record<string, unknown> }[]>`
      select action, details from log_entry where actor_id = ${people.beto.userId} order by id desc limit 2`;
    expect(entries).toMatchObject([
      { action: 'record.exported', details: { rows: 1, sha256: summary.sha256, filters: { sex: ['female'] } } }, { action: 'record.export' },
    ]);
  });
});
