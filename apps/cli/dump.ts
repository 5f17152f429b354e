import { existsSync, readFileSync } from 'node:fs';
import { accountContext } from '@sintra/platform/accounts';
import { readConfig, type Config } from '@sintra/platform/config';
import { masterKeyFile, openRoots, placeMasterKey } from '@sintra/platform/database';
import { dump, restore, verifyDump } from '@sintra/platform/dump';
import { readKey } from '@sintra/platform/log/proof';
import { keyProblems, openKeyBackup } from '@sintra/platform/keys';
import { afterMigrate } from '../server/after-migrate.ts';
import { UsageError, type Arguments } from './arguments.ts';
import { print, printJson, say } from './output.ts';
import { knownPassphrase } from './passphrase.ts';

const options = { afterMigrate, onProgress: say };
const rowsOf = (tables: readonly { readonly rows: number }[]): string => tables.reduce((sum, { rows }) => sum + rows, 0).toLocaleString('es-MX');

/** `dump --out FOLDER` */
export async function dumpCommand(given: Arguments): Promise<void> {
  const { out, as, json } = given.values;
  if (out === undefined) throw new UsageError('Indique la carpeta de la copia con --out.');
  const roots = await openRoots(readConfig(), false, options);
  try {
    const done = await dump(roots, await accountContext(roots.house, as, 'cli'), out);
    if (json === true) return printJson(done);
    print(`Se copiaron ${rowsOf(done.records.tables)} renglones de registros y ${rowsOf(done.keys.tables)} de llaves a ${out}.`);
    print('Va firmada por la bitácora: para restaurarla hará falta su llave pública (checkpoints/public-key.txt), guardada en otro lugar.');
    print('Las identidades van cifradas, como están guardadas: ninguna está en claro. Guarde aparte la subcarpeta «keys» y consérvela poco tiempo:');
    print('quien tenga las dos y la llave maestra lee todo, y una copia vieja de llaves devuelve lo que se suprimió después.');
  } finally {
    await roots.close();
  }
}

/** In a new data folder, the copy's own master key comes first, from its backup. */
async function placeKey(config: Config, given: Arguments): Promise<void> {
  const backup = given.values.key;
  if (backup === undefined) return;
  const file = masterKeyFile(config.dataDir);
  if (existsSync(file)) throw keyProblems.keyAlreadyThere({ file });
  const { key } = await openKeyBackup(readFileSync(backup, 'utf8'), await knownPassphrase(given), backup);
  placeMasterKey(config.dataDir, key);
}

/** Whose signature the copy must have: never what the copy says of itself. */
function signerOf({ values }: Arguments): Uint8Array | 'unsigned' {
  const { 'public-key': given, unsigned } = values;
  if (unsigned === true && given === undefined) {
    say('ATENCIÓN: no se comprueba quién hizo esta copia; sólo que no esté dañada. Quien la tuvo en sus manos pudo cambiarla.');
    return 'unsigned';
  }
  if (given === undefined) throw new UsageError('Indique con --public-key la llave pública de la bitácora (el archivo public-key.txt que guardó fuera), o --unsigned si no la conserva y confía en quien guardó la copia.');
  const key = readKey(given) ?? (existsSync(given) ? readKey(readFileSync(given, 'utf8')) : null);
  if (key === null) throw new UsageError('--public-key no es una llave pública de la bitácora (sintra/bitacora+…) ni un archivo que la tenga.');
  return key;
}

/** `restore FOLDER --public-key KEY [--key BACKUP]`: only into an empty system, after reading the copy whole. */
export async function restoreCommand(given: Arguments): Promise<void> {
  const folder = given.positionals[0];
  if (folder === undefined) throw new UsageError('Indique la carpeta de la copia: restore CARPETA.');
  const verified = await verifyDump(folder, signerOf(given));
  const config = readConfig();
  await placeKey(config, given);
  const roots = await openRoots(config, true, options);
  try {
    await restore(roots, verified);
    if (given.values.json === true) return printJson({ copy: verified.records.id, created: verified.records.created });
    print(`Se restauró la copia del ${verified.records.created.slice(0, 10)}: ${rowsOf(verified.records.tables)} renglones de registros y ${rowsOf(verified.keys.tables)} de llaves. Ya puede iniciar SINTRA.`);
  } finally {
    await roots.close();
  }
}
