import { byNumber, type Approval, type ApprovalRow } from '@sintra/platform/approvals';
import { withContext, type Context } from '@sintra/platform/db';
import type { House } from '@sintra/platform/database';
import { numberOf, UsageError, type Arguments } from './arguments.ts';
import { print, printJson } from './output.ts';

const words: Readonly<Record<Approval['state'], string>> = {
  waiting: 'por resolver', expired: 'vencida sin resolver', refused: 'rechazada', approved: 'autorizada', lapsed: 'vencida sin usar', used: 'usada',
};
const kinds: Readonly<Record<Approval['kind'], string>> = { export: 'exportación con identidad', erasure: 'supresión de identidad' };

/** One request in one line. */
export const lineOf = ({ number, institution, kind, records, askedBy, state, reason }: Approval): string =>
  `${institution} ${String(number)}  ${kinds[kind]}, ${records.toLocaleString('es-MX')} reg.  ${words[state]}  ${askedBy ?? ''}: ${reason}`;

export const printRequest = (view: Approval): void => print(`Solicitud ${String(view.number)}: ${lineOf(view)}`);

export function printRequests(views: readonly Approval[], { values }: Arguments): void {
  if (values.json === true) return printJson(views);
  if (views.length === 0) return print('No hay solicitudes.');
  for (const view of views) print(lineOf(view));
}

/** A request by its number, of the own institution or of `--institution`. @throws UsageError, noSuchRequest */
export async function requestOf(house: House, context: Context, kind: Approval['kind'], number: string | undefined, { values }: Arguments): Promise<ApprovalRow> {
  const asked = numberOf(number);
  return withContext(house, context, async (tx) => {
    const acronym = values.institution?.trim().toUpperCase();
    const [place] = acronym === undefined ? [{ id: context.institutionId }] : await tx<{ id: string }[]>`select id from institution where acronym = ${acronym}`;
    if (place === undefined) throw new UsageError(`No hay una institución con las siglas «${acronym ?? ''}».`);
    return byNumber({ tx, context }, kind, asked, place.id);
  });
}

/** «approve» or «refuse», with `--reason`. */
export const decisionOf = (word: string | undefined, { values }: Arguments): { decision: 'approved' | 'refused'; reason?: string } =>
  ({ decision: word === 'approve' ? 'approved' : 'refused', ...(values.reason !== undefined && { reason: values.reason }) });
