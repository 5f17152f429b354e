import type { ImportRun } from '../api/imports.ts';
import { useMe } from '../session.ts';

/** The institution for which one acts on an import, when it is another than one's own: what `request` takes. */
export function useBehalf({ institution }: Pick<ImportRun, 'institution'>): string | undefined {
  const own = useMe().institution.id;
  return institution.id === own ? undefined : institution.id;
}
