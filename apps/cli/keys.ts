import { accountContext } from '@sintra/platform/accounts';
import { readConfig } from '@sintra/platform/config';
import { openHouse } from '@sintra/platform/database';
import { backupKey, restoreKey } from '@sintra/platform/keys';
import { afterMigrate } from '../server/after-migrate.ts';
import { UsageError, type Arguments } from './arguments.ts';
import { print, printJson, say } from './output.ts';
import { knownPassphrase, newPassphrase } from './passphrase.ts';

const options = { afterMigrate, onProgress: say };

/** `keys backup --out FILE` */
async function backup(given: Arguments): Promise<void> {
  const { out, as, json } = given.values;
  if (out === undefined) throw new UsageError('Indique el archivo del respaldo con --out.');
  const house = await openHouse(readConfig(), options);
  try {
    const context = await accountContext(house, as, 'cli');
    const note = await backupKey(house, context, { file: out, passphrase: await newPassphrase(given) });
    if (json === true) return printJson({ file: out, ...note });
    print(`La llave maestra se respaldó, cifrada, en ${out}.\nHuella de la llave: ${note.fingerprint}`);
    print('Entregue copias a dos personas, guarde la frase de paso aparte y nunca junto a la base de datos.');
  } finally {
    await house.close();
  }
}

/** `keys restore FILE`: the house cannot be opened as usual, because its key is what is missing. */
async function restore(given: Arguments): Promise<void> {
  const backupFile = given.positionals[1];
  if (backupFile === undefined) throw new UsageError('Indique el archivo del respaldo: keys restore ARCHIVO.');
  const done = await restoreKey(readConfig(), { backup: backupFile, passphrase: () => knownPassphrase(given), as: given.values.as }, options);
  if (given.values.json === true) return printJson(done);
  print(`La llave maestra se recuperó del respaldo del ${done.created.slice(0, 10)} en ${done.file}. Ya puede iniciar SINTRA.`);
}

/** `keys backup` and `keys restore`. They open the house by themselves. */
export async function keysCommand(given: Arguments): Promise<void> {
  const acts: Readonly<Record<string, typeof backup>> = { backup, restore };
  const act = acts[given.positionals[0] ?? ''];
  if (act === undefined) throw new UsageError('Escriba keys backup --out ARCHIVO, o keys restore ARCHIVO.');
  await act(given);
}
