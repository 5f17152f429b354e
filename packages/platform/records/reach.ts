import { domainOf, type Form } from '@sintra/definition';
import type { PendingQuery, Row } from 'postgres';
import type { Call } from '../commands/index.ts';

type Fragment = PendingQuery<Row[]>;

/** The Secretaría Técnica (LGT art. 87): what it keeps of bodies and programmes is everybody's to read. */
export const TECHNICAL_SECRETARIAT = '01900000-0000-7000-8000-000000000001';

/**
 * Rows of a form's table, under the alias `r`, that the scope of this call covers: what may be written, and whose identity may
 * be opened. The first wall; row security says the same by itself (migrations 0040 and 0021).
 */
export function scopeRows({ tx, context, scope }: Call): Fragment {
  if (scope === 'national' || scope === 'aggregate') return tx`true`;
  if (scope === 'granted') return tx`false`;
  const own = tx`r.institution_id = ${context.institutionId}`;
  if (scope === 'own') return tx`(${own} and r.captured_by = ${context.userId})`;
  return scope === 'state' ? tx`(${own} or r.institution_id = any((select security.state_institutions())::uuid[]))` : tx`(${own})`;
}

/** Records of work of one's own reach and of the Secretaría Técnica: one comparison with one list, so that counting thousands costs little. */
function workRows(call: Call): Fragment {
  const { tx, context, scope } = call;
  if (scope === 'institution') return tx`r.institution_id = any(${[context.institutionId, TECHNICAL_SECRETARIAT]}::uuid[])`;
  if (scope === 'state') return tx`r.institution_id = any((select security.work_institutions())::uuid[])`;
  return tx`(${scopeRows(call)} or r.institution_id = ${TECHNICAL_SECRETARIAT})`;
}

/** What lists, counts and exports go through. Granted records are not among them: they are read one by one. */
export const reachOf = (call: Call, form: Form): Fragment => (domainOf(form) === 'work' ? workRows(call) : scopeRows(call));

/** What may be read by its id: the reach of lists, and what a grant opens today. */
export const readReachOf = (call: Call, form: Form): Fragment => (domainOf(form) === 'work'
  ? reachOf(call, form)
  : call.tx`(${scopeRows(call)} or (r.institution_id, r.id) in (select g.institution_id, g.record_id from security.granted() g))`);
