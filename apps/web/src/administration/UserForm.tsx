import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm, type Control } from 'react-hook-form';
import { filterOptions } from '@sintra/ui/form/options.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts } from '../texts.ts';
import styles from './administration.module.css';
import { createUser, institutionsQuery, usersQuery } from './api.ts';

const words = texts.admin;
const roles = Object.entries(texts.roles);

interface Answers {
  name: string;
  email: string;
  position: string;
  institutionId: string | null;
  roles: string[];
}

interface Props {
  readonly onClose: () => void;
  /** The password is shown once, to be handed over in person. */
  readonly onCreated: (handed: { name: string; password: string } | null) => void;
}

export function UserForm({ onClose, onCreated }: Props) {
  const client = useQueryClient();
  const institutions = useQuery(institutionsQuery);
  const { register, control, handleSubmit, formState: { errors } } = useForm<Answers>({ defaultValues: { name: '', email: '', position: '', institutionId: null, roles: [] } });
  const creating = useMutation({
    mutationFn: ({ position, ...answers }: Answers) => createUser({ ...answers, ...(position.trim() === '' ? {} : { position }) }),
    gcTime: 0,
    onSuccess: async (user) => {
      await client.invalidateQueries({ queryKey: usersQuery.queryKey });
      onCreated(user.initialPassword === null ? null : { name: user.name, password: user.initialPassword });
      announce(words.created(user.name));
      onClose();
    },
  });
  const places = (institutions.data ?? []).map((one) => ({ value: one.id, label: `${one.acronym} · ${one.name}` }));
  return (
    <form className={styles.form} onSubmit={handleSubmit((answers) => creating.mutate(answers))} noValidate aria-label={words.newUser}>
      <TextInput label={words.name} autoFocus error={errors.name?.message} {...register('name', { required: words.needed })} />
      <TextInput label={words.email} type="email" error={errors.email?.message} {...register('email', { required: words.needed })} />
      <TextInput label={words.position} {...register('position')} />
      <Controller control={control} name="institutionId" rules={{ required: words.needed }} render={({ field }) => (
        <Select label={words.institution} data={places} searchable error={errors.institutionId?.message} filter={({ options, search }) => filterOptions(options as typeof places, search)} {...field} />
      )} />
      <RolesInput control={control} error={errors.roles?.message} />
      {creating.isError && <ErrorNotice error={creating.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={creating.isPending}>{shared.save}</Button>
        <Button variant="default" onClick={onClose}>{shared.cancel}</Button>
      </div>
    </form>
  );
}

function RolesInput({ control, error }: { control: Control<Answers>; error: string | undefined }) {
  return (
    <Controller
      control={control}
      name="roles"
      rules={{ validate: (chosen) => chosen.length > 0 || words.needed }}
      render={({ field }) => (
        <Checkbox.Group label={words.roles} description={words.rolesHelp} error={error} value={field.value} onChange={field.onChange}>
          <div className={styles.roles}>
            {roles.map(([value, label]) => <Checkbox key={value} value={value} label={label} />)}
          </div>
        </Checkbox.Group>
      )}
    />
  );
}
