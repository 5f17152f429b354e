import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { keys } from '@sintra/ui/api/queries.ts';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { texts } from '../texts.ts';
import { createFirstAccount, firstAccountStatus } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import styles from './session.module.css';

const words = texts.first;
const shortest = 12;

interface Answers {
  name: string;
  email: string;
  password: string;
  again: string;
}

/** Opened once, from the link that the server prints at its first start. */
export function FirstAccountPage() {
  const { token } = useParams({ strict: false }) as { token: string };
  const status = useQuery({ queryKey: ['first-account', token], queryFn: () => firstAccountStatus(token), retry: false });
  if (status.isPending) return <div aria-busy="true" />;
  if (status.isError) return <ExpiredPage />;
  return (
    <DoorPage title={words.title} lead={words.lead}>
      <AccountForm token={token} />
    </DoorPage>
  );
}

function ExpiredPage() {
  return (
    <DoorPage title={words.expired}>
      <Notice tone="warning">{words.expiredHelp}</Notice>
      <Button component="a" href="/" variant="default">{words.goSignIn}</Button>
    </DoorPage>
  );
}

function AccountForm({ token }: { token: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Answers>({ defaultValues: { name: '', email: '', password: '', again: '' } });
  const creating = useMutation({
    mutationFn: ({ name, email, password }: Answers) => createFirstAccount({ token, name, email, password }),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: keys.me });
      await navigate({ to: '/', replace: true });
    },
  });
  return (
    <form className={styles.doorForm} onSubmit={form.handleSubmit((answers) => creating.mutate(answers))} noValidate>
      <AccountInputs form={form} />
      {creating.isError && <ErrorNotice error={creating.error} />}
      <Button type="submit" size="md" loading={creating.isPending} fullWidth>{words.submit}</Button>
    </form>
  );
}

const toggle = { 'aria-label': words.showPassword };

function AccountInputs({ form: { register, formState: { errors }, getValues } }: { form: UseFormReturn<Answers> }) {
  return (
    <>
      <TextInput label={words.name} autoComplete="name" autoFocus error={errors.name?.message} {...register('name', { required: words.nameNeeded })} />
      <TextInput
        label={words.email}
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...register('email', { required: words.emailWrong, pattern: { value: /^\S+@\S+\.\S+$/, message: words.emailWrong } })}
      />
      <PasswordInput
        label={words.password}
        description={words.passwordHelp}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        error={errors.password?.message}
        {...register('password', { required: words.passwordShort, minLength: { value: shortest, message: words.passwordShort } })}
      />
      <PasswordInput
        label={words.again}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        error={errors.again?.message}
        {...register('again', { validate: (value) => value === getValues('password') || words.different })}
      />
    </>
  );
}
