import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { institutionsQuery } from '../administration/api.ts';
import { peopleQuery } from './api.ts';
import styles from './log.module.css';
import { actionGroups, logTexts } from './texts.ts';

const words = logTexts.filters;
export type Asked = Readonly<Record<string, string>>;

const acts = actionGroups.map(({ label, acts: some }) => ({ value: some.join(','), label }));
const clearable = (label: string) => ({ clearable: true, searchable: true, clearButtonProps: { 'aria-label': `Quitar: ${label.toLowerCase()}` } }) as const;

interface PersonProps {
  readonly value: string | null;
  /** Name of the person in the address, when the acts shown say it. */
  readonly name: string | null;
  readonly onChange: (id: string | null) => void;
}

/** Accounts are looked for by name while it is typed; the address carries the id, never the name. */
function PersonChoice({ value, name, onChange }: PersonProps) {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 250);
  const [chosen, setChosen] = useState(name);
  const found = useQuery(peopleQuery(asked)).data ?? [];
  const known = value === null || found.some(({ id }) => id === value) ? [] : [{ value, label: chosen ?? name ?? value.slice(-8) }];
  const data = [...known, ...found.map((person) => ({ value: person.id, label: `${person.name} (${person.institution})` }))];
  const change = (id: string | null) => {
    setChosen(data.find((option) => option.value === id)?.label ?? null);
    onChange(id);
  };
  return <Select label={words.person} placeholder={words.personHelp} data={data} value={value} onChange={change} onSearchChange={setSearch} filter={({ options }) => options} {...clearable(words.person)} />;
}

/** What is looked for, in the address: a link to a search of the log is a link to the same search. */
export function Filters({ asked, person }: { asked: Asked; person: string | null }) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Asked>(asked);
  const institutions = useQuery(institutionsQuery).data ?? [];
  const set = (key: string) => (value: string | null) => setDraft({ ...draft, [key]: value ?? '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/bitacora', search: Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '')) });
  };
  return (
    <form className={styles.filters} onSubmit={submit}>
      <TextInput label={words.folio} value={draft['folio'] ?? ''} onChange={(event) => set('folio')(event.currentTarget.value.trim())} autoComplete="off" />
      <PersonChoice value={draft['user'] || null} name={person} onChange={set('user')} />
      <Select label={words.institution} placeholder={words.any} data={institutions.map(({ id, acronym }) => ({ value: id, label: acronym }))} value={draft['institution'] || null} onChange={set('institution')} {...clearable(words.institution)} />
      <Select label={words.action} placeholder={words.any} data={acts} value={draft['action'] || null} onChange={set('action')} {...clearable(words.action)} />
      <TextInput label={words.from} type="date" value={draft['from'] ?? ''} onChange={(event) => set('from')(event.currentTarget.value)} />
      <TextInput label={words.until} type="date" value={draft['until'] ?? ''} onChange={(event) => set('until')(event.currentTarget.value)} />
      <div className={styles.buttons}>
        <Button type="submit" variant="default">{words.apply}</Button>
        {Object.keys(asked).length > 0 && <Button variant="subtle" onClick={() => void navigate({ to: '/bitacora', search: {} })}>{words.clear}</Button>}
      </div>
    </form>
  );
}
