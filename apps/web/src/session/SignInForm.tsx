import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { keys } from '@sintra/ui/api/queries.ts';
import type { Me } from '@sintra/ui/api/types.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { texts } from '../texts.ts';
import { doorQuery, passkeysWork, signIn, signInWithPasskey, type Credentials, type FactorKind, type Step } from './api.ts';
import { PasskeyButton, passkeyError } from './FactorForm.tsx';
import { FactorStep } from './FactorStep.tsx';
import { ProviderButtons } from './ProviderButtons.tsx';
import styles from './session.module.css';
import { texts as words } from './texts.ts';

interface Props {
  /** The account that must come back, when the screen is locked. */
  readonly email?: string;
  readonly submit: string;
  readonly onDone?: () => void;
}

/** Every way in: password and second step, a passkey alone, an identity provider. Asks the server, then reads who came in. */
export function SignInForm({ email, submit, onDone }: Props) {
  const client = useQueryClient();
  const [factors, setFactors] = useState<readonly FactorKind[] | null>(null);
  const enter = async () => {
    await client.refetchQueries({ queryKey: keys.me });
    // A passkey may be somebody else's: what the other person had on the screen is not for them.
    if (email !== undefined && client.getQueryData<Me>(keys.me)?.user.email !== email) return window.location.assign('/');
    onDone?.();
  };
  const next = (step: Step) => ('me' in step ? enter() : Promise.resolve(setFactors(step.factors)));
  if (factors !== null) return <FactorStep factors={factors} onDone={() => void enter()} onBack={() => setFactors(null)} />;
  return (
    <div className={styles.doorForm}>
      <PasswordStep email={email} submit={submit} onStep={next} />
      <OtherWays locked={email !== undefined} onStep={next} />
    </div>
  );
}

interface StepProps {
  readonly email: string | undefined;
  readonly submit: string;
  readonly onStep: (step: Step) => Promise<void>;
}

function PasswordStep({ email, submit, onStep }: StepProps) {
  const { register, handleSubmit, formState, resetField } = useForm<Credentials>({ defaultValues: { email: email ?? '', password: '' } });
  const entering = useMutation({ mutationFn: signIn, gcTime: 0, onSuccess: onStep, onError: () => resetField('password') });
  return (
    <form className={styles.doorForm} onSubmit={handleSubmit((credentials) => entering.mutate(credentials))} noValidate>
      {email === undefined ? (
        <TextInput
          label={texts.signIn.email}
          type="email"
          autoComplete="username webauthn"
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

/** A locked screen keeps what was typed, so nobody is sent to another site from it. */
function OtherWays({ locked, onStep }: { locked: boolean; onStep: (step: Step) => Promise<void> }) {
  const door = useQuery(doorQuery);
  const touching = useMutation({ mutationFn: () => signInWithPasskey().catch((error: unknown) => Promise.reject(passkeyError(error))), gcTime: 0, onSuccess: onStep });
  const providers = locked ? [] : (door.data?.providers ?? []);
  const passkeys = passkeysWork(door.data);
  if (!passkeys && providers.length === 0) return null;
  return (
    <div className={styles.ways}>
      <span className={styles.or}>{words.or}</span>
      {passkeys && <PasskeyButton label={words.passkey.enter} pending={touching.isPending} onClick={() => touching.mutate()} />}
      {touching.isError && <ErrorNotice error={touching.error} />}
      <ProviderButtons providers={providers} />
    </div>
  );
}
