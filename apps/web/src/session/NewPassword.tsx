import { Button, PasswordInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { texts } from '../texts.ts';
import styles from './session.module.css';

const shortest = 12;
const toggle = { 'aria-label': texts.first.showPassword };

export interface Chosen {
  readonly current: string;
  readonly next: string;
}
interface Props {
  /** Label of the present password, where it is asked for. */
  readonly current?: string;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onChosen: (chosen: Chosen) => void;
}

/** A password chosen by its holder, typed twice; the present one first, where there is one. */
export function NewPassword({ current, submit, pending, error, onChosen }: Props) {
  const { register, handleSubmit, getValues, formState: { errors } } = useForm({ defaultValues: { current: '', next: '', again: '' } });
  return (
    <form className={styles.doorForm} onSubmit={handleSubmit(({ current: present, next }) => onChosen({ current: present, next }))} noValidate>
      {current !== undefined && (
        <PasswordInput label={current} autoComplete="current-password" visibilityToggleButtonProps={toggle} error={errors.current?.message} {...register('current', { required: texts.signIn.passwordNeeded })} />
      )}
      <PasswordInput
        label={texts.account.next} description={texts.first.passwordHelp} autoComplete="new-password" visibilityToggleButtonProps={toggle} error={errors.next?.message}
        {...register('next', { required: texts.first.passwordShort, minLength: { value: shortest, message: texts.first.passwordShort } })}
      />
      <PasswordInput
        label={texts.first.again} autoComplete="new-password" visibilityToggleButtonProps={toggle} error={errors.again?.message}
        {...register('again', { validate: (value) => value === getValues('next') || texts.first.different })}
      />
      {error !== null && error !== undefined && <ErrorNotice error={error} />}
      <div><Button type="submit" loading={pending}>{submit}</Button></div>
    </form>
  );
}
