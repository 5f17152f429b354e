// Starts a TypeScript file of this project from a bare checkout: installs what is missing and runs it under the pinned
// Node. Plain JavaScript without dependencies, because it is all that runs before they are there (any Node >= 20).
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants as system } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFolder = join(root, '.installing');
const needed = 24;

const say = (message) => process.stderr.write(`${message}\n`);

function fail(message) {
  say(message);
  process.exit(1);
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** null when the file is missing or cut short, as an interrupted installation leaves it. */
function readJson(path) {
  try {
    return JSON.parse(readText(path));
  } catch {
    return null;
  }
}

/** Whether node_modules holds exactly what package-lock.json asks for on this machine. npm writes its own list last. */
function isInstalled() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = present[path];
    return found === undefined ? optional === true : link === true || found.version === version;
  });
}

/** Whether a process is alive; one that nobody has buried yet is not. */
function isAlive(pid) {
  if (!existsSync('/proc/self/stat')) return true;
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Takes the lock that keeps two installations apart, whole or not at all; one left by a process that died is taken over. */
function lock() {
  const draft = `${lockFolder}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'pid'), String(process.pid));
  for (let told = false; ; told = true) {
    try {
      renameSync(draft, lockFolder);
      process.on('exit', () => rmSync(lockFolder, { recursive: true, force: true }));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error;
    }
    if (!told) say('Otra instalación está en curso en esta carpeta; se espera a que termine…');
    pause(300);
    if (isInstalled()) return rmSync(draft, { recursive: true, force: true });
    const holder = readText(join(lockFolder, 'pid'));
    if (holder !== null && !isAlive(holder)) rmSync(lockFolder, { recursive: true, force: true });
  }
}

/** npm as it is running us, or the one in the PATH. Its output goes to stderr: stdout belongs to the program. */
function npm(args) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  return spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
}

function install() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(`Falta instalar las dependencias de SINTRA y esta cuenta no puede escribir en ${root}.\nInicie una vez con la cuenta dueña de la carpeta, o clone SINTRA en una carpeta propia.`);
  }
  lock();
  if (isInstalled()) return;
  say('Instalando lo que SINTRA necesita (una sola vez, alrededor de un minuto)…');
  const { status } = npm(['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund']);
  if (status !== 0) fail('No se pudieron instalar las dependencias; arriba está la causa.\nRevise la conexión a internet (o el registro de npm de su institución) y el espacio en disco, y vuelva a intentarlo.');
  rmSync(lockFolder, { recursive: true, force: true });
}

/** The Node that runs the project: the one pinned in package.json, else this one when it is new enough. */
function findNode() {
  const pinned = join(root, 'node_modules/.bin/node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  return fail(`SINTRA necesita Node ${needed} y en este equipo (${process.platform}-${process.arch}) no pudo instalarlo.\nInstálelo desde https://nodejs.org y vuelva a intentarlo.`);
}

/** The npm that started us, if any: sh may stand in between. */
function npmAncestor(pid, steps = 3) {
  if (steps === 0 || pid <= 1 || process.env.npm_lifecycle_event === undefined) return null;
  try {
    if (/npm/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, 2).join(' '))) return pid;
    return npmAncestor(Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? 0), steps - 1);
  } catch {
    return null;
  }
}

/**
 * Bulk work turns over rows by the thousand: a young generation that grows no larger than a batch, and an old one that is tidied up
 * when it has grown by a little more than half. By default the process grows by some hundred megabytes before that (docs/decisions/0012, 0014).
 */
const thrift = ['--max-semi-space-size=16', '--heap-growing-percent=60'];

/** Runs the program, passes signals on, and ends as it ends. Whoever kills npm outright does not leave it running. */
function run(node, args) {
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...process.env };
  env.PATH = `${join(root, 'node_modules/.bin')}:${env.PATH ?? ''}`;
  const child = spawn(node, [...thrift, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = npmAncestor(process.ppid);
  if (parent !== null) setInterval(() => isAlive(parent) || child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => fail(`No se pudo iniciar Node (${error.message}).`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + system.signals[signal]));
}

const [target, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) fail(`SINTRA necesita Node 20 o posterior para instalarse y aquí hay ${process.version}. Actualícelo y vuelva a intentarlo.`);
if (target === undefined) fail('Uso: node scripts/run.mjs ARCHIVO.ts [argumentos]');
if (!isInstalled()) install();
run(findNode(), [join(root, target), ...args]);
