import { makePassword, type Institution } from '@sintra/platform/accounts';
import { clock } from '@sintra/platform/clock';
import type { House } from '@sintra/platform/database';
import { fillCapturers, fillCast, openAdministration, type Credential } from './accounts.ts';
import { fillCommissions, type DemoCommissions } from './commissions.ts';
import { fillInstitutions } from './institutions.ts';
import { fillProgramme } from './programme.ts';
import { fillRecords } from './records.ts';
import { refuseUsed } from './refuse.ts';
import { inventVictims } from './victims.ts';

export interface Demo {
  readonly institutions: number;
  readonly victims: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly work: DemoCommissions;
  readonly credentials: readonly Credential[];
  /** Of every credential, made for this demonstration. */
  readonly password: string;
}

export interface DemoOptions {
  readonly victims: number;
  readonly seed: number;
}

/** Fills an empty system with invented institutions' accounts and victims. @throws notEmpty */
export async function fillDemo(house: House, options: DemoOptions, say: (line: string) => void): Promise<Demo> {
  await refuseUsed(house);
  const password = makePassword();
  const admin = await openAdministration(house, password);
  const byAcronym = await fillInstitutions(house, admin);
  const institutions: Institution[] = [...byAcronym.values()];
  const credentials = await fillCast(house, admin, byAcronym, password);
  say('Instituciones y cuentas: listas. Se inventan el programa anual y los registros…');
  const capturers = await fillCapturers(house, admin, institutions);
  const victims = inventVictims(options.victims, options.seed, clock.today());
  const statuses = await fillRecords(house, institutions, capturers, victims);
  const work = await fillCommissions(house, institutions, capturers, options.seed, clock.today());
  const coordination = credentials.find(({ label }) => label === 'Coordinación nacional');
  if (coordination !== undefined) await fillProgramme(house, coordination.email, Number(clock.today().slice(0, 4)));
  return { work, institutions: institutions.length, victims: victims.length, statuses, credentials, password };
}
