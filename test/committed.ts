import type { Form } from '@sintra/definition';
import { modules } from '../apps/server/modules.ts';
import type { TestHouse } from './house.ts';

interface Uncommitted {
  readonly form: string;
  readonly id: string;
  readonly version: number;
}

/** Versions of a form's records that somebody wrote and whose entry of the log commits to no value. */
const ofForm = (house: TestHouse, form: Form): Promise<Uncommitted[]> => house.superuser<Uncommitted[]>`
  select ${form.id}::text as form, v.id, v.version from (
    select id, version from ${house.superuser(form.table)} union all select id, version from ${house.superuser(`${form.table}_version`)}) v
  where not exists (select from log_entry e where e.record_id = v.id and e.version = v.version and e.resource = ${form.id}
      and (e.commitments is not null or (e.details ? 'import') or (e.details ? 'restores')))
    and exists (select from log_entry e where e.record_id = v.id)`;

/**
 * Every version of every record, of every form, whose write reached the log without commitments of its values. What an import wrote is
 * covered by the hash of its file, and what its undoing brings back by the version that the entry names (docs/decisions/0021).
 */
export const uncommitted = async (house: TestHouse): Promise<Uncommitted[]> => (await Promise.all(modules.map(({ form }) => ofForm(house, form)))).flat();
