import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@sintra/ui/api/queries.ts';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { patchSession, sessionStep } from '../api.ts';

/** A step of the session: sent, said at the foot of the screen, and everything that shows the session asked again. */
export function useStep<T extends object = object>(id: string, step: string, done: string | ((answer: never, input: T) => string)) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: T) => sessionStep(id, step, input),
    onSuccess: (answer, input) => announce(typeof done === 'string' ? done : done(answer as never, input)),
    onSettled: () => Promise.all(['sessions', 'bodies', 'resolutions'].map((path) => client.invalidateQueries({ queryKey: keys.records(path) }))),
  });
}

/** A change of the session's own answers or groups. */
export function usePatch(id: string, done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...patch }: { version: number; values?: object; groups?: object }) => patchSession(id, version, patch),
    onSuccess: () => announce(done),
    onSettled: () => client.invalidateQueries({ queryKey: keys.records('sessions') }),
  });
}
