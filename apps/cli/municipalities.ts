import { accountContext } from '@sintra/platform/accounts';
import type { House } from '@sintra/platform/database';
import { loadMunicipalities } from '@sintra/platform/territory';
import { UsageError, type Arguments } from './arguments.ts';
import { print, printJson } from './output.ts';

/** `municipalities FILE`: INEGI's municipal catalogue. */
export async function municipalitiesCommand(house: House, given: Arguments): Promise<void> {
  const [file] = given.positionals;
  if (file === undefined) throw new UsageError('Indique el archivo de municipios de INEGI: municipalities ARCHIVO.');
  const context = await accountContext(house, given.values.as, 'cli');
  const balance = await loadMunicipalities(house, context, file);
  if (given.values.json === true) return printJson(balance);
  const line = (count: number, what: string): void => print(`${count.toLocaleString('es-MX').padStart(7)}  ${what}`);
  line(balance.read, 'municipios leídos');
  line(balance.created, 'nuevos');
  line(balance.renamed, 'con otro nombre');
  line(balance.reinstated, 'vueltos a usar');
  line(balance.unchanged, 'sin cambio');
  line(balance.kept, 'editados por administración, sin tocar');
  line(balance.retired, 'dejaron de usarse hoy (no vienen en el archivo; no se borran)');
  if (balance.notCovered.length > 0) print(`El archivo no trae las entidades ${balance.notCovered.join(', ')}: sus municipios quedaron como estaban.`);
}
