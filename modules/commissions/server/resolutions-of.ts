import type { Call } from '@sintra/platform/commands';
import { readClear, type RecordRow } from '@sintra/platform/records';
import { resolutionForm } from '../forms/index.ts';
import type { Row } from './session-file.ts';

export interface ResolutionOf {
  readonly id: string;
  readonly folio: string;
  readonly version: number;
  readonly values: ReturnType<typeof readClear>;
  readonly responsibles: readonly Row[];
}

/** More resolutions than any session has adopted; a list beyond it is read in the list of resolutions. */
const MOST = 200;

/** Standing resolutions of a session, in the order of their keys, with who is responsible: two statements. */
export async function resolutionsOf({ tx }: Call, session: string): Promise<ResolutionOf[]> {
  const rows = await tx<RecordRow[]>`select r.* from resolution r where r.session = ${session} and r.annulled_at is null order by r.key nulls last, r.id limit ${MOST}`;
  if (rows.length === 0) return [];
  const [group] = resolutionForm.groups;
  const responsible = await tx<(Record<string, unknown> & { id: string; parent_id: string })[]>`
    select g.* from resolution_responsible g where g.parent_id = any(${rows.map(({ id }) => id)}::uuid[]) and g.until_version is null order by g.position`;
  return rows.map((row) => ({
    id: row.id, folio: row.folio, version: row.version, values: readClear(resolutionForm, row),
    responsibles: group === undefined ? [] : responsible.filter(({ parent_id: parent }) => parent === row.id).map((raw) => ({ id: raw.id, values: readClear(group, raw) })),
  }));
}
