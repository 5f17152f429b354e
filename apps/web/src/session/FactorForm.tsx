import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconFingerprint } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@sintra/ui/api/http.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { doorQuery, passkeysWork, type FactorKind } from './api.ts';
import styles from './session.module.css';
import { texts } from './texts.ts';

interface Props<T> {
  readonly factors: readonly FactorKind[];
  readonly submit: string;
  readonly onCode: (code: string) => Promise<T>;
  readonly onPasskey: () => Promise<T>;
  readonly onDone: (given: T) => void;
}

/** What the browser says when no passkey was used is in its own words: ours say what to do. */
export const passkeyError = (error: unknown): Error => (error instanceof ApiError ? error : new Error(texts.passkey.failed));

/** A code or a passkey, whichever the person has. */
export function FactorForm<T>({ factors, submit, onCode, onPasskey, onDone }: Props<T>) {
  const door = useQuery(doorQuery);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const giving = useMutation({ mutationFn: onCode, gcTime: 0, onSuccess: onDone, onError: () => setCode('') });
  const touching = useMutation({ mutationFn: () => onPasskey().catch((error: unknown) => Promise.reject(passkeyError(error))), gcTime: 0, onSuccess: onDone });
  const byCode = factors.includes('totp') || factors.includes('recovery_code');
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '') giving.mutate(code);
  };
  const error = giving.error ?? touching.error;
  return (
    <form className={styles.doorForm} onSubmit={send} noValidate>
      {factors.includes('passkey') && passkeysWork(door.data) && <PasskeyButton label={texts.passkey.use} pending={touching.isPending} onClick={() => touching.mutate()} />}
      {byCode && (
        <TextInput
          label={texts.factor.code}
          description={factors.includes('totp') ? texts.factor.codeHelp : texts.factor.recoveryHelp}
          autoComplete="one-time-code"
          spellCheck={false}
          autoFocus
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={tried && code.trim() === '' && !giving.isPending && !giving.isError ? texts.factor.codeNeeded : null}
        />
      )}
      {error !== null && <ErrorNotice error={error} />}
      {byCode && <Button type="submit" size="md" loading={giving.isPending} fullWidth>{submit}</Button>}
    </form>
  );
}

export function PasskeyButton({ label, pending, onClick }: { label: string; pending: boolean; onClick: () => void }) {
  return (
    <Button variant="default" size="md" fullWidth leftSection={<IconFingerprint size={20} aria-hidden />} loading={pending} onClick={onClick}>{label}</Button>
  );
}
