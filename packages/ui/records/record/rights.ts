import type { RecordView } from '../../api/types.ts';
import { useMe, useScope } from '../../session.ts';
import { useScreens } from '../screens.ts';

/** Whether this person may act on this record: nationally, or on those of their own institution. What others own is only read. */
export function useOwnRight(record: RecordView, action: string): boolean {
  const scope = useScope(useScreens().resource, action);
  const own = useMe().institution.id === record.institution.id;
  return scope === 'national' || (scope !== null && own);
}
