import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from './api/queries.ts';
import type { Me } from './api/types.ts';
import { allows } from './module.ts';

/** Who is signed in; only inside the shell, where it is known. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** How far a right reaches: «institution», «national», or null without it. */
export const useScope = (resource: string, action: string): string | null =>
  useMe().rights.find((right) => right.resource === resource && right.action === action)?.scope ?? null;

/** Whether the person may do something, to show or leave out its button. */
export function useRight(resource: string, action: string): boolean {
  return allows(useMe(), resource, action);
}
