import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { filterOptions } from '@sintra/ui/form/options.ts';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts as house } from '../texts.ts';
import styles from './administration.module.css';
import { institutionsQuery, usersQuery, type User } from './api.ts';
import { texts } from './lifecycle-texts.ts';

const words = house.admin;

interface Field<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly error?: string | undefined;
}

export function RolesField({ value, onChange, error }: Field<string[]>) {
  return (
    <Checkbox.Group label={words.roles} description={words.rolesHelp} error={error} value={value} onChange={onChange}>
      <div className={styles.roles}>
        {Object.entries(house.roles).filter(([role]) => role !== 'on_behalf').map(([role, label]) => <Checkbox key={role} value={role} label={label} />)}
      </div>
    </Checkbox.Group>
  );
}

interface PlaceProps extends Field<string | null> {
  readonly label: string;
  readonly description?: string;
  /** One that cannot be chosen. */
  readonly except?: string;
  readonly clearable?: boolean;
}

export function PlaceField({ label, description, except, clearable = false, value, onChange, error }: PlaceProps) {
  const institutions = useQuery(institutionsQuery);
  const places = (institutions.data ?? []).filter(({ id }) => id !== except).map((one) => ({ value: one.id, label: `${one.acronym} · ${one.name}` }));
  return (
    <Select
      label={label} description={description} data={places} searchable clearable={clearable} clearButtonProps={{ 'aria-label': shared.clear }} value={value} onChange={onChange} error={error}
      filter={({ options, search }) => filterOptions(options as typeof places, search)}
    />
  );
}

export function DayField({ label, description, value, onChange, error }: Field<string> & { readonly label: string; readonly description?: string }) {
  return <TextInput type="date" label={label} description={description} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} />;
}

export function ReasonField({ value, onChange, error }: Field<string>) {
  return <Textarea label={texts.reason} description={texts.reasonHelp} minRows={2} autosize value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} />;
}

/** Who receives what somebody had begun: active people of the same institution. */
export function TakesField({ user, value, onChange }: Field<string | null> & { readonly user: User }) {
  const users = useQuery(usersQuery);
  const people = (users.data ?? []).filter((one) => one.state === 'active' && one.id !== user.id && one.institution.id === user.institution.id)
    .map((one) => ({ value: one.id, label: `${one.name} · ${one.email}` }));
  return (
    <Select
      label={texts.takes} description={texts.takesHelp} placeholder={texts.takesNone} data={people} searchable clearable clearButtonProps={{ 'aria-label': shared.clear }} value={value} onChange={onChange}
      filter={({ options, search }) => filterOptions(options as typeof people, search)}
    />
  );
}
