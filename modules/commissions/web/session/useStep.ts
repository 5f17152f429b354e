import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { keys } from '@sintra/ui/api/queries.ts';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { boardQuery, patchSession, sessionStep } from '../api.ts';

/** What one person does to a session goes out one after another, each with the version that the screen shows by then. */
const inTurn = (id: string) => ({ scope: { id: `session-${id}` } });

const shownVersion = (client: QueryClient, id: string): number => client.getQueryData(boardQuery(id).queryKey)?.session.version ?? 0;

/** The session as the screen has it by then: what is undone later looks at what is there later. */
export function useShownSession(id: string) {
  const client = useQueryClient();
  return () => client.getQueryData(boardQuery(id).queryKey)?.session;
}

const askAgain = (client: QueryClient) => Promise.all(['sessions', 'bodies', 'resolutions'].map((path) => client.invalidateQueries({ queryKey: keys.records(path) })));

interface StepOptions<T> {
  /** Said at the foot of the screen when it is done. */
  readonly done: string | ((answer: never, input: T) => string);
  /** Steps that do not ask for the session's version: who came, and a resolution. */
  readonly versionless?: true;
}

/** A step of the session: sent, said, and everything that shows the session asked again. */
export function useStep<T extends object = object>(id: string, step: string, { done, versionless }: StepOptions<T>) {
  const client = useQueryClient();
  return useMutation({
    ...inTurn(id),
    mutationFn: (input: T) => sessionStep(id, step, versionless === true ? input : { ...input, version: shownVersion(client, id) }),
    onSuccess: (answer, input) => announce(typeof done === 'string' ? done : done(answer as never, input)),
    onSettled: () => askAgain(client),
  });
}

/** A change of the session's own answers or groups. */
export function usePatch(id: string, done: string) {
  const client = useQueryClient();
  return useMutation({
    ...inTurn(id),
    mutationFn: (patch: { values?: object; groups?: object }) => patchSession(id, shownVersion(client, id), patch),
    onSuccess: () => announce(done),
    onSettled: () => askAgain(client),
  });
}
