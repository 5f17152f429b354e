import { z, type ZodType } from 'zod';
import type { Filters } from './filters.ts';

const own = { q: z.string().max(200).optional(), annulled: z.enum(['true', 'false']).optional(), id: z.string().optional() };

/** Query of a list, count or export: its own names, and any dimension with its values apart by commas. */
export function filterInput<S extends Record<string, ZodType>>(names: S): ZodType<{ q?: string; annulled?: string } & Record<string, unknown>> {
  const known = new Set([...Object.keys(own), ...Object.keys(names)]);
  return z.object({ ...own, ...names }).catchall(z.string().max(4000)).transform((input) => {
    const rest = Object.entries(input).filter(([key]) => !known.has(key));
    return { ...Object.fromEntries(Object.entries(input).filter(([key]) => known.has(key))), by_: Object.fromEntries(rest.map(([key, text]) => [key, String(text).split(',')])) };
  });
}

/** The filters inside a query read by `filterInput`. */
export const filtersOf = (input: { q?: string; annulled?: string } & Record<string, unknown>): Filters => ({
  q: input.q,
  annulled: input.annulled === 'true',
  by: (input['by_'] ?? {}) as Record<string, string[]>,
});
