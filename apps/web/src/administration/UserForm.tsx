import { Button, FileInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts as house } from '../texts.ts';
import styles from './administration.module.css';
import { createUser, sendLetter, usersQuery, type CreatedUser } from './api.ts';
import type { Handed } from './HandedLink.tsx';
import { texts } from './lifecycle-texts.ts';
import { DayField, PlaceField, RolesField } from './UserFields.tsx';

const words = house.admin;

interface Answers {
  name: string;
  email: string;
  curp: string;
  position: string;
  institutionId: string | null;
  roles: string[];
  validUntil: string;
  letter: File | null;
}
const empty: Answers = { name: '', email: '', curp: '', position: '', institutionId: null, roles: [], validUntil: '', letter: null };

const written = (values: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));

/** The account first; a letter that is not taken does not undo it, and is said. */
async function register({ letter, name, email, institutionId, roles, ...optional }: Answers): Promise<{ user: CreatedUser; letterFailed: boolean }> {
  const user = await createUser({ name, email, institutionId, roles, ...written(optional) });
  const letterFailed = letter !== null && !(await sendLetter(user.id, letter).then(() => true, () => false));
  return { user, letterFailed };
}

interface Props {
  readonly onClose: () => void;
  /** The link is shown once, to be handed over in person. */
  readonly onCreated: (handed: Handed) => void;
}

/** Registers a person, by invitation. */
export function UserForm({ onClose, onCreated }: Props) {
  const client = useQueryClient();
  const { register: field, control, handleSubmit, formState: { errors } } = useForm<Answers>({ defaultValues: empty });
  const creating = useMutation({
    mutationFn: register,
    gcTime: 0,
    onSuccess: async ({ user, letterFailed }) => {
      await client.invalidateQueries({ queryKey: usersQuery.queryKey });
      onCreated({ kind: 'invitation', name: user.name, secret: user.invitation });
      announce(letterFailed ? texts.letterLater : words.created(user.name));
      onClose();
    },
  });
  return (
    <form className={styles.form} onSubmit={handleSubmit((answers) => creating.mutate(answers))} noValidate aria-label={words.newUser}>
      <TextInput label={words.name} autoFocus error={errors.name?.message} {...field('name', { required: words.needed })} />
      <TextInput label={words.email} type="email" error={errors.email?.message} {...field('email', { required: words.needed })} />
      <TextInput label={texts.curp} description={texts.curpHelp} maxLength={18} autoComplete="off" {...field('curp')} />
      <TextInput label={words.position} {...field('position')} />
      <Controller control={control} name="institutionId" rules={{ required: words.needed }} render={({ field: { value, onChange } }) => <PlaceField label={words.institution} value={value} onChange={onChange} error={errors.institutionId?.message} />} />
      <Controller control={control} name="roles" rules={{ validate: (chosen) => chosen.length > 0 || words.needed }} render={({ field: { value, onChange } }) => <RolesField value={value} onChange={onChange} error={errors.roles?.message} />} />
      <Controller control={control} name="validUntil" render={({ field: { value, onChange } }) => <DayField label={texts.until} description={texts.untilHelp} value={value} onChange={onChange} />} />
      <Controller control={control} name="letter" render={({ field: { value, onChange } }) => <FileInput label={texts.letter} description={texts.letterHelp} accept=".pdf,.png,.jpg,.jpeg" clearable clearButtonProps={{ 'aria-label': shared.clear }} value={value} onChange={onChange} />} />
      <p>{texts.entry}</p>
      {creating.isError && <ErrorNotice error={creating.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={creating.isPending}>{shared.save}</Button>
        <Button variant="default" onClick={onClose}>{shared.cancel}</Button>
      </div>
    </form>
  );
}
