import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@sintra/ui/api/http.ts';
import { keys } from '@sintra/ui/api/queries.ts';
import type { RecordView } from '@sintra/ui/api/types.ts';
import { path } from '../form.ts';

/** One change to a stored record under the version that is on the screen; what comes back replaces it. */
export function useRecordCommand<Body extends object>(record: RecordView, method: 'POST' | 'PATCH', part: string, done: (moved: RecordView) => void) {
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
