import { createInstitutionCommand, listInstitutions, type Institution } from '@sintra/platform/accounts';
import { runTogether } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { federalInstitutions, stateInstitutions, type InstitutionSeed } from '@sintra/victims/forms';

const asInput = (seed: InstitutionSeed) => ({
  acronym: seed.acronym, name: seed.currentName, legalName: seed.legalName, level: seed.level === 'state' ? 'state' : 'federal',
  ...(seed.state !== undefined && { state: seed.state }),
});

/** The commissions of the 32 states and the federal institutions of LGT arts. 85 and 86. @returns By acronym, the Secretaría Técnica among them. */
export async function fillInstitutions(house: House, administrator: Context): Promise<ReadonlyMap<string, Institution>> {
  await runTogether(house, administrator, createInstitutionCommand, [...federalInstitutions, ...stateInstitutions].map(asInput));
  const all = await listInstitutions(house, administrator);
  return new Map(all.map((institution) => [institution.acronym, institution]));
}
