import type { Values } from '@sintra/definition';
import type { Board } from '../api.ts';

/** How an organization is called on the screen: as written, else by its name. */
export function organizationOf({ organizations }: Pick<Board, 'organizations'>, values: Values, reference: string, written: string): string {
  const named = organizations[String(values[reference] ?? '')];
  const asWritten = values[written];
  return typeof asWritten === 'string' && asWritten !== '' ? asWritten : (named?.name ?? named?.acronym ?? '—');
}
