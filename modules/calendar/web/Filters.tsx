import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { daysOf, placeOf, type Search } from './address.ts';
import { calendarQuery, type Item } from './api.ts';
import styles from './calendar.module.css';
import { texts } from './texts.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

const MOST_LABEL = 70;
const short = (label: string): string => (label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label);

/** What may be chosen, out of what the year has; with what names none. */
function optionsOf(items: readonly Item[], all: string, none: string, pick: (item: Item) => readonly { readonly id: string | null; readonly name: string | null }[]): readonly Option[] {
  const found = new Map(items.flatMap(pick).flatMap(({ id, name }) => (id === null ? [] : [[id, name ?? ''] as const])));
  const list = [...found].map(([value, label]) => ({ value, label: short(label) })).sort((a, b) => a.label.localeCompare(b.label, 'es'));
  return [{ value: '', label: all }, ...list, { value: 'none', label: none }];
}

/** Filters of the calendar, all of them in its address. */
export function Filters({ search, change }: { search: Search; change: (next: Search) => void }) {
  const { year } = placeOf(search);
  const whole = useQuery(calendarQuery(daysOf({ view: 'anio', year, month: 1 })));
  const items = [...(whole.data?.items ?? []), ...(whole.data?.undated ?? [])];
  const kinds = [{ value: '', label: texts.all }, ...Object.entries(texts.kinds).map(([value, label]) => ({ value, label })), { value: 'activity,resolution', label: texts.both }];
  const lights = [{ value: '', label: texts.all }, ...Object.entries(texts.lights).map(([value, label]) => ({ value, label }))];
  const choose = (key: keyof Search) => (event: React.ChangeEvent<HTMLSelectElement>) => change({ ...search, [key]: event.currentTarget.value });
  const isFiltered = Boolean(search.clase || search.organo || search.responsable || search.objetivo || search.semaforo);
  const select = (key: keyof Search, label: string, data: readonly Option[]) => <NativeSelect label={label} data={[...data]} value={String(search[key] ?? '')} onChange={choose(key)} />;
  return (
    <div className={styles.filters} role="group" aria-label={texts.filters}>
      {select('clase', texts.kind, kinds)}
      {select('organo', texts.body, optionsOf(items, texts.all, texts.none.body, ({ body, bodyName }) => [{ id: body, name: bodyName }]))}
      {select('responsable', texts.organization, optionsOf(items, texts.allF, texts.none.organization, ({ organizations }) => organizations))}
      {select('objetivo', texts.objective, optionsOf(items, texts.all, texts.none.objective, ({ objective, objectiveName }) => [{ id: objective, name: objectiveName }]))}
      {select('semaforo', texts.light, lights)}
      {isFiltered && <Button variant="default" onClick={() => change({ ...search, clase: '', organo: '', responsable: '', objetivo: '', semaforo: '' })}>{texts.clear}</Button>}
    </div>
  );
}
