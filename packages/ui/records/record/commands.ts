import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/http.ts';
import { keys } from '../../api/queries.ts';
import type { RecordView } from '../../api/types.ts';
import { useScreens } from '../screens.ts';

/** One change to a stored record under the version that is on the screen; what comes back replaces it. */
export function useRecordCommand<Body extends object>(record: RecordView, method: 'POST' | 'PATCH', part: string, done: (moved: RecordView) => void) {
  const { path } = useScreens();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => request<RecordView>(method, `/${path}/${record.id}${part}`, { version: record.version, ...body }),
    onSuccess: (moved) => {
      client.setQueryData(keys.record(path, record.id), moved);
      void client.invalidateQueries({ queryKey: [...keys.record(path, record.id), 'history'] });
      void client.invalidateQueries({ queryKey: [...keys.records(path), 'list'] });
      void client.invalidateQueries({ queryKey: [...keys.records(path), 'count'] });
      done(moved);
    },
  });
}
