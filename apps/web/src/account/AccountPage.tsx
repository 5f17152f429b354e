import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { post } from '@sintra/ui/api/http.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { useMe } from '@sintra/ui/session.ts';
import { texts } from '../texts.ts';
import styles from './account.module.css';

const words = texts.account;
const shortest = 12;

interface Answers {
  current: string;
  next: string;
  again: string;
}

/** Who one is for the system, and one's own password. */
export function AccountPage() {
  const me = useMe();
  return (
    <Page title={words.title} width="narrow">
      <dl className={styles.facts}>
        <div><dt>{words.name}</dt><dd>{me.user.name}</dd></div>
        <div><dt>{words.email}</dt><dd>{me.user.email}</dd></div>
        <div><dt>{words.institution}</dt><dd>{me.institution.name}</dd></div>
        <div><dt>{words.roles}</dt><dd>{me.roles.map((role) => texts.roles[role] ?? role).join(', ')}</dd></div>
      </dl>
      <PasswordForm />
    </Page>
  );
}

const toggle = { 'aria-label': texts.first.showPassword };

/** A changed password ends every sign-in of the account, this one too. */
function PasswordForm() {
  const { register, handleSubmit, getValues, formState: { errors } } = useForm<Answers>({ defaultValues: { current: '', next: '', again: '' } });
  const changing = useMutation({
    mutationFn: ({ current, next }: Answers) => post<void>('/me/password', { current, next }),
    gcTime: 0,
    onSuccess: () => window.location.assign('/'),
  });
  return (
    <form className={styles.form} onSubmit={handleSubmit((answers) => changing.mutate(answers))} noValidate aria-labelledby="password-title">
      <h2 id="password-title">{words.password}</h2>
      <p>{words.passwordHelp}</p>
      <PasswordInput label={words.current} autoComplete="current-password" visibilityToggleButtonProps={toggle} error={errors.current?.message} {...register('current', { required: texts.signIn.passwordNeeded })} />
      <PasswordInput
        label={words.next} description={texts.first.passwordHelp} autoComplete="new-password" visibilityToggleButtonProps={toggle} error={errors.next?.message}
        {...register('next', { required: texts.first.passwordShort, minLength: { value: shortest, message: texts.first.passwordShort } })}
      />
      <PasswordInput
        label={texts.first.again} autoComplete="new-password" visibilityToggleButtonProps={toggle} error={errors.again?.message}
        {...register('again', { validate: (value) => value === getValues('next') || texts.first.different })}
      />
      {changing.isError && <ErrorNotice error={changing.error} />}
      <div><Button type="submit" loading={changing.isPending}>{words.change}</Button></div>
    </form>
  );
}
