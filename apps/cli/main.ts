import { ensureUnattendedAdmin } from '@sintra/platform/accounts';
import { openHouse, type House } from '@sintra/platform/database';
import { readConfig } from '@sintra/platform/config';
import { Problem } from '@sintra/platform/problems';
import { afterMigrate } from '../server/after-migrate.ts';
import { readArguments, UsageError, type Arguments } from './arguments.ts';
import { countCommand } from './count.ts';
import { dumpCommand, restoreCommand } from './dump.ts';
import { exportCommand } from './export.ts';
import { help } from './help.ts';
import { importCommand } from './import.ts';
import { institutionsCommand } from './institutions.ts';
import { keysCommand } from './keys.ts';
import { logCommand } from './log.ts';
import { municipalitiesCommand } from './municipalities.ts';
import { say } from './output.ts';
import { programmeCommand } from './programme.ts';
import { usersCommand } from './users.ts';

/** One command of `npm run -s sintra --`: works in this process, whether or not the server runs. */
export type CliCommand = (house: House, given: Arguments) => Promise<void>;

const commands: Readonly<Record<string, CliCommand>> = {
  import: importCommand, count: countCommand, export: exportCommand, municipalities: municipalitiesCommand, programme: programmeCommand,
  users: usersCommand, institutions: institutionsCommand,
};

/** They open the house by themselves, each in its way. */
const housekeeping: Readonly<Record<string, (given: Arguments) => Promise<number | void>>> = { keys: keysCommand, log: logCommand, dump: dumpCommand, restore: restoreCommand };

async function perform(name: string, given: Arguments): Promise<number> {
  const command = commands[name];
  if (command === undefined) return (await housekeeping[name]?.(given)) ?? 0;
  const house = await openHouse(readConfig(), { afterMigrate, onProgress: say });
  try {
    await ensureUnattendedAdmin(house);
    await command(house, given);
    return 0;
  } finally {
    await house.close();
  }
}

/** 0 done · 1 a problem, said in words · 2 wrong usage. */
async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  if (commands[name] === undefined && housekeeping[name] === undefined) {
    process.stdout.write(help);
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    return await perform(name, readArguments(rest));
  } catch (error) {
    if (error instanceof Problem) return fail(error.message, 1);
    if (error instanceof UsageError) return fail(`${error.message}\n\n${help}`, 2);
    throw error;
  }
}

function fail(message: string, code: number): number {
  say(message);
  return code;
}

process.exitCode = await main();
