import { catalogsOf } from '@sintra/platform/catalogs';
import { run } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { dimensionOf, NO_ANSWER, recordCommands, type Count, type FormModule } from '@sintra/platform/records';
import { actingContext } from './acting.ts';
import { moduleOf, whereOption, type Arguments } from './arguments.ts';
import { print, printJson } from './output.ts';

async function table(house: House, context: Context, module: FormModule, count: Count): Promise<void> {
  const catalogs = await catalogsOf(house);
  const word = (id: string, code: string): string =>
    code === NO_ANSWER ? 'Sin respuesta' : (catalogs.get(dimensionOf(module, id, context).catalog ?? '')?.get(code)?.label.es ?? code);
  print(count.definition.es);
  for (const row of count.rows) print(`${String(row.count).padStart(9)}  ${count.by.map((id) => word(id, row.key[id] ?? '')).join(' · ')}`);
  print(`${String(count.total).padStart(9)}  Total de registros`);
}

/** `count --form F --by A,B`: the dashboard's own indicator. */
export async function countCommand(house: House, given: Arguments): Promise<void> {
  const module = moduleOf(given);
  const context = await actingContext(house, given);
  const count = await run(house, context, recordCommands(module).count, { by: given.values.by ?? '', ...whereOption(given) });
  if (given.values.json === true) printJson(count);
  else await table(house, context, module, count);
}
