import { keyBackedUp } from '@sintra/platform/database';
import type { House } from '@sintra/platform/database';
import { destinationsOf } from '@sintra/platform/outbound';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Tells whoever started SINTRA where it is, where its data are, and what remains to be done. */
export async function announce(house: House, firstAccount: string | null): Promise<void> {
  const { config } = house;
  say(`\n${config.productName} está en marcha: ${config.publicUrl}`);
  say(`  Datos y llaves: ${config.dataDir}`);
  if (config.databaseUrl === undefined) {
    say('  Base de datos integrada: para pruebas e instalaciones pequeñas. Para un sistema en producción use un');
    say('  PostgreSQL propio con DATABASE_URL.');
  }
  if (config.keyProvider !== 'vault' && !(await keyBackedUp(house.keysSql))) {
    say('  Aviso: la llave maestra aún no tiene respaldo; sin ella los datos de identidad se pierden para siempre.');
    say('  Respáldela con una frase de paso: npm run -s sintra -- keys backup --out ARCHIVO');
  }
  const destinations = destinationsOf(config);
  // For whoever writes the installation's firewall: there is no other (docs/operations.md).
  if (destinations.length > 0) say(`  Sale de esta máquina solo hacia: ${destinations.map(({ place, setting }) => `${place} (${setting})`).join(', ')}`);
  if (firstAccount !== null) {
    say('\nTodavía no hay cuentas. Abra este enlace para crear la primera (sirve una sola vez, durante 30 minutos):');
    say(`  ${firstAccount}`);
  }
  say('\nPara detenerlo: Ctrl+C');
}
