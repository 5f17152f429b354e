import type { Call } from '@sintra/platform/commands';
import { TECHNICAL_SECRETARIAT } from '@sintra/platform/accounts';
import type { Tx } from '@sintra/platform/db';
import { readWithin } from '../../document/index.ts';
import { existingOf, type Existing, type Standing } from '../import/existing.ts';
import { programmeKey } from '../import/desired.ts';
import { programmeProblems } from '../problems.ts';

/** Everything that the document of a year says, from the data. */
export interface ProgrammeData {
  readonly year: number;
  readonly programme: Standing;
  readonly national: Standing | null;
  readonly of: Existing['byKey'];
  /** Name of an organisation or body, by its uuid. */
  readonly nameOf: (id: unknown) => string;
}

const hasProgramme = async (tx: Tx, institution: string, year: number): Promise<boolean> => {
  const rows = await tx`select 1 from programme where institution_id = ${institution} and programme_type = 'annual' and year = ${year} and annulled_at is null limit 1`;
  return rows.length > 0;
};

/** One's own programme of the year, else that of the Secretaría Técnica. @throws noProgramme */
export async function programmeData({ tx, context }: Pick<Call, 'tx' | 'context'>, year: number): Promise<ProgrammeData> {
  const institution = (await hasProgramme(tx, context.institutionId, year)) ? context.institutionId : TECHNICAL_SECRETARIAT;
  const { byKey } = await existingOf(tx, institution, year);
  const programme = byKey.programme.get(programmeKey('annual', year));
  if (programme === undefined) throw programmeProblems.noProgramme({ year });
  const names = new Map([...byKey.organization.values(), ...byKey.body.values()].map(({ id, values }) => [id, String(values['name'] ?? '')]));
  const national = [...byKey.programme.values()].find(({ values }) => values['programmeType'] === 'national' && Number(values['periodFrom']) <= year && Number(values['periodUntil']) >= year) ?? null;
  return { year, programme, national, of: byKey, nameOf: (id) => names.get(String(id)) ?? '' };
}

export const textOf = ({ values }: Standing, id: string): string => String(values[id] ?? '');

/** The date as the programme wrote it; as it stands today when somebody changed it since. */
export function writtenDate(written: string, stored: string, year: number): string {
  if (stored === '') return written;
  return written !== '' && readWithin(written, year).value === stored ? written : stored;
}
