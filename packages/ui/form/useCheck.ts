import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { request } from '../api/http.ts';
import type { CheckResult } from '../api/types.ts';
import type { FormState } from './model.ts';
import { answered } from './model.ts';

const pause = 700;

/** The value once it has stopped changing for a moment. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** Rows on their way out keep their place, so that what is said of row 2 is shown on card 2. */
const rowsOf = (state: FormState) =>
  Object.fromEntries(Object.entries(state.groups).map(([id, rows]) =>
    [id, rows.map((row) => (row.remove === true ? { remove: true, values: {} } : { values: answered(row.values) }))]));

/** What the server thinks of the answers while they are being typed: wrong, doubtful, missing, repeated. Nothing is stored. */
export function useCheck(path: string, state: FormState, id?: string): CheckResult | undefined {
  const text = JSON.stringify({ values: answered(state.values), groups: rowsOf(state), ...(id === undefined ? {} : { id }) });
  const settled = useSettled(text, pause);
  const check = useQuery({
    queryKey: ['check', path, settled],
    queryFn: ({ signal }) => request<CheckResult>('POST', `/${path}/check`, JSON.parse(settled), signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return check.data;
}
