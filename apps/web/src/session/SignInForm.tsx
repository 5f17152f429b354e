import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { keys } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { texts } from '../texts.ts';
import { signIn, type Credentials } from './api.ts';
import styles from './session.module.css';

interface Props {
  /** The account that must come back, when the screen is locked. */
  readonly email?: string;
  readonly submit: string;
  readonly onDone?: () => void;
}

/** Mail and password; asks the server, then reads who came in. */
export function SignInForm({ email, submit, onDone }: Props) {
  const client = useQueryClient();
  const { register, handleSubmit, formState, resetField } = useForm<Credentials>({ defaultValues: { email: email ?? '', password: '' } });
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      await client.refetchQueries({ queryKey: keys.me });
      onDone?.();
    },
    onError: () => resetField('password'),
  });
  return (
    <form className={styles.doorForm} onSubmit={handleSubmit((credentials) => entering.mutate(credentials))} noValidate>
      {email === undefined ? (
        <TextInput
          label={texts.signIn.email}
          type="email"
          autoComplete="username"
          autoFocus
          error={formState.errors.email?.message}
          {...register('email', { required: texts.signIn.emailNeeded })}
        />
      ) : (
        <p className={styles.account}>{texts.locked.account(email)}</p>
      )}
      <PasswordInput
        label={texts.signIn.password}
        autoComplete="current-password"
        autoFocus={email !== undefined}
        error={formState.errors.password?.message}
        visibilityToggleButtonProps={{ 'aria-label': texts.first.showPassword }}
        {...register('password', { required: texts.signIn.passwordNeeded })}
      />
      {entering.isError && <ErrorNotice error={entering.error} />}
      <Button type="submit" size="md" loading={entering.isPending} fullWidth>{submit}</Button>
    </form>
  );
}
