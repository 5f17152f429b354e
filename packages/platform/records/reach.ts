import { domainOf, type Form } from '@sintra/definition';
import type { PendingQuery, Row } from 'postgres';
import type { Call } from '../commands/index.ts';

/** The Secretaría Técnica (LGT art. 87): what it keeps of bodies and programmes is everybody's to read. */
export const TECHNICAL_SECRETARIAT = '01900000-0000-7000-8000-000000000001';

/**
 * Which rows of a form's table, under the alias `r`, the scope of this call lets through: the first wall. Row security
 * says the same by itself (migrations 0010 and 0021).
 */
export function reachOf({ tx, context, scope }: Call, form: Form): PendingQuery<Row[]> {
  if (scope === 'national') return tx`true`;
  const own = tx`r.institution_id = ${context.institutionId}`;
  const state = scope === 'state' ? tx`${own} or r.institution_id = any((select security.state_institutions())::uuid[])` : own;
  return domainOf(form) === 'work' ? tx`(${state} or r.institution_id = ${TECHNICAL_SECRETARIAT})` : tx`(${state})`;
}
