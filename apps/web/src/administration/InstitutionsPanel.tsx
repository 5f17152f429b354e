import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { catalogsQuery } from '@sintra/ui/api/queries.ts';
import { filterOptions, labelOf, optionsOf } from '@sintra/ui/form/options.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts } from '../texts.ts';
import styles from './administration.module.css';
import { createInstitution, institutionsQuery } from './api.ts';

const words = texts.admin;
const levels = Object.entries(words.levels).map(([value, label]) => ({ value, label }));
interface Answers {
  acronym: string;
  name: string;
  level: string | null;
  state: string | null;
}

export function InstitutionsPanel() {
  const institutions = useQuery(institutionsQuery);
  const catalogs = useQuery(catalogsQuery);
  const [adding, setAdding] = useState(false);
  if (institutions.isError) return <ErrorNotice error={institutions.error} />;
  if (institutions.data === undefined) return <Waiting />;
  const states = catalogs.data?.['state'] ?? [];
  return (
    <div className={styles.panel}>
      {adding ? <InstitutionForm onDone={() => setAdding(false)} /> : <Button onClick={() => setAdding(true)}>{words.newInstitution}</Button>}
      <div className={styles.scroll} role="region" aria-label={words.institutions} tabIndex={0}>
        <table className={styles.table}>
          <thead><tr>{[words.acronym, words.name, words.level, words.state].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>
            {institutions.data.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.acronym}</th>
                <td>{one.name}</td>
                <td>{words.levels[one.level as keyof typeof words.levels] ?? one.level}</td>
                <td>{one.state === null ? '' : labelOf(states, one.state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function InstitutionForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const catalogs = useQuery(catalogsQuery);
  const { register, control, handleSubmit, formState: { errors } } = useForm<Answers>({ defaultValues: { acronym: '', name: '', level: null, state: null } });
  const creating = useMutation({
    mutationFn: ({ state, ...answers }: Answers) => createInstitution({ ...answers, ...(state === null ? {} : { state }) }),
    onSuccess: async (created) => {
      await client.invalidateQueries({ queryKey: institutionsQuery.queryKey });
      announce(words.created(created.name));
      onDone();
    },
  });
  const states = optionsOf(catalogs.data?.['state'] ?? []);
  return (
    <form className={styles.form} onSubmit={handleSubmit((answers) => creating.mutate(answers))} noValidate aria-label={words.newInstitution}>
      <TextInput label={words.name} autoFocus error={errors.name?.message} {...register('name', { required: words.needed })} />
      <TextInput label={words.acronym} description={words.acronymHelp} error={errors.acronym?.message} {...register('acronym', { required: words.needed })} />
      <Controller control={control} name="level" rules={{ required: words.needed }} render={({ field }) => <Select label={words.level} data={levels} error={errors.level?.message} {...field} />} />
      <Controller control={control} name="state" render={({ field }) => <Select label={words.state} description={words.stateHelp} data={states} searchable clearable clearButtonProps={{ 'aria-label': shared.clear }} filter={({ options, search }) => filterOptions(options as typeof states, search)} {...field} />} />
      {creating.isError && <ErrorNotice error={creating.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={creating.isPending}>{shared.save}</Button>
        <Button variant="default" onClick={onDone}>{shared.cancel}</Button>
      </div>
    </form>
  );
}
