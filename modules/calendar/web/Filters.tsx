import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { daysOf, isFiltered, placeOf, type Search } from './address.ts';
import { choicesQuery, type Choices } from './api.ts';
import styles from './calendar.module.css';
import { texts } from './texts.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

const MOST_LABEL = 70;
const short = (label: string): string => (label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label);

/** What may be chosen, out of what the year names; with what names none. */
const optionsOf = (choices: Choices['bodies'] | undefined, all: string, none: string): readonly Option[] =>
  [{ value: '', label: all }, ...(choices ?? []).map(({ id, name }) => ({ value: id, label: short(name) })), { value: 'none', label: none }];

/** Filters of the calendar, all of them in its address. */
export function Filters({ search, change }: { search: Search; change: (next: Search) => void }) {
  const { year } = placeOf(search);
  const { data: choices } = useQuery(choicesQuery(daysOf({ view: 'anio', year, month: 1 })));
  const kinds = [{ value: '', label: texts.all }, ...Object.entries(texts.kinds).map(([value, label]) => ({ value, label })), { value: 'activity,resolution', label: texts.both }];
  const lights = [{ value: '', label: texts.all }, ...Object.entries(texts.lights).map(([value, label]) => ({ value, label }))];
  const choose = (key: keyof Search) => (event: React.ChangeEvent<HTMLSelectElement>) => change({ ...search, [key]: event.currentTarget.value });
  const select = (key: keyof Search, label: string, data: readonly Option[]) => <NativeSelect label={label} data={[...data]} value={String(search[key] ?? '')} onChange={choose(key)} />;
  return (
    <div className={styles.filters} role="group" aria-label={texts.filters}>
      {select('clase', texts.kind, kinds)}
      {select('organo', texts.body, optionsOf(choices?.bodies, texts.all, texts.none.body))}
      {select('responsable', texts.organization, optionsOf(choices?.organizations, texts.allF, texts.none.organization))}
      {select('objetivo', texts.objective, optionsOf(choices?.objectives, texts.all, texts.none.objective))}
      {select('semaforo', texts.light, lights)}
      {isFiltered(search) && <Button variant="default" onClick={() => change({ ...search, clase: '', organo: '', responsable: '', objetivo: '', semaforo: '' })}>{texts.clear}</Button>}
    </div>
  );
}
