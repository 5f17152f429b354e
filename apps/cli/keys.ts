import { accountContext } from '@sintra/platform/accounts';
import { readConfig } from '@sintra/platform/config';
import { run } from '@sintra/platform/commands';
import { openHouse, type House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { decideErasure, listErasures, requestErasureCommand } from '@sintra/platform/erasures';
import { backupKey, restoreKey, rotateKeys, rotateMasterKey } from '@sintra/platform/keys';
import { afterMigrate } from '../server/after-migrate.ts';
import { modules } from '../server/modules.ts';
import { moduleOf, UsageError, type Arguments } from './arguments.ts';
import { print, printJson, say } from './output.ts';
import { knownPassphrase, newPassphrase } from './passphrase.ts';
import { decisionOf, printRequest, printRequests, requestOf } from './requests.ts';

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

/** Work with the house open and somebody who acts. */
async function within(given: Arguments, work: (house: House, context: Context) => Promise<void>): Promise<void> {
  const house = await openHouse(readConfig(), options);
  try {
    await work(house, await accountContext(house, given.values.as, 'cli'));
  } finally {
    await house.close();
  }
}

/** `keys rotate [--institution ACRONYM] [--class person|file|draft]`, or `keys rotate --master`. */
const rotate = (given: Arguments): Promise<void> => within(given, async (house, context) => {
  const { institution, class: keyClass, master, json } = given.values;
  if (master === true) {
    const moved = await rotateMasterKey(house, context);
    if (json === true) return printJson({ moved });
    print(`La llave maestra es otra y ${moved.toLocaleString('es-MX')} llaves se envolvieron con ella.`);
    return print(house.config.keyProvider === 'vault' ? 'En Vault, la versión anterior ya puede retirarse (min_decryption_version).' : 'El respaldo anterior ya no sirve: haga otro con «keys backup».');
  }
  let last = '';
  const done = await rotateKeys(house, context, { institution, keyClass }, ({ institution: of, keyClass: kind, left }) => {
    const line = `${of} ${kind}: faltan ${left.toLocaleString('es-MX')}`;
    if (line !== last && left % 10_000 < 500) say(line);
    last = line;
  });
  if (json === true) return printJson(done);
  print(`Llaves renovadas: ${String(done.finished)}. Ninguna llave de persona depende ya de las anteriores.`);
  if (done.kept > 0) print(`Se conservan ${String(done.kept)} llaves anteriores: hay archivos o capturas sellados con ellas antes de que cada uno tuviera la suya.`);
});

/** `keys destroy --record FOLIO --reason TEXT` asks; `keys destroy approve N`, `refuse N`, `requests`. */
const destroy = (given: Arguments): Promise<void> => within(given, async (house, context) => {
  const [, act, number] = given.positionals;
  const { record, reason = '', json } = given.values;
  if (act === 'requests') return printRequests(await run(house, context, listErasures, {}), given);
  if (act === 'approve' || act === 'refuse') {
    const row = await requestOf(house, context, 'erasure', number, given);
    const view = await decideErasure(house, context, modules, { id: row.id, ...decisionOf(act, given) });
    return json === true ? printJson(view) : printRequest(view);
  }
  if (record === undefined) throw new UsageError('Indique el registro con --record FOLIO, o escriba keys destroy requests, approve NÚMERO o refuse NÚMERO.');
  const form = given.values.form === undefined ? { ...given, values: { ...given.values, form: 'victim' } } : given;
  const view = await run(house, context, requestErasureCommand(moduleOf(form)), { id: record, reason });
  if (json === true) return printJson(view);
  printRequest(view);
  print('Otra persona debe autorizarla dentro de 24 horas. Al autorizarse, la identidad deja de poder leerse para siempre, también en las copias anteriores.');
});

/** `keys backup`, `restore`, `rotate` and `destroy`. They open the house by themselves. */
export async function keysCommand(given: Arguments): Promise<void> {
  const acts: Readonly<Record<string, typeof backup>> = { backup, restore, rotate, destroy };
  const act = acts[given.positionals[0] ?? ''];
  if (act === undefined) throw new UsageError('Escriba keys backup --out ARCHIVO, keys restore ARCHIVO, keys rotate o keys destroy --record FOLIO.');
  await act(given);
}
