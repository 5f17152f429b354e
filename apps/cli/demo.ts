import { parseArgs } from 'node:util';
import { readConfig, type Config } from '@sintra/platform/config';
import { openHouse } from '@sintra/platform/database';
import { Problem } from '@sintra/platform/problems';
import { afterMigrate } from '../server/after-migrate.ts';
import { fillDemo, type Demo, type DemoOptions } from './demo/fill.ts';
import { demoProblems } from './demo/problems.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const number = (count: number): string => count.toLocaleString('es-MX');

const statusNames: Readonly<Record<string, string>> = { draft: 'borradores', submitted: 'enviados', validated: 'validados', observed: 'observados', closed: 'cerrados' };

function parse(args: readonly string[]): { victims: string; seed: string } {
  try {
    return parseArgs({ args: [...args], options: { victims: { type: 'string', default: '3000' }, seed: { type: 'string', default: '2026' } } }).values;
  } catch (error) {
    throw demoProblems.badOption({ cause: error instanceof Error ? error.message : String(error) });
  }
}

/** @throws badOption */
function readOptions(args: readonly string[]): DemoOptions {
  const { victims, seed } = parse(args);
  const options = { victims: Number(victims), seed: Number(seed) };
  if (!Number.isInteger(options.victims) || options.victims < 1 || options.victims > 200_000) throw demoProblems.badOption({ cause: `--victims ${victims}` });
  if (!Number.isInteger(options.seed)) throw demoProblems.badOption({ cause: `--seed ${seed}` });
  return options;
}

function report(demo: Demo, config: Config, seconds: number): void {
  const statuses = Object.entries(demo.statuses).map(([status, count]) => `${number(count)} ${statusNames[status] ?? status}`);
  say(`\nDemostración lista en ${seconds.toFixed(1)} s. Todo es inventado: nadie de los registros existe.`);
  say(`  Datos:          ${config.dataDir}`);
  say(`  Instituciones:  ${number(demo.institutions)} (32 entidades, las federales de los artículos 85 y 86 de la ley, y la Secretaría Técnica)`);
  say(`  Registros:      ${number(demo.victims)} (${statuses.join(', ')})`);
  say(`  Comisiones:     ${number(demo.work.bodies)} órganos, ${number(demo.work.sessions)} sesiones y ${number(demo.work.resolutions)} acuerdos`);
  say(`\nCuentas, todas con la contraseña  ${demo.password}  (se hizo para esta demostración; anótela):`);
  for (const { label, institution, email } of demo.credentials) say(`  ${label.padEnd(26)}${institution.padEnd(6)}${email}`);
  const folder = process.env['SINTRA_DATA'] === undefined ? '' : `SINTRA_DATA=${config.dataDir} `;
  say(`\nPara entrar: ${folder}npm start   y abra ${config.publicUrl}`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const config = readConfig();
  if (config.databaseUrl !== undefined) throw demoProblems.otherDatabase();
  const started = performance.now();
  const house = await openHouse(config, { onProgress: say, afterMigrate });
  try {
    report(await fillDemo(house, options, say), config, (performance.now() - started) / 1_000);
  } finally {
    await house.close();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
